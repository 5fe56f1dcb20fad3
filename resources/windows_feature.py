"""The windows_feature resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_FEATURE = Declaration(
    "windows_feature",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"install": "Install.", "remove": "Remove.", "delete": "Delete."},
    default="install",
    properties=[
        Property("feature_name", (list, str), name_property=True),
        Property("source", str),
        Property("all", bool, default=False),
        Property("management_tools", bool, default=False),
        Property(
            "install_method",
            "symbol",
            default="windows_feature_dism",
            equal_to=("windows_feature_dism", "windows_feature_powershell", "windows_feature_servermanagercmd"),
        ),
        Property("timeout", int, default=600, desired_state=False),
    ],
    example="""
windows_feature 'Web-Server' do
  all true
end
""",
)
