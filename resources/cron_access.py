"""The cron_access resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

CRON_ACCESS = Declaration(
    "cron_access",
    doc="Manages who may use cron.",
    actions={"allow": "Put the user into /etc/cron.allow.", "deny": "Put the user into /etc/cron.deny."},
    default="allow",
    properties=[
        Property("user", str, name_property=True, doc="The user."),
    ],
    provides=("cron_manage",),
    example="""
cron_access 'guest' do
  action :deny
end
""",
)
