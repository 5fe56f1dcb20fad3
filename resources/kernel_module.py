"""The kernel_module resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

KERNEL_MODULE = Declaration(
    "kernel_module",
    doc="Manages a kernel module.",
    actions={
        "install": "Load it, now and at boot.",
        "uninstall": "Unload it and remove its files.",
        "blacklist": "Keep it from being loaded by itself.",
        "disable": "Make loading it impossible.",
        "enable": "Undo `:disable`.",
        "load": "Load it now.",
        "unload": "Unload it now.",
    },
    default="install",
    properties=[
        Property("modname", str, name_property=True, doc="The module."),
        Property("options", list, doc="Parameters of the module.", introduced="15.4"),
        Property("load_dir", str, default="/etc/modules-load.d", doc="Where the file for loading goes."),
        Property("unload_dir", str, default="/etc/modprobe.d", doc="Where the file for blacklisting goes."),
    ],
    example="""
kernel_module 'br_netfilter' do
  options ['debug=1']
end
""",
)
