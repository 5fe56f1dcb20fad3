"""The macos_userdefaults resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, Sym

MACOS_USERDEFAULTS = Declaration(
    "macos_userdefaults",
    doc="macOS only: stands here so that cookbooks compile.",
    class_name="MacosUserDefaults",
    actions={"write": "Write.", "delete": "Delete."},
    default="write",
    properties=[
        Property("domain", str, default="NSGlobalDomain", desired_state=False),
        Property(
            "global",
            bool,
            default=False,
            desired_state=False,
            deprecated="The global property of macos_userdefaults is not needed any more.",
        ),
        Property("key", str, required=True),
        Property("host", (str, "symbol"), default=Sym("all"), desired_state=False),
        Property("value", (int, float, str, bool, dict, list), required=("write",)),
        Property(
            "type",
            str,
            equal_to=("bool", "string", "int", "float", "array", "dict"),
            desired_state=False,
            deprecated="The type property of macos_userdefaults is not needed any more.",
        ),
        Property("user", (str, "symbol"), default=Sym("current"), desired_state=False),
        Property(
            "sudo",
            bool,
            default=False,
            desired_state=False,
            deprecated="The sudo property of macos_userdefaults is not needed any more.",
        ),
    ],
    provides=("mac_os_x_userdefaults",),
    example="""
macos_userdefaults 'show all files' do
  domain 'com.apple.finder'
  key 'AppleShowAllFiles'
  value true
end
""",
)
