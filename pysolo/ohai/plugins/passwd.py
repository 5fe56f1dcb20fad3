"""The accounts. Ohai has them only on demand; here reading them costs nothing unless somebody does."""

from __future__ import annotations

from typing import Any, Dict

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("etc", "current_user")
def collect(ohai: Ohai) -> Facts:
    system = ohai.system
    passwd: Dict[str, Any] = {}
    for user in system.users():
        passwd.setdefault(
            user.name,
            {"dir": user.home, "gid": user.gid, "uid": user.uid, "shell": user.shell, "gecos": user.gecos},
        )
    group = {entry.name: {"gid": entry.gid, "members": list(entry.members)} for entry in system.groups()}
    current = system.user_by_uid(system.euid())
    return {"etc": {"passwd": passwd, "group": group}, "current_user": current.name if current else None}
