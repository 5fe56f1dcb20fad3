"""The windows_dfs_folder resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_DFS_FOLDER = Declaration(
    "windows_dfs_folder",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"create": "Create.", "delete": "Delete."},
    default="create",
    properties=[
        Property("folder_path", str, name_property=True),
        Property("namespace_name", str, required=True),
        Property("target_path", str),
        Property("description", str),
    ],
    example="""
windows_dfs_folder 'reports' do
  namespace_name 'shares'
  target_path '//files/reports'
  description 'Reports'
end
""",
)
