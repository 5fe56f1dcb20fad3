"""Who is logged in."""

from __future__ import annotations

from typing import Dict, List

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output


@plugin("sessions", optional=True)
def collect(ohai: Ohai) -> Facts:
    path = ohai.system.which("loginctl")
    if path is None:
        return {}
    command = [path, "--no-pager", "--no-legend", "--no-ask-password", "list-sessions"]
    by_session: Dict[str, Dict[str, str]] = {}
    by_user: Dict[str, List[Dict[str, str]]] = {}
    for line in (output(ohai.system, command) or "").splitlines():
        row = dict(zip(("session", "uid", "user", "seat"), line.split()))
        if "user" in row:
            by_session[row["session"]] = row
            by_user.setdefault(row["user"], []).append(row)
    return {"sessions": {"by_session": by_session, "by_user": by_user}}
