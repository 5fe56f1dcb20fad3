"""The apt_update resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

APT_UPDATE = Declaration(
    "apt_update",
    doc="Updates apt's package lists.",
    actions={"update": "Update now.", "periodic": "Update when the last success is older than `frequency`."},
    default="periodic",
    properties=[
        Property("name", str, default="", doc="Any name."),
        Property("frequency", int, default=86400, doc="Seconds between updates."),
    ],
    example="""
apt_update 'once a day' do
  frequency 86_400
end
""",
)
