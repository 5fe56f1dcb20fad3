"""Signal: handlers written in Ruby."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any, Dict, Optional

from pysolo.ruby.runtime.interrupts import interrupt, when_safe
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RHash, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

module = NativeClass("Signal", module=True)

NAMES = (
    "HUP INT QUIT ILL TRAP ABRT IOT FPE KILL BUS SEGV SYS PIPE ALRM TERM URG STOP TSTP CONT CHLD CLD TTIN TTOU IO XCPU XFSZ"
    " VTALRM PROF WINCH USR1 USR2 PWR POLL"
).split()
RESERVED = ("SEGV", "BUS", "ILL", "FPE", "VTALRM")
RAISED = (signal.SIGHUP, signal.SIGQUIT, signal.SIGALRM, signal.SIGTERM, signal.SIGUSR1, signal.SIGUSR2)
IGNORE = ("", "IGNORE", "SIG_IGN")
DEFAULT = ("DEFAULT", "SIG_DFL", "SYSTEM_DEFAULT")


def numbers() -> Dict[str, int]:
    table = {"EXIT": 0}
    for name in NAMES:
        number = getattr(signal, "SIG" + name, None)
        if number is not None:
            table[name] = int(number)
    return table


def number_of(rt: Interpreter, value: Value) -> int:
    if type(value) is int:
        if not 0 <= value < 65:
            raise rt.error("ArgumentError", "invalid signal number (%d)" % value)
        return value
    if not isinstance(value, (RString, RSymbol)):
        if not rt.respond_to(value, "to_str"):
            raise rt.error("ArgumentError", "bad signal type %s" % rt.class_name(value))
        value = rt.str(rt.to_str(value))
    name = rt.name(value)
    short = name[3:] if name.startswith("SIG") else name
    found = numbers().get(short)
    if found is None:
        raise rt.error("ArgumentError", "unsupported signal `SIG%s'" % short)
    return found


def name_of(number: int) -> Optional[str]:
    return next((name for name, found in numbers().items() if found == number), None)


@module.module_function("list")
def list_(rt: Interpreter, self: Value) -> RHash:
    return rt.hash([(rt.str(name), number) for name, number in numbers().items()])


@module.module_function("signame")
def signame(rt: Interpreter, self: Value, number: int) -> Value:
    found = name_of(number)
    return None if found is None else rt.str(found)


@module.module_function("trap")
def trap(rt: Interpreter, self: Value, which: Value, command: Value = UNSET, *, block: Optional[RProc] = None) -> Value:
    """Set what happens on a signal; gives what was set before."""
    number = number_of(rt, which)
    name = name_of(number) or str(number)
    if name in RESERVED:
        raise rt.error("ArgumentError", "can't trap reserved signal: SIG%s" % name)
    if command is UNSET:
        if block is None:
            raise rt.error("ArgumentError", "tried to create Proc object without a block")
        command = block
    handlers: Dict[int, Value] = rt.classes["Signal"].extra.setdefault("handlers", {})
    before = handlers.get(number, rt.str("DEFAULT") if number else None)
    if number == 0:
        if before is None:
            rt.at_exit_blocks.append(rt.native_proc(lambda args, kw, inner: run(rt, handlers.get(0), 0)))
    else:
        try:
            signal.signal(number, handler(rt, command, number))
        except (OSError, ValueError):
            raise rt.error("Errno::EINVAL", "Invalid argument - SIG%s" % name)
    handlers[number] = command
    return before


def raise_as_exceptions(rt: Interpreter) -> None:
    """In a program of its own (not in a converge) signals end as SignalException, so that ``ensure`` and ``at_exit`` run."""

    def raising(number: int) -> None:
        raise rt.error("SignalException", "SIG%s" % name_of(number), signo=number)

    default = rt.classes["Signal"].extra["default"] = when_safe(raising)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupt)
    for number in RAISED:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, default)


def handler(rt: Interpreter, command: Value, number: int) -> Any:
    """What Python calls when the signal comes."""
    if command is None or (isinstance(command, (RString, RSymbol)) and rt.name(command) in IGNORE):
        return signal.SIG_IGN
    if isinstance(command, (RString, RSymbol)) and rt.name(command) in DEFAULT:
        if number == signal.SIGINT:
            return interrupt
        default = rt.classes["Signal"].extra.get("default")
        if default is not None and number in RAISED:
            return default
        return signal.SIG_IGN if number == signal.SIGPIPE and rt.name(command) != "SYSTEM_DEFAULT" else signal.SIG_DFL

    def called(number: int) -> None:
        outer, exception = rt.frame, rt.current_exception
        run(rt, command, number)
        rt.frame, rt.current_exception = outer, exception

    return when_safe(called)


def run(rt: Interpreter, command: Value, number: int) -> None:
    if isinstance(command, (RString, RSymbol)):
        text = rt.name(command)
        if text == "EXIT":
            raise rt.error("SystemExit", "exit", status=0)
        if text not in IGNORE and text not in DEFAULT:
            rt.eval_source(text, "(eval)")
    elif isinstance(command, RProc):
        rt.call_block(command, number)
    elif command is not None:
        rt.send(command, "call", number)


CLASSES = (module,)
