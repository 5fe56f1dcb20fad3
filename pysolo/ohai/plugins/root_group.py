"""The name of root's group."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("root_group")
def collect(ohai: Ohai) -> Facts:
    root = ohai.system.user_by_name("root")
    group = ohai.system.group_by_gid(root.gid if root else 0)
    return {"root_group": group.name if group else None}
