"""The mdadm resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

MDADM = Declaration(
    "mdadm",
    doc="Manages a software RAID.",
    actions={"create": "Create it.", "assemble": "Assemble it.", "stop": "Stop it."},
    default="create",
    properties=[
        Property("chunk", int, default=16, doc="The chunk size."),
        Property("devices", list, default=[], doc="The devices."),
        Property("exists", bool, default=False, skip_docs=True, doc="Is it there?"),
        Property("level", int, default=1, doc="The RAID level."),
        Property("metadata", str, default="0.90", doc="The version of the metadata."),
        Property("bitmap", str, doc="The bitmap."),
        Property("raid_device", str, name_property=True, doc="The RAID's device."),
        Property("layout", str, doc="The layout."),
    ],
    example="""
mdadm '/dev/md0' do
  devices %w(/dev/sdb /dev/sdc)
  level 1
  action %i(create assemble)
end
""",
)
