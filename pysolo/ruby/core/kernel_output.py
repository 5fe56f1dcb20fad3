"""Kernel: puts, p, print and their kin."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Sequence

from pysolo.ruby.core.object import Inspecting
from pysolo.ruby.core.string_bytes import output_text
from pysolo.ruby.core.string_format import sprintf
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

kernel = NativeClass("Kernel", module=True)


def shown(rt: Interpreter, value: Value) -> str:
    """``to_s`` as text that can be written out, whatever the String's encoding."""
    if isinstance(value, RString):
        return output_text(value)
    return rt.to_s(value)


def puts_text(rt: Interpreter, args: Sequence[Value]) -> str:
    """What ``puts(*args)`` writes: a line each, Arrays flattened."""
    if not args:
        return "\n"
    parts: List[str] = []
    for value in args:
        if not isinstance(value, (RString, int, float)) and value is not None:
            items = value.items if isinstance(value, RArray) else rt.try_ary(value)
            if items is not None:
                with Inspecting(rt, value, "puts") as again:
                    if again:
                        parts.append("[...]\n")
                    elif items:
                        parts.append(puts_text(rt, items))
                continue
        text = shown(rt, value)
        parts.append(text if text.endswith("\n") else text + "\n")
    return "".join(parts)


def write_out(rt: Interpreter, text: str) -> None:
    """To ``$stdout``, straight to the run's own output while that is what it means."""
    out = rt.globals.get("$stdout")
    if out is None or out is rt.c_object.consts.get("STDOUT"):
        rt.out.write(text)
    else:
        rt.send(out, "write", rt.str(text))


@kernel.module_function("puts")
def puts(rt: Interpreter, self: Value, *args: Value) -> None:
    out = rt.globals.get("$stdout")
    if out is None or out is rt.c_object.consts.get("STDOUT"):
        rt.out.write(puts_text(rt, args))
    elif out is self:  # an object with nothing but `write` has been made $stdout
        rt.send(out, "write", rt.str(puts_text(rt, args)))
    else:
        rt.send(out, "puts", *args)


@kernel.module_function("print")
def print_(rt: Interpreter, self: Value, *args: Value) -> None:
    out = rt.globals.get("$stdout")
    if out is None or out is rt.c_object.consts.get("STDOUT"):
        rt.out.write("".join([shown(rt, value) for value in args]))
    elif out is self:
        for value in args:
            rt.send(out, "write", value)
    else:
        rt.send(out, "print", *args)


def same(rt: Interpreter, args: Sequence[Value]) -> Value:
    """What ``p`` and ``pp`` give back."""
    return None if not args else args[0] if len(args) == 1 else rt.array(list(args))


@kernel.module_function("p")
def p(rt: Interpreter, self: Value, *args: Value) -> Value:
    if args:
        write_out(rt, "".join([rt.inspect(value) + "\n" for value in args]))
    return same(rt, args)


@kernel.module_function("pp")
def pp(rt: Interpreter, self: Value, *args: Value) -> Value:
    for value in args:
        write_out(rt, pretty(rt, value))
    return same(rt, args)


def pretty(rt: Interpreter, value: Value) -> str:
    """What ``pp`` writes, with the newline; the library that lays it out is loaded for it."""
    rt.require("pp")
    text: str = rt.send(rt.const_get("PP"), "pp", value, rt.str("")).s
    return text


@kernel.method("pretty_inspect")
def pretty_inspect(rt: Interpreter, self: Value) -> str:
    return pretty(rt, self)


@kernel.module_function("putc")
def putc(rt: Interpreter, self: Value, char: Value) -> Value:
    write_out(rt, char.s[:1] if isinstance(char, RString) else chr(rt.to_int(char) & 255))
    return char


@kernel.module_function("printf")
def printf(rt: Interpreter, self: Value, *args: Value) -> None:
    if not args:
        return
    if isinstance(args[0], RString):
        write_out(rt, sprintf(rt, args[0].s, list(args[1:])))
    else:
        rt.send(args[0], "write", rt.str(sprintf(rt, rt.to_str(args[1]), list(args[2:]))))


@kernel.module_function("format", "sprintf")
def format_(rt: Interpreter, self: Value, *args: Value) -> str:
    if not args:
        raise rt.error("ArgumentError", "too few arguments")
    return sprintf(rt, rt.to_str(args[0]), list(args[1:]))


@kernel.module_function("warn")
def warn(rt: Interpreter, self: Value, *messages: Value, uplevel: Value = None, category: Value = None) -> None:
    if not messages or rt.globals.get("$VERBOSE", False) is None:
        return
    text = puts_text(rt, messages)
    if uplevel is not None:
        file, line = rt.caller_location(rt.to_int(uplevel) + 1)
        text = "%s:%d: warning: %s" % (file, line, text)
    options = rt.hash({rt.sym("category"): category}) if category is not None else None
    rt.send(rt.const_get("Warning"), "warn", rt.str(text), kw=options)


CLASSES = (kernel,)
