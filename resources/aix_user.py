"""The aix_user resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, provided

AIX_USER = Declaration(
    "aix_user",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    class_name="User::AixUser",
    extends="user",
    actions={},
    provides=(provided("user", os="aix"),),
    example="""
aix_user 'shop' do
  uid 3001
end
""",
)
