"""The windows_dfs_namespace resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_DFS_NAMESPACE = Declaration(
    "windows_dfs_namespace",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"create": "Create.", "delete": "Delete."},
    default="create",
    properties=[
        Property("namespace_name", str, name_property=True),
        Property("description", str, required=True),
        Property("full_users", list, default=["BUILTIN\\administrators"]),
        Property("change_users", list, default=[]),
        Property("read_users", list, default=[]),
        Property("root", str, default="C:\\DFSRoots"),
    ],
    example="""
windows_dfs_namespace 'shares' do
  description 'Shared folders'
end
""",
)
