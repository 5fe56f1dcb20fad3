"""Methods of Chef itself, and the small classes that cookbooks name: Chef::Application, Chef::Client ..."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

chef = NativeClass("Chef")
application = NativeClass("Chef::Application")
client = NativeClass("Chef::Client")
event_dsl = NativeClass("Chef::EventDispatch::DSL", allocator=lambda cls: EventHandlers(cls))
event_module = NativeClass("Chef::EventDispatch", module=True)
run_context_events = NativeClass("Chef::EventDispatch::Dispatcher", allocator=lambda cls: Dispatcher(cls))


@chef.singleton("node")
def node(rt: Interpreter, self: RClass) -> Value:
    return session_of(rt).node


@chef.singleton("run_context")
def run_context(rt: Interpreter, self: RClass) -> Value:
    return session_of(rt).run_context


@chef.singleton("deprecated", "log_deprecation")
def deprecated(rt: Interpreter, self: RClass, kind: Value, message: Value = None, location: Value = None) -> None:
    from pysolo.chef.deprecation import deprecated as report

    report(rt, rt.to_s(kind), rt.to_s(message if message is not None else kind))


@chef.singleton("reset!")
def reset(rt: Interpreter, self: RClass) -> None:
    return None


# -- events for blocks of Ruby --------------------------------------------------------------------------------------------


class EventHandlers(RObject):
    """``Chef.event_handler do on :resource_updated do |resource, action| ... end end``"""

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)


class BlockSubscriber:
    """One block that is told of one event."""

    def __init__(self, rt: Interpreter, event: str, block: RProc) -> None:
        def tell(*args: Any) -> None:
            session = session_of(rt)
            rt.call_block(block, *[event_value(rt, session, event, at, value) for at, value in enumerate(args)])

        self.__dict__[event] = tell


def event_value(rt: Interpreter, session: Any, event: str, at: int, value: Any) -> Value:
    """What Ruby code is told: actions are Symbols, exceptions the objects."""
    from pysolo.ruby.runtime.control import RubyError

    if isinstance(value, RubyError):
        return value.exc
    if isinstance(value, RObject) or value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return rt.sym(value) if event.startswith("resource_") else rt.str(value)
    if isinstance(value, (list, tuple, dict)):
        return rt.from_python(value)
    return None


@chef.singleton("event_handler")
def event_handler(rt: Interpreter, self: RClass, *, block: RProc) -> Value:
    return rt.instance_exec(block, EventHandlers(rt.classes["Chef::EventDispatch::DSL"]))


@event_dsl.method("on")
def on(rt: Interpreter, self: EventHandlers, event: Value, *, block: Optional[RProc] = None) -> None:
    session = session_of(rt)
    name = rt.to_s(event)
    names = getattr(session, "event_names", None)
    if names is not None and name not in names:
        raise rt.error("Chef::Exceptions::InvalidEventType", "Invalid event type: %s" % name)
    if block is not None:
        session.events.subscribe(BlockSubscriber(rt, name, block))


class Dispatcher(RObject):
    """``run_context.events``"""

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)


@run_context_events.method("register", "subscribe")
def register(rt: Interpreter, self: Dispatcher, handler: Value) -> Value:
    """Take a subscriber written in Ruby: methods named after events."""
    session_of(rt).events.subscribe(RubySubscriber(rt, handler))
    return handler


class RubySubscriber:
    """A Ruby object whose methods named after events are called."""

    def __init__(self, rt: Interpreter, handler: Value) -> None:
        self._rt = rt
        self._handler = handler

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or not self._rt.respond_to(self._handler, name):
            raise AttributeError(name)
        rt, handler = self._rt, self._handler

        def tell(*args: Any) -> None:
            session = session_of(rt)
            values: List[Value] = [event_value(rt, session, name, at, value) for at, value in enumerate(args)]
            method = rt.class_of(handler).find(name)
            if method is not None and method.arity >= 0:
                values = values[: method.arity]
            rt.send(handler, name, *values)

        return tell


# -- Chef::Application, Chef::Client --------------------------------------------------------------------------------------


@application.singleton("fatal!")
def fatal(rt: Interpreter, self: RClass, message: Value, code: Value = 1) -> Value:
    session_of(rt).log.fatal(rt.to_s(message))
    raise rt.error("SystemExit", "exit", status=code if type(code) is int else 1)


@application.singleton("exit!")
def exit_(rt: Interpreter, self: RClass, message: Value, code: Value = 1) -> Value:
    session_of(rt).log.debug(rt.to_s(message))
    raise rt.error("SystemExit", "exit", status=code if type(code) is int else 1)


def _callback(name: str) -> Any:
    def register_block(rt: Interpreter, self: RClass, *, block: Optional[RProc] = None) -> None:
        if block is not None:
            session_of(rt).chef_callbacks.setdefault(name, []).append(block)

    return register_block


for _name in ("when_run_starts", "when_run_completes_successfully", "when_run_fails"):
    client.singleton(_name)(_callback(_name))


CLASSES = (
    chef,
    application,
    client,
    event_module,
    event_dsl,
    run_context_events,
)
