"""Process: ids, waiting, signals, clocks, limits."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.ruby.core.process_status import set_status
from pysolo.ruby.core.system_error import system_error
from pysolo.ruby.core.waiting import outside
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

process = NativeClass("Process", module=True)
process.constants.update(
    WNOHANG=os.WNOHANG, WUNTRACED=os.WUNTRACED, CLOCK_REALTIME=0, CLOCK_MONOTONIC=1, CLOCK_PROCESS_CPUTIME_ID=2,
    CLOCK_THREAD_CPUTIME_ID=3, CLOCK_MONOTONIC_RAW=4, CLOCK_BOOTTIME=7, PRIO_PROCESS=0, PRIO_PGRP=1, PRIO_USER=2,
    RLIM_INFINITY=18446744073709551615, RLIMIT_CPU=0, RLIMIT_FSIZE=1, RLIMIT_DATA=2, RLIMIT_STACK=3, RLIMIT_CORE=4,
    RLIMIT_NPROC=6, RLIMIT_NOFILE=7, RLIMIT_MEMLOCK=8, RLIMIT_AS=9,
)  # fmt: skip


def _id(ask: Any) -> Any:
    def get(rt: Interpreter, self: Value) -> int:
        found: int = ask()
        return found

    return get


for ruby_name, python_ask in (
    ("pid", os.getpid), ("ppid", os.getppid), ("uid", os.getuid), ("euid", os.geteuid), ("gid", os.getgid), ("egid", os.getegid),
    ("getpgrp", os.getpgrp), ("setsid", os.setsid),
):  # fmt: skip
    process.module_function(ruby_name)(_id(python_ask))


def changed(rt: Interpreter, change: Any, *args: Any) -> None:
    try:
        change(*args)
    except OSError as error:
        raise system_error(rt, error)


@process.module_function("uid=")
def set_uid(rt: Interpreter, self: Value, uid: int) -> int:
    changed(rt, os.setuid, uid)
    return uid


@process.module_function("gid=")
def set_gid(rt: Interpreter, self: Value, gid: int) -> int:
    changed(rt, os.setgid, gid)
    return gid


@process.module_function("euid=")
def set_euid(rt: Interpreter, self: Value, uid: int) -> int:
    changed(rt, os.seteuid, uid)
    return uid


@process.module_function("egid=")
def set_egid(rt: Interpreter, self: Value, gid: int) -> int:
    changed(rt, os.setegid, gid)
    return gid


@process.module_function("groups")
def groups(rt: Interpreter, self: Value) -> Value:
    return rt.array(list(os.getgroups()))


@process.module_function("initgroups")
def initgroups(rt: Interpreter, self: Value, user: str, gid: int) -> Value:
    changed(rt, os.initgroups, user, gid)
    return groups(rt, self)


@process.module_function("getpgid")
def getpgid(rt: Interpreter, self: Value, pid: int) -> int:
    try:
        return os.getpgid(pid)
    except OSError as error:
        raise system_error(rt, error)


@process.module_function("setpgid")
def setpgid(rt: Interpreter, self: Value, pid: int, group: int) -> int:
    changed(rt, os.setpgid, pid, group)
    return 0


@process.module_function("argv0")
def argv0(rt: Interpreter, self: Value) -> Value:
    return rt.globals.get("$0")


@process.module_function("getsid")
def getsid(rt: Interpreter, self: Value, pid: int = 0) -> int:
    return os.getsid(pid)


@process.module_function("setpgrp")
def setpgrp(rt: Interpreter, self: Value) -> int:
    os.setpgrp()
    return 0


@process.module_function("setproctitle")
def setproctitle(rt: Interpreter, self: Value, title: str) -> Value:
    return rt.str(title)


@process.module_function("getpriority")
def getpriority(rt: Interpreter, self: Value, kind: int, who: int) -> int:
    return os.getpriority(kind, who)


@process.module_function("setpriority")
def setpriority(rt: Interpreter, self: Value, kind: int, who: int, priority: int) -> int:
    changed(rt, os.setpriority, kind, who, priority)
    return 0


def limit_number(rt: Interpreter, which: Value) -> int:
    import resource

    if isinstance(which, int):
        return which
    number = getattr(resource, "RLIMIT_" + rt.name(which), None)
    if number is None:
        raise rt.error("ArgumentError", "invalid resource name: %s" % rt.name(which))
    return int(number)


@process.module_function("getrlimit")
def getrlimit(rt: Interpreter, self: Value, which: Value) -> Value:
    import resource

    number = limit_number(rt, which)
    return rt.array([18446744073709551615 if n < 0 else n for n in resource.getrlimit(number)])


@process.module_function("setrlimit")
def setrlimit(rt: Interpreter, self: Value, which: Value, soft: int, hard: Optional[int] = None) -> None:
    import resource

    number = limit_number(rt, which)
    pair = [-1 if n >= 1 << 63 else n for n in (soft, soft if hard is None else hard)]
    try:
        resource.setrlimit(number, (pair[0], pair[1]))
    except (OSError, ValueError):
        raise rt.error("Errno::EPERM", "Operation not permitted - setrlimit")


def signal_number(rt: Interpreter, value: Value) -> int:
    """A signal's number; a leading minus (a process group) is kept as a negative number."""
    if type(value) is int:
        return value
    name = value.name if type(value) is RSymbol else value.s if isinstance(value, RString) else rt.to_str(value)
    sign = -1 if name.startswith("-") else 1
    short = name.lstrip("-")
    short = short[3:] if short.startswith("SIG") else short
    if short == "EXIT":
        return 0
    found = getattr(signal, "SIG" + short, None)
    if found is None:
        raise rt.error(
            "ArgumentError", "unsupported signal `%s%s'" % ("SIG" if not name.startswith("SIG") else "", name)
        )
    return sign * int(found)


@process.module_function("kill")
def kill(rt: Interpreter, self: Value, which: Value, *pids: int) -> int:
    number = signal_number(rt, which)
    for pid in pids:
        target = rt.to_int(pid)
        try:
            if number < 0:
                os.killpg(target, -number)
            else:
                os.kill(target, number)
        except OSError as error:
            raise system_error(rt, error)
    return len(pids)


def waited(rt: Interpreter, pid: Optional[int], flags: Optional[int]) -> Value:
    try:
        found, raw = outside(rt, os.waitpid, -1 if pid is None else pid, flags or 0)
    except OSError as error:
        raise system_error(rt, error)
    if found == 0:
        return None
    return set_status(rt, found, raw)


@process.module_function("wait", "waitpid")
def wait(rt: Interpreter, self: Value, pid: Optional[int] = None, flags: Optional[int] = None) -> Value:
    status = waited(rt, pid, flags)
    return None if status is None else status.pid


@process.module_function("wait2", "waitpid2")
def wait2(rt: Interpreter, self: Value, pid: Optional[int] = None, flags: Optional[int] = None) -> Value:
    status = waited(rt, pid, flags)
    return None if status is None else rt.array([status.pid, status])


@process.module_function("waitall")
def waitall(rt: Interpreter, self: Value) -> Value:
    rows: List[Value] = []
    while True:
        try:
            pid, raw = os.wait()
        except ChildProcessError:
            return rt.array(rows)
        rows.append(rt.array([pid, set_status(rt, pid, raw)]))


@process.module_function("detach")
def detach(rt: Interpreter, self: Value, pid: int) -> Value:
    def body(args: Any, kw: Any, block: Any) -> Value:
        from pysolo.ruby.core.process_status import Child

        return Child(pid).finish(rt)

    waiter = rt.define_class("Waiter", rt.const_get("Thread"), under=rt.classes["Process"])
    thread = rt.send(waiter, "new", block=rt.native_proc(body))
    rt.ivar_set(thread, "pid", pid)
    rt.install(WAITER)
    return thread


WAITER = NativeClass("Process::Waiter", superclass="Thread")


@WAITER.method("pid")
def waiter_pid(rt: Interpreter, self: Value) -> Value:
    return rt.ivar_get(self, "pid")


@process.module_function("last_status")
def last_status(rt: Interpreter, self: Value) -> Value:
    return rt.globals.get("$?")


UNITS = {
    "float_second": lambda ns: ns / 1e9,
    "float_millisecond": lambda ns: ns / 1e6,
    "float_microsecond": lambda ns: ns / 1e3,
    "second": lambda ns: ns // 1_000_000_000,
    "millisecond": lambda ns: ns // 1_000_000,
    "microsecond": lambda ns: ns // 1000,
    "nanosecond": lambda ns: ns,
}


@process.module_function("clock_gettime")
def clock_gettime(rt: Interpreter, self: Value, clock: Value, unit: Value = None) -> Value:
    try:
        ns = time.clock_gettime_ns(rt.to_int(clock) if type(clock) is not RSymbol else 1)
    except OSError as error:
        raise system_error(rt, error, None, "clock_gettime")
    name = "float_second" if unit is None else rt.name(unit)
    if name not in UNITS:
        raise rt.error("ArgumentError", "unexpected unit: %s" % name)
    return UNITS[name](ns)


@process.module_function("clock_getres")
def clock_getres(rt: Interpreter, self: Value, clock: int, unit: Value = None) -> Value:
    ns = int(time.clock_getres(clock) * 1e9)
    return UNITS["float_second" if unit is None else rt.name(unit)](ns)


@process.module_function("times")
def times(rt: Interpreter, self: Value) -> Value:
    found = os.times()
    names = [rt.sym(n) for n in ("utime", "stime", "cutime", "cstime")]
    try:
        kind = rt.classes["Process::Tms"]
    except KeyError:
        kind = rt.send(rt.classes["Struct"], "new", *names)
        rt.const_set(rt.classes["Process"], "Tms", kind)
    return rt.send(kind, "new", *found[:4])


@process.module_function("daemon")
def daemon(rt: Interpreter, self: Value, *args: Value) -> Value:
    raise rt.error("NotImplementedError", "daemon() function is unimplemented on this machine")


def _from_kernel(name: str) -> Any:
    def call(rt: Interpreter, self: Value, *args: Value, block: Optional[RProc] = None) -> Value:
        return rt.send(rt.top, name, *args, block=block)

    return call


for ruby_name in ("spawn", "exec", "fork", "exit", "abort", "exit!"):
    process.singleton(ruby_name)(_from_kernel(ruby_name))

uid_module = NativeClass("Process::UID", module=True)
gid_module = NativeClass("Process::GID", module=True)
uid_module.module_function("rid")(_id(os.getuid))
uid_module.module_function("eid")(_id(os.geteuid))
gid_module.module_function("rid")(_id(os.getgid))
gid_module.module_function("eid")(_id(os.getegid))


@uid_module.module_function("change_privilege")
def change_uid(rt: Interpreter, self: Value, uid: int) -> int:
    changed(rt, os.setuid, uid)
    return uid


@gid_module.module_function("change_privilege")
def change_gid(rt: Interpreter, self: Value, gid: int) -> int:
    changed(rt, os.setgid, gid)
    return gid


CLASSES = (process, uid_module, gid_module)
