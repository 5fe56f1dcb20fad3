"""The windows_feature_powershell resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import lower_list

WINDOWS_FEATURE_POWERSHELL = Declaration(
    "windows_feature_powershell",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"install": "Install.", "remove": "Remove.", "delete": "Delete."},
    default="install",
    properties=[
        Property("feature_name", (list, str), name_property=True, coerce=lower_list),
        Property("source", str),
        Property("all", bool, default=False),
        Property("timeout", int, default=600, desired_state=False),
        Property("management_tools", bool, default=False),
    ],
    example="""
windows_feature_powershell 'Web-Server' do
  management_tools true
end
""",
)
