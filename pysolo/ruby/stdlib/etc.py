"""Etc: users, groups and the machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

etc = NativeClass("Etc", module=True)
etc.constants["VERSION"] = "1.3.0"
USER = (
    ("name", "pw_name"), ("passwd", "pw_passwd"), ("uid", "pw_uid"), ("gid", "pw_gid"), ("gecos", "pw_gecos"), ("dir", "pw_dir"),
    ("shell", "pw_shell"),
)  # fmt: skip
GROUP = (("name", "gr_name"), ("passwd", "gr_passwd"), ("gid", "gr_gid"), ("mem", "gr_mem"))


def user_value(rt: Interpreter, row: Any) -> Value:
    return rt.new(rt.const_get("Etc::Passwd"), *[rt.from_python(getattr(row, field)) for _, field in USER])


def group_value(rt: Interpreter, row: Any) -> Value:
    return rt.new(rt.const_get("Etc::Group"), *[rt.from_python(getattr(row, field)) for _, field in GROUP])


@etc.module_function("getpwnam")
def getpwnam(rt: Interpreter, self: Value, name: str) -> Value:
    import pwd

    try:
        return user_value(rt, pwd.getpwnam(name))
    except KeyError:
        raise rt.error("ArgumentError", "can't find user for %s" % name)


@etc.module_function("getpwuid")
def getpwuid(rt: Interpreter, self: Value, uid: Optional[int] = None) -> Value:
    import pwd

    number = os.getuid() if uid is None else uid
    try:
        return user_value(rt, pwd.getpwuid(number))
    except (KeyError, OverflowError):
        raise rt.error("ArgumentError", "can't find user for %d" % number)


@etc.module_function("getgrnam")
def getgrnam(rt: Interpreter, self: Value, name: str) -> Value:
    import grp

    try:
        return group_value(rt, grp.getgrnam(name))
    except KeyError:
        raise rt.error("ArgumentError", "can't find group for %s" % name)


@etc.module_function("getgrgid")
def getgrgid(rt: Interpreter, self: Value, gid: Optional[int] = None) -> Value:
    import grp

    number = os.getgid() if gid is None else gid
    try:
        return group_value(rt, grp.getgrgid(number))
    except (KeyError, OverflowError):
        raise rt.error("ArgumentError", "can't find group for %d" % number)


@etc.module_function("getlogin")
def getlogin(rt: Interpreter, self: Value) -> Value:
    try:
        return rt.str(os.getlogin())
    except OSError:
        name = os.environ.get("USER")
        return None if name is None else rt.str(name)


@etc.module_function("nprocessors")
def nprocessors(rt: Interpreter, self: Value) -> int:
    return len(os.sched_getaffinity(0)) or 1


@etc.module_function("uname")
def uname(rt: Interpreter, self: Value) -> Value:
    found = os.uname()
    return rt.hash(
        {
            rt.sym(name): rt.str(getattr(found, name))
            for name in ("sysname", "nodename", "release", "version", "machine")
        }
    )


@etc.module_function("sysconfdir")
def sysconfdir(rt: Interpreter, self: Value) -> str:
    return "/etc"


@etc.module_function("systmpdir")
def systmpdir(rt: Interpreter, self: Value) -> str:
    return "/tmp"


def walked(rt: Interpreter, rows: Value, block: Optional[RProc]) -> Value:
    """All at once for a block, else the first: then getpwent and getgrent go on from there."""
    if block is None:
        return rows[0] if rows else None
    for row in rows:
        rt.call_block(block, row)
    return None


@etc.module_function("passwd", "getpwent")
def passwd(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    import pwd

    return walked(rt, [user_value(rt, row) for row in pwd.getpwall()], block)


@etc.module_function("group", "getgrent")
def group(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    import grp

    return walked(rt, [group_value(rt, row) for row in grp.getgrall()], block)


@etc.module_function("setpwent", "endpwent", "setgrent", "endgrent")
def rewind(rt: Interpreter, self: Value) -> None:
    return None


CLASSES = (etc,)


def load(rt: Interpreter) -> None:
    module = rt.classes["Etc"]
    struct = rt.classes["Struct"]
    for name, fields in (("Passwd", USER), ("Group", GROUP)):
        made = rt.send(struct, "new", *[rt.sym(ruby_name) for ruby_name, _ in fields])
        rt.const_set(module, name, made)
        rows = rt.native_proc(_all_rows(rt, "passwd" if name == "Passwd" else "group"))
        rt.send(made, "define_singleton_method", rt.sym("each"), block=rows)
        rt.extend(made, rt.m_enumerable)


def _all_rows(rt: Interpreter, name: str) -> Any:
    def each(args: Any, kw: Any, block: Any) -> Value:
        return rt.send(rt.classes["Etc"], name, block=block)

    return each
