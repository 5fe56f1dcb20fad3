"""The apt_preference resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

APT_PREFERENCE = Declaration(
    "apt_preference",
    doc="Manages a pin in /etc/apt/preferences.d.",
    actions={"add": "Write the pin.", "remove": "Remove it."},
    default="add",
    properties=[
        Property(
            "package_name",
            str,
            name_property=True,
            regex=r"^([a-z]|[A-Z]|[0-9]|_|-|\.|\*|\+)+$",
            doc="The package, or the name of the file when `glob` says what is pinned.",
        ),
        Property("glob", str, doc="A pattern of package names."),
        Property("pin", str, required=("add",), doc="Which version, release or origin is meant."),
        Property("pin_priority", (str, int), required=("add",), doc="How strongly."),
    ],
    example="""
apt_preference 'nginx' do
  pin 'version 1.22.*'
  pin_priority '900'
end
""",
)
