"""Chef::Log: the run's log as cookbooks write to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

log = NativeClass("Chef::Log", superclass="Object")


def _writer(level: str) -> Any:
    def write(rt: Interpreter, self: Value, message: Value = None, *, block: Optional[RProc] = None) -> bool:
        sink = session_of(rt).log
        if sink.enabled(level):
            if message is None and block is not None:
                message = rt.call_block(block)
            sink.write(level, rt.to_s(message) if not _is_error(rt, message) else _error_text(rt, message))
        return True

    return write


def _is_error(rt: Interpreter, value: Value) -> bool:
    return rt.is_a(value, rt.classes["Exception"])


def _error_text(rt: Interpreter, value: Value) -> str:
    return "%s: %s" % (rt.class_name(value), rt.message_of(value))


def _asker(level: str) -> Any:
    def ask(rt: Interpreter, self: Value) -> bool:
        return bool(session_of(rt).log.enabled(level))

    return ask


for _level in ("trace", "debug", "info", "warn", "error", "fatal"):
    log.singleton(_level)(_writer(_level))
    log.singleton(_level + "?")(_asker(_level))
log.singleton("deprecation")(_writer("warn"))
log.singleton("unknown")(_writer("fatal"))


@log.singleton("level", "level_name")
def level(rt: Interpreter, self: Value, value: Value = None) -> Value:
    if value is not None:
        session_of(rt).log.level = rt.to_s(value)
    return rt.sym(session_of(rt).log.level)


@log.singleton("level=")
def set_level(rt: Interpreter, self: Value, value: Value) -> Value:
    session_of(rt).log.level = rt.to_s(value)
    return value


@log.singleton("logger", "with_child", "loggers", "init")
def itself(rt: Interpreter, self: Value, *_args: Value, block: Optional[RProc] = None) -> Value:
    if block is not None:
        return rt.call_block(block, self)
    return self


@log.singleton("caller_location")
def caller_location(rt: Interpreter, self: Value) -> str:
    return "%s:%d" % rt.caller_location()


CLASSES = (log,)
