"""The timezone resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

TIMEZONE = Declaration(
    "timezone",
    doc="Manages the time zone.",
    actions={"set": "Set it."},
    default="set",
    properties=[
        Property("timezone", str, name_property=True, doc="The zone, such as Europe/Berlin."),
    ],
    example="""
timezone 'Europe/Vienna'
""",
)
