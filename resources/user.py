"""The user resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.chef.declaration import Declaration, Property
from pysolo.chef.old.ways import allowed, note
from pysolo.resources.common_alias import alias

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.objects import RHash, RProc, Value


def supports(resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """``supports manage_home: true, non_unique: true``, the way to say it up to Chef 12."""
    rt = resource.cls.rt
    if not allowed(rt):
        raise rt.undefined(resource, "supports", "undefined")
    note(rt, "user: supports is gone since Chef 13, use manage_home and non_unique")
    given = rt.to_python(args[0] if args else kw)
    wanted = given if isinstance(given, dict) else dict.fromkeys(given or (), True)
    for name in ("manage_home", "non_unique"):
        if name in wanted:
            resource.set(name, bool(wanted[name]))
    return rt.from_python({name: resource.get(name) for name in ("manage_home", "non_unique")})


USER = Declaration(
    "user",
    doc="Manages a user.",
    actions={
        "create": "Make the user, or bring it in line.",
        "remove": "Remove the user.",
        "modify": "Bring an existing user in line; a missing one is an error.",
        "manage": "Bring the user in line if it exists.",
        "lock": "Lock the password.",
        "unlock": "Unlock the password.",
    },
    default="create",
    properties=[
        Property("username", str, name_property=True, doc="The login name."),
        Property("comment", str, doc="The comment (GECOS) field."),
        Property("home", str, doc="The home directory."),
        Property("salt", str, desired_state=False, doc="Not used on Linux."),
        Property("shell", str, doc="The login shell."),
        Property("password", str, sensitive=True, desired_state=False, doc="The password's hash."),
        Property("non_unique", bool, default=False, desired_state=False, doc="Accept a number that another user has."),
        Property(
            "manage_home",
            bool,
            default=False,
            desired_state=False,
            doc="Make, move and remove the home directory too.",
        ),
        Property("force", bool, default=False, desired_state=False, doc="Remove even a user who is logged in."),
        Property("system", bool, default=False, doc="Make a system user."),
        Property("uid", (str, int, None), doc="The user's number."),
        Property("gid", (str, int, None), doc="The primary group, a name or a number."),
        Property(
            "expire_date",
            (str, None),
            desired_state=False,
            doc="The day (YYYY-MM-DD) when the account ends.",
            introduced="18.0",
        ),
        Property(
            "inactive",
            (str, int, None),
            desired_state=False,
            doc="Days after a password's expiry until the account is disabled.",
            introduced="18.0",
        ),
    ],
    methods={"group": alias("gid"), "supports": supports},
    example="""
user 'ann' do
  comment 'Ann Example'
  gid 'users'
  shell '/bin/bash'
  manage_home true
end
""",
)
