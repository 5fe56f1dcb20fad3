"""The linux_user resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, provided

LINUX_USER = Declaration(
    "linux_user",
    doc="Manages a user with useradd, usermod and userdel.",
    class_name="User::LinuxUser",
    extends="user",
    actions={},
    provides=(provided("user", os="linux"),),
    example="""
linux_user 'shop' do
  system true
  shell '/usr/sbin/nologin'
end
""",
)
