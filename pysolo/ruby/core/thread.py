"""Thread and ThreadGroup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.ruby.core import thread_backtrace, thread_locks, thread_monitor, thread_queue
from pysolo.ruby.core.scheduler import Killed, RThread, scheduler
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

thread_class = NativeClass("Thread", allocator=RThread)
group = NativeClass("ThreadGroup")


def pause(rt: Interpreter, seconds: Optional[float]) -> None:
    """``sleep``: other threads run meanwhile. None sleeps until somebody wakes this thread."""
    cls = rt.classes.get("Thread")
    found = cls.extra.get("scheduler") if cls is not None else None
    if found is None and seconds is not None:
        import time

        time.sleep(seconds)
        return
    rt.const_get("Thread")
    scheduler(rt).park(seconds, deadly=False)  # a signal may come


@thread_class.singleton("new", "start", "fork")
def new(rt: Interpreter, self: RClass, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> RThread:
    if block is None:
        raise rt.error("ThreadError", "must be called with a block")
    body = block
    made = RThread(self)
    made.place = "%s:%d" % (body.file, body.line) if body.file else "%s:%d" % rt.caller_location()
    extra = rt.classes["Thread"].extra
    made.flags["report_on_exception"] = extra.get("report_on_exception", True)
    owner = scheduler(rt)
    made.group = owner.current.group
    owner.start(made, lambda: rt.call_block(body, *args, kw=kw))
    return made


@thread_class.singleton("current")
def current(rt: Interpreter, self: RClass) -> RThread:
    return scheduler(rt).current


@thread_class.singleton("main")
def main(rt: Interpreter, self: RClass) -> RThread:
    return scheduler(rt).main


@thread_class.singleton("list")
def list_(rt: Interpreter, self: RClass) -> RArray:
    return rt.array(list(scheduler(rt).threads))


@thread_class.singleton("pass")
def give_way(rt: Interpreter, self: RClass) -> None:
    scheduler(rt).give_way()


@thread_class.singleton("stop")
def stop(rt: Interpreter, self: RClass) -> None:
    scheduler(rt).park()


@thread_class.singleton("exit")
def exit_(rt: Interpreter, self: RClass) -> Value:
    return kill(rt, scheduler(rt).current)


@thread_class.singleton("kill")
def kill_other(rt: Interpreter, self: RClass, other: Value) -> Value:
    return kill(rt, other)


@thread_class.singleton("handle_interrupt")
def handle_interrupt(rt: Interpreter, self: RClass, *masks: Value, block: Optional[RProc] = None) -> Value:
    """Interrupts come only where a thread waits: there is nothing to put off."""
    if block is None:
        raise rt.error("ArgumentError", "block is needed.")
    return rt.call_block(block)


@thread_class.singleton("pending_interrupt?")
@thread_class.method("pending_interrupt?")
def pending_interrupt(rt: Interpreter, self: Value, kind: Value = None) -> bool:
    thread = self if isinstance(self, RThread) else scheduler(rt).current
    return bool(thread.pending)


def _class_flag(name: str, default: bool) -> None:
    @thread_class.singleton(name)
    def get(rt: Interpreter, self: RClass) -> Value:
        return rt.classes["Thread"].extra.get(name, default)

    @thread_class.singleton(name + "=")
    def set_(rt: Interpreter, self: RClass, value: Value) -> Value:
        rt.classes["Thread"].extra[name] = value
        return value

    @thread_class.method(name)
    def get_own(rt: Interpreter, self: RThread) -> Value:
        return self.flags.get(name, default)

    @thread_class.method(name + "=")
    def set_own(rt: Interpreter, self: RThread, value: Value) -> Value:
        self.flags[name] = value
        return value


_class_flag("abort_on_exception", False)
_class_flag("report_on_exception", True)


def joined(rt: Interpreter, self: RThread, seconds: Optional[float]) -> bool:
    owner = scheduler(rt)
    if self is owner.current:
        raise rt.error("ThreadError", "Target thread must not be current thread")
    if self is owner.main:
        raise rt.error("ThreadError", "Target thread must not be main thread")
    if not owner.join(self, seconds):
        return False
    if self.error is not None:
        raise RubyError(self.error)
    return True


@thread_class.method("join")
def join(rt: Interpreter, self: RThread, limit: Value = None) -> Optional[RThread]:
    return self if joined(rt, self, None if limit is None else rt.to_float(limit)) else None


@thread_class.method("value")
def value(rt: Interpreter, self: RThread) -> Value:
    joined(rt, self, None)
    return self.value


@thread_class.method("alive?")
def is_alive(rt: Interpreter, self: RThread) -> bool:
    scheduler(rt).asked()
    return not self.finished


@thread_class.method("stop?")
def is_stopped(rt: Interpreter, self: RThread) -> bool:
    scheduler(rt).asked()
    return self.finished or self.parked


@thread_class.method("status")
def status(rt: Interpreter, self: RThread) -> Value:
    scheduler(rt).asked()
    if self.finished:
        return None if self.error is not None else False
    return rt.str(state(self))


def state(self: RThread) -> str:
    if self.finished:
        return "dead"
    if any(isinstance(error, Killed) for error in self.pending):
        return "aborting"
    return "sleep" if self.parked else "run"


@thread_class.method("kill", "exit", "terminate")
def kill(rt: Interpreter, self: RThread) -> RThread:
    owner = scheduler(rt)
    if self is owner.main:
        raise rt.error("SystemExit", "exit", status=0)
    owner.send(self, Killed())
    return self


@thread_class.method("raise")
def raise_(rt: Interpreter, self: RThread, *args: Value) -> None:
    if self.finished:
        return
    try:
        rt.send(rt.top, "raise", *(args or (rt.str("unhandled exception"),)))
    except RubyError as error:
        scheduler(rt).send(self, error)


@thread_class.method("wakeup")
def wakeup(rt: Interpreter, self: RThread) -> RThread:
    if self.finished:
        raise rt.error("ThreadError", "killed thread")
    scheduler(rt).wake(self)
    return self


@thread_class.method("run")
def run(rt: Interpreter, self: RThread) -> RThread:
    wakeup(rt, self)
    scheduler(rt).give_way()
    return self


@thread_class.method("[]")
def get(rt: Interpreter, self: RThread, name: Name) -> Value:
    return self.locals.get(name)


@thread_class.method("[]=")
def set_(rt: Interpreter, self: RThread, name: Name, value: Value) -> Value:
    if self.frozen:
        rt.check_frozen(self)
    if value is None:
        self.locals.pop(name, None)
    else:
        self.locals[name] = value
    return value


@thread_class.method("fetch")
def fetch(
    rt: Interpreter, self: RThread, name: Name, default: Value = UNSET, *, block: Optional[RProc] = None
) -> Value:
    if name in self.locals:
        return self.locals[name]
    if block is not None:
        return rt.call_block(block, rt.sym(name))
    if default is UNSET:
        key = rt.sym(name)
        raise rt.error("KeyError", "key not found: %s" % rt.inspect(key), key=key, receiver=self)
    return default


@thread_class.method("key?")
def has_key(rt: Interpreter, self: RThread, name: Name) -> bool:
    return name in self.locals


@thread_class.method("keys")
def keys(rt: Interpreter, self: RThread) -> RArray:
    return rt.array([rt.sym(name) for name in self.locals])


@thread_class.method("thread_variable_get")
def variable_get(rt: Interpreter, self: RThread, name: Name) -> Value:
    return self.variables.get(name)


@thread_class.method("thread_variable_set")
def variable_set(rt: Interpreter, self: RThread, name: Name, value: Value) -> Value:
    if value is None:
        self.variables.pop(name, None)
    else:
        self.variables[name] = value
    return value


@thread_class.method("thread_variable?")
def has_variable(rt: Interpreter, self: RThread, name: Name) -> bool:
    return name in self.variables


@thread_class.method("thread_variables")
def variables(rt: Interpreter, self: RThread) -> RArray:
    return rt.array([rt.sym(name) for name in self.variables])


@thread_class.method("name")
def name_(rt: Interpreter, self: RThread) -> Value:
    return self.name


@thread_class.method("name=")
def set_name(rt: Interpreter, self: RThread, name: Optional[str]) -> Value:
    self.name = None if name is None else rt.str(name)
    return self.name


@thread_class.method("priority")
def priority(rt: Interpreter, self: RThread) -> Value:
    return self.flags.get("priority", 0)


@thread_class.method("priority=")
def set_priority(rt: Interpreter, self: RThread, value: int) -> int:
    self.flags["priority"] = max(-3, min(3, value))
    return value


@thread_class.method("native_thread_id")
def native_thread_id(rt: Interpreter, self: RThread) -> int:
    import threading

    return threading.get_native_id()


@thread_class.method("backtrace")
def backtrace(rt: Interpreter, self: RThread, *span: Value) -> Optional[RArray]:
    if self.finished:
        return None
    outer = rt.frame
    rt.frame = self.frame if self.frame is not None else outer
    try:
        return rt.array([rt.str(line) for line in rt.backtrace()])
    finally:
        rt.frame = outer


@thread_class.method("group")
def group_of(rt: Interpreter, self: RThread) -> Value:
    return None if self.finished else self.group or rt.const_get("ThreadGroup::Default")


@thread_class.method("inspect", "to_s")
def inspect(rt: Interpreter, self: RThread) -> str:
    named = "" if self.name is None else "@" + rt.to_s(self.name)
    place = " " + self.place if self.place else ""
    return "#<%s:0x%016x%s%s %s>" % (rt.class_name(self), rt.address(self), named, place, state(self))


@group.method("add")
def add(rt: Interpreter, self: Value, thread: RThread) -> Value:
    thread.group = self
    return self


@group.method("list")
def group_list(rt: Interpreter, self: Value) -> RArray:
    members: List[Any] = [t for t in scheduler(rt).threads if group_of(rt, t) is self]
    return rt.array(members)


@group.method("enclose")
def enclose(rt: Interpreter, self: Value) -> Value:
    rt.ivar_set(self, "enclosed", True)
    return self


@group.method("enclosed?")
def is_enclosed(rt: Interpreter, self: Value) -> bool:
    return rt.truthy(rt.ivar_get(self, "enclosed"))


group.constants["Default"] = lambda rt: rt.new(rt.classes["ThreadGroup"])

CLASSES = (
    thread_class,
    *thread_backtrace.CLASSES,
    *thread_locks.CLASSES,
    *thread_queue.CLASSES,
    *thread_monitor.CLASSES,
    group,
)


def load(rt: Interpreter) -> None:
    """The names without ``Thread::`` of the classes that threads need."""
    for name in ("Mutex", "ConditionVariable", "Queue", "SizedQueue"):
        rt.const_set(rt.c_object, name, rt.classes["Thread::" + name])
