"""The windows_feature_dism resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import lower_list

WINDOWS_FEATURE_DISM = Declaration(
    "windows_feature_dism",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"install": "Install.", "remove": "Remove.", "delete": "Delete."},
    default="install",
    properties=[
        Property("feature_name", (list, str), name_property=True, coerce=lower_list),
        Property("source", str),
        Property("all", bool, default=False),
        Property("timeout", int, default=600, desired_state=False),
    ],
    example="""
windows_feature_dism 'IIS-WebServerRole'
""",
)
