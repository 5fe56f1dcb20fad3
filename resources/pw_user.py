"""The pw_user resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, provided

PW_USER = Declaration(
    "pw_user",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    class_name="User::PwUser",
    extends="user",
    actions={},
    provides=(provided("user", os="freebsd"),),
    example="""
pw_user 'shop' do
  shell '/bin/sh'
end
""",
)
