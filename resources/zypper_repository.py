"""The zypper_repository resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_alias import alias
from pysolo.resources.common_coerce import array

ZYPPER_REPOSITORY = Declaration(
    "zypper_repository",
    doc="Manages a source of RPM packages for zypper.",
    actions={"create": "Create.", "remove": "Remove.", "add": "Add.", "refresh": "Refresh."},
    default="create",
    properties=[
        Property("repo_name", str, name_property=True, regex=r"^[^/]+$"),
        Property("description", str),
        Property("type", str, default="NONE"),
        Property("enabled", bool, default=True),
        Property("autorefresh", bool, default=True),
        Property("gpgcheck", bool, default=True),
        Property("gpgkey", (str, list), default=[], coerce=array),
        Property("baseurl", str),
        Property("mirrorlist", str),
        Property("path", str),
        Property("priority", int, default=99),
        Property("keeppackages", bool, default=False),
        Property("mode", (str, int), default="0644"),
        Property("refresh_cache", bool, default=True),
        Property("source", str),
        Property("cookbook", str, default=lambda resource: resource.cookbook_name, desired_state=False),
        Property("gpgautoimportkeys", bool, default=True),
    ],
    provides=("zypper_repo",),
    methods={"key": alias("gpgkey"), "uri": alias("baseurl")},
    example="""
zypper_repository 'internal' do
  baseurl 'https://packages.example.com/rpm'
end
""",
)
