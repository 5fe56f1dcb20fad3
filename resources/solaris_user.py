"""The solaris_user resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, provided

SOLARIS_USER = Declaration(
    "solaris_user",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    class_name="User::SolarisUser",
    extends="user",
    actions={},
    provides=(provided("user", os=("omnios", "solaris2")),),
    example="""
solaris_user 'shop' do
  home '/export/home/shop'
end
""",
)
