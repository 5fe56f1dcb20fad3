"""Exception and the classes below it that carry more than a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RException, RHash, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

exception = NativeClass("Exception")
key_error = NativeClass("KeyError", superclass="IndexError")
name_error = NativeClass("NameError", superclass="StandardError")
no_method_error = NativeClass("NoMethodError", superclass="NameError")
frozen_error = NativeClass("FrozenError", superclass="RuntimeError")
stop_iteration = NativeClass("StopIteration", superclass="IndexError")
local_jump_error = NativeClass("LocalJumpError", superclass="StandardError")
uncaught_throw = NativeClass("UncaughtThrowError", superclass="ArgumentError")
system_exit = NativeClass("SystemExit", superclass="Exception")
system_call_error = NativeClass("SystemCallError", superclass="StandardError")
signal_exception = NativeClass("SignalException", superclass="Exception")
load_error = NativeClass("LoadError", superclass="ScriptError")
no_matching_key = NativeClass("NoMatchingPatternKeyError", superclass="NoMatchingPatternError")


undefined_conversion = NativeClass("Encoding::UndefinedConversionError", superclass="EncodingError")
invalid_bytes = NativeClass("Encoding::InvalidByteSequenceError", superclass="EncodingError")
ROUTE = ("source_encoding", "source_encoding_name", "destination_encoding", "destination_encoding_name")


@exception.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RException, message: Value = UNSET) -> None:
    self.message = message


@exception.singleton("exception")
def make(rt: Interpreter, self: RClass, *args: Value) -> Value:
    return rt.send(self, "new", *args)


@exception.singleton("to_tty?")
def is_tty(rt: Interpreter, self: RClass) -> bool:
    return False


@exception.method("exception")
def again(rt: Interpreter, self: RException, message: Value = UNSET) -> Value:
    """The exception itself, or a copy with another message."""
    if message is UNSET or message is self:
        return self
    copy = rt.send(self, "clone")
    copy.message = message
    return copy


@exception.method("to_s")
def to_s(rt: Interpreter, self: RException) -> Value:
    if self.message is UNSET or self.message is None:
        return rt.str(rt.class_name(self))
    return self.message if isinstance(self.message, RString) else rt.str(rt.to_s(self.message))


@exception.method("message")
def message(rt: Interpreter, self: RException) -> Value:
    found = rt.send(self, "to_s")
    return found if isinstance(found, RString) else rt.str(rt.to_s(found))


@exception.method("inspect")
def inspect(rt: Interpreter, self: RException) -> str:
    text = rt.to_s(self)
    name = rt.class_name(self)
    return "#<%s: %s>" % (name, text) if text else name


@exception.method("full_message")
def full_message(
    rt: Interpreter, self: RException, *, highlight: Value = UNSET, order: Value = None, **others: Value
) -> str:
    from pysolo.ruby.core.exception_text import full_text

    if highlight is UNSET or highlight is None:
        highlight = False
    if not isinstance(highlight, bool):
        raise rt.error("ArgumentError", "expected true or false as highlight: %s" % rt.inspect(highlight))
    side = "top" if order is None else rt.name(order)
    if side not in ("top", "bottom"):
        raise rt.error("ArgumentError", "expected :top or :bottom as order: %s" % rt.inspect(order))
    place = "%s:%d:in `full_message'" % rt.caller_location()
    return full_text(rt, self, highlight, side == "bottom", place)


@exception.method("backtrace")
def backtrace(rt: Interpreter, self: RException) -> Optional[RArray]:
    lines = self.backtrace
    return None if lines is None else rt.array([rt.str(line) for line in lines])


@exception.method("backtrace_locations")
def backtrace_locations(rt: Interpreter, self: RException) -> Optional[RArray]:
    from pysolo.ruby.core.kernel_frames import location

    return None if self.backtrace is None else rt.array([location(rt, line) for line in self.backtrace])


@exception.method("set_backtrace")
def set_backtrace(rt: Interpreter, self: RException, lines: Value) -> Optional[RArray]:
    self.backtrace = backtrace_lines(rt, lines)
    return backtrace(rt, self)


def backtrace_lines(rt: Interpreter, lines: Value) -> Optional[List[str]]:
    if lines is None:
        return None
    if isinstance(lines, RString):
        return [lines.s]
    if not isinstance(lines, RArray) or not all(isinstance(line, RString) for line in lines.items):
        raise rt.error("TypeError", "backtrace must be Array of String")
    return [line.s for line in lines.items]


@exception.method("cause")
def cause(rt: Interpreter, self: RException) -> Value:
    return self.cause


@exception.method("==")
def equal(rt: Interpreter, self: RException, other: Value) -> bool:
    return self is other or (
        isinstance(other, RException)
        and other.cls.real is self.cls.real
        and rt.message_of(self) == rt.message_of(other)
        and self.backtrace == other.backtrace
    )


def _detail(native: NativeClass, name: str) -> None:
    @native.method(name)
    def detail(rt: Interpreter, self: RException) -> Value:
        if name not in self.details and name in ("receiver", "key", "matchee"):
            raise rt.error("ArgumentError", "no %s is available" % name)
        return self.details.get(name)


for _class, _names in (
    (key_error, ("key", "receiver")),
    (no_matching_key, ("key", "matchee")),
    (name_error, ("name", "receiver")),
    (frozen_error, ("receiver",)),
    (stop_iteration, ("result",)),
    (local_jump_error, ("reason", "exit_value")),
    (uncaught_throw, ("tag", "value")),
    (system_exit, ("status",)),
    (system_call_error, ("errno",)),
    (signal_exception, ("signo",)),
    (load_error, ("path",)),
    (undefined_conversion, ("error_char", *ROUTE)),
    (invalid_bytes, ("error_bytes", *ROUTE)),
):
    for _name in _names:
        _detail(_class, _name)


@key_error.method("initialize", visibility="private")
def initialize_key(
    rt: Interpreter, self: RException, message: Value = UNSET, *, receiver: Value = UNSET, key: Value = UNSET
) -> None:
    self.message = message
    self.details.update({k: v for k, v in (("receiver", receiver), ("key", key)) if v is not UNSET})


@no_matching_key.method("initialize", visibility="private")
def initialize_no_matching_key(
    rt: Interpreter, self: RException, message: Value = UNSET, *, matchee: Value = UNSET, key: Value = UNSET
) -> None:
    self.message = message
    self.details.update({k: v for k, v in (("matchee", matchee), ("key", key)) if v is not UNSET})


@name_error.method("initialize", visibility="private")
def initialize_name(
    rt: Interpreter, self: RException, message: Value = UNSET, name: Value = None, *, receiver: Value = UNSET
) -> None:
    self.message = message
    self.details["name"] = name
    if receiver is not UNSET:
        self.details["receiver"] = receiver


@name_error.method("local_variables")
def local_variables(rt: Interpreter, self: RException) -> RArray:
    return rt.array([])


@no_method_error.method("initialize", visibility="private")
def initialize_no_method(
    rt: Interpreter,
    self: RException,
    message: Value = UNSET,
    name: Value = None,
    args: Value = None,
    private: Value = False,
    *,
    receiver: Value = UNSET,
) -> None:
    initialize_name(rt, self, message, name, receiver=receiver)
    self.details["args"] = args
    self.details["private_call"] = rt.truthy(private)


@no_method_error.method("args")
def no_method_args(rt: Interpreter, self: RException) -> Value:
    return self.details["args"] if "args" in self.details else rt.array([])


@no_method_error.method("private_call?")
def is_private_call(rt: Interpreter, self: RException) -> bool:
    return bool(self.details.get("private_call", False))


@frozen_error.method("initialize", visibility="private")
def initialize_frozen(rt: Interpreter, self: RException, message: Value = UNSET, *, receiver: Value = UNSET) -> None:
    self.message = message
    if receiver is not UNSET:
        self.details["receiver"] = receiver


@system_exit.method("initialize", visibility="private")
def initialize_exit(rt: Interpreter, self: RException, status: Value = UNSET, message: Value = UNSET) -> None:
    if isinstance(status, RString):
        status, message = 0, status
    code = 0 if status is UNSET or status is True else 1 if status is False else rt.to_int(status)
    self.details["status"] = code
    self.message = rt.str("exit") if message is UNSET else message


@system_exit.method("success?")
def is_success(rt: Interpreter, self: RException) -> bool:
    return bool(self.details.get("status", 0) == 0)


@system_call_error.method("initialize", visibility="private")
def initialize_system_call(
    rt: Interpreter, self: RException, message: Value = None, number: Value = None, place: Value = None
) -> None:
    import os

    own = self.cls.real.consts.get("Errno")
    if own is not None:
        code, place = own, number  # an Errno class has its number: the second argument is where it happened
    else:
        message, code = (None, message) if type(message) is int else (message, number)
    if code is None:
        text = "unknown error"
    else:
        text = os.strerror(code)
    if place is not None:
        text += " @ " + rt.to_str(place)
    if message is not None:
        text += " - " + rt.to_str(message)
    self.message = rt.str(text)
    self.details["errno"] = code


@system_call_error.singleton("new")
def new_system_call(
    rt: Interpreter, self: RClass, args: List[Value], kw: Optional[RHash], block: Optional[RProc]
) -> Value:
    """``SystemCallError.new("x", 2)`` is an Errno::ENOENT."""
    import errno

    cls = self
    number = args[-1] if args else None
    if self is rt.classes["SystemCallError"] and type(number) is int and number in errno.errorcode:
        cls = rt.errno_class(errno.errorcode[number])
        args = args[:-1]
    made = RException(cls, UNSET)
    rt.send(made, "initialize", *args, kw=kw, block=block)
    return made


@system_call_error.singleton("===")
def is_system_call(rt: Interpreter, self: RClass, value: Value) -> bool:
    if self is value or not isinstance(value, RException):
        return False
    return self in value.cls.ancestors


@signal_exception.method("initialize", visibility="private")
def initialize_signal(rt: Interpreter, self: RException, signal: Value = UNSET, name: Value = UNSET) -> None:
    from pysolo.ruby.core.signal import name_of, number_of

    if signal is UNSET:
        raise rt.error("ArgumentError", "wrong number of arguments (given 0, expected 1)")
    number = number_of(rt, signal)
    known = name_of(number)
    text = "SIG" + known if known is not None else "SIG%d" % number
    self.details["signo"] = number
    self.message = name if type(signal) is int and name is not UNSET else rt.str(text)


interrupt = NativeClass("Interrupt", superclass="SignalException")


@interrupt.method("initialize", visibility="private")
def initialize_interrupt(rt: Interpreter, self: RException, message: Value = UNSET) -> None:
    self.details["signo"] = 2
    self.message = rt.str("Interrupt") if message is UNSET else message


@signal_exception.method("signm")
def signal_message(rt: Interpreter, self: RException) -> Value:
    return self.message


CLASSES = (
    exception,
    key_error,
    name_error,
    no_method_error,
    frozen_error,
    stop_iteration,
    local_jump_error,
    uncaught_throw,
    system_exit,
    system_call_error,
    signal_exception,
    interrupt,
    load_error,
    no_matching_key,
    undefined_conversion,
    invalid_bytes,
)
