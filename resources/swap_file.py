"""The swap_file resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

SWAP_FILE = Declaration(
    "swap_file",
    doc="Manages a swap file.",
    actions={"create": "Make it and swap on it.", "remove": "Stop swapping on it and remove it."},
    default="create",
    properties=[
        Property("path", str, name_property=True, doc="The file."),
        Property("size", int, doc="Its size in megabytes."),
        Property("persist", bool, default=False, doc="Put it into /etc/fstab."),
        Property("timeout", int, default=600, desired_state=False, doc="Seconds for making it."),
        Property("swappiness", int, doc="The vm.swappiness to set."),
    ],
    example="""
swap_file '/var/swapfile' do
  size 1024
  persist true
end
""",
)
