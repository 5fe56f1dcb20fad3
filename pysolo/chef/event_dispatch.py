"""Events for Ruby code: blocks given to ``Chef.event_handler``, and objects with methods named after events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.chef.session import Session
    from pysolo.ruby.runtime.interpreter import Interpreter

chef = NativeClass("Chef")
event_module = NativeClass("Chef::EventDispatch", module=True)
event_base = NativeClass("Chef::EventDispatch::Base")
event_dsl = NativeClass("Chef::EventDispatch::DSL", allocator=lambda cls: EventHandlers(cls))
dispatcher = NativeClass("Chef::EventDispatch::Dispatcher", allocator=lambda cls: Dispatcher(cls))


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


@dispatcher.method("register", "subscribe")
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


def subscribe_configured(session: Session) -> None:
    """Take the ``event_handlers`` of solo.rb."""
    handlers = session.chef_config.get("event_handlers")
    for handler in handlers.items if isinstance(handlers, RArray) else ():
        session.events.subscribe(RubySubscriber(session.rt, handler))


# -- the base of handlers -------------------------------------------------------------------------------------------------


@event_base.method("method_missing", visibility="private")
def ignore(rt: Interpreter, self: Value, name: Name, *_args: Value) -> Value:
    """A handler may call ``super`` for any event: the base does nothing."""
    known = session_of(rt).event_names
    if known is None or name in known:
        return None
    raise rt.undefined(self, name, "undefined")


CLASSES = (chef, event_module, event_base, event_dsl, dispatcher)
