"""The log resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

LOG = Declaration(
    "log",
    doc="Writes a line to the log while the run converges.",
    actions={"write": "Write it."},
    default="write",
    properties=[
        Property("message", str, name_property=True, identity=True, doc="The line."),
        Property(
            "level",
            "symbol",
            default="info",
            equal_to=("debug", "info", "warn", "error", "fatal"),
            doc="How important it is.",
        ),
    ],
    quiet_when_up_to_date=True,
    example="""
log 'the cache was cleared' do
  level :warn
end
""",
)
