"""``chmod`` modes by symbols (``u+x,go=r``), and names of owners."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.runtime.objects import RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

WHO = {"u": 0o4700, "g": 0o2070, "o": 0o1007, "a": 0o7777}
WHAT = {"r": 0o444, "w": 0o222, "x": 0o111, "s": 0o6000, "t": 0o1000}


def symbolic(rt: Interpreter, text: str, before: int, folder: bool) -> int:
    """The mode that ``text`` makes of ``before``."""
    mode = before & 0o7777
    for clause in text.split(","):
        at = 0
        while at < len(clause) and clause[at] in WHO:
            at += 1
        mask = 0
        for who in clause[:at] or "a":
            mask |= WHO[who]
        if at >= len(clause) or clause[at] not in "+-=":
            raise rt.error("ArgumentError", "invalid file mode: %s" % text)
        while at < len(clause):
            sign = clause[at]
            if sign not in "+-=":
                raise rt.error("ArgumentError", "invalid file mode: %s" % text)
            at += 1
            bits = 0
            while at < len(clause) and clause[at] not in "+-=":
                letter = clause[at]
                if letter == "X":
                    bits |= 0o111 if folder or before & 0o111 else 0
                elif letter in "ugo":
                    shift = {"u": 6, "g": 3, "o": 0}[letter]
                    part = mode >> shift & 7
                    bits |= part << 6 | part << 3 | part
                elif letter in WHAT:
                    bits |= WHAT[letter]
                else:
                    raise rt.error("ArgumentError", "invalid `perm' symbol in file mode: %s" % letter)
                at += 1
            bits &= mask
            mode = mode | bits if sign == "+" else mode & ~bits if sign == "-" else mode & ~(mask & 0o777) | bits
    return mode


def mode_of(rt: Interpreter, value: Value, path: str) -> int:
    if isinstance(value, RString):
        found = os.stat(path)
        return symbolic(rt, value.s, found.st_mode, os.path.isdir(path))
    return rt.to_int(value)


def shown_mode(rt: Interpreter, value: Value) -> str:
    """As FileUtils prints it."""
    return value.s if isinstance(value, RString) else "%o" % rt.to_int(value)


def _id(rt: Interpreter, value: Value, kind: str, ask: Any) -> int:
    if value is None:
        return -1
    if type(value) is int:
        return value
    name = rt.to_str(value)
    if name.isdigit():
        return int(name)
    try:
        found: int = ask(name)
    except KeyError:
        raise rt.error("ArgumentError", "can't find %s for %s" % (kind, name))
    return found


def uid_of(rt: Interpreter, value: Value) -> int:
    import pwd

    return _id(rt, value, "user", lambda name: pwd.getpwnam(name).pw_uid)


def gid_of(rt: Interpreter, value: Value) -> int:
    import grp

    return _id(rt, value, "group", lambda name: grp.getgrnam(name).gr_gid)


def owner_text(rt: Interpreter, user: Value, group: Value) -> Optional[str]:
    if user is None and group is None:
        return None
    return "%s%s" % ("" if user is None else rt.to_s(user), "" if group is None else ":" + rt.to_s(group))
