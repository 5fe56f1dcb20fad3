"""The windows_defender_exclusion resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import backslashed_list, comma_list

WINDOWS_DEFENDER_EXCLUSION = Declaration(
    "windows_defender_exclusion",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"add": "Add.", "remove": "Remove."},
    default="add",
    properties=[
        Property("paths", (str, list), default=[], coerce=backslashed_list),
        Property("extensions", (str, list), default=[], coerce=comma_list),
        Property("process_paths", (str, list), default=[], coerce=backslashed_list),
    ],
    example="""
windows_defender_exclusion 'builds' do
  paths 'C:/builds'
end
""",
)
