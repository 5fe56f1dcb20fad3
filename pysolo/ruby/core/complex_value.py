"""A Complex as the interpreter holds it: making, reading and showing it."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.core.float_text import float_to_s
from pysolo.ruby.runtime.objects import UNSET, RClass, RObject, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class RComplex(RObject):
    """``real`` and ``imag`` are real Ruby numbers of any class."""

    __slots__ = ("real", "imag")

    def __init__(self, cls: RClass, real: Value, imag: Value) -> None:
        super().__init__(cls)
        self.frozen = True
        self.real = real
        self.imag = imag


def complex_value(rt: Interpreter, real: Value, imag: Value) -> RComplex:
    return RComplex(rt.const_get("Complex"), real, imag)


def polar_value(rt: Interpreter, length: Value, angle: Value) -> RComplex:
    """From polar coordinates; a straight or right angle gives an exact part, as in MRI."""
    turn = rt.to_float(angle)
    if turn == 0 or rt.eq(length, 0):
        return complex_value(rt, length, 0.0)
    if turn == math.pi:
        return complex_value(rt, rt.send(length, "-@"), 0.0)
    if turn == math.pi / 2:
        return complex_value(rt, 0.0, length)
    return complex_value(rt, rt.send(length, "*", math.cos(turn)), rt.send(length, "*", math.sin(turn)))


def is_exact_zero(value: Value) -> bool:
    return type(value) is int and value == 0


def is_real(rt: Interpreter, value: Value) -> bool:
    if type(value) in (int, float):
        return True
    return rt.is_a(value, rt.classes["Numeric"]) and rt.truthy(rt.send(value, "real?"))


def make(rt: Interpreter, real: Value, imag: Value) -> Value:
    """``Kernel#Complex``"""
    if real is None or imag is None:
        raise rt.error("TypeError", "can't convert nil into Complex")
    if isinstance(real, RString):
        real = parse_strictly(rt, real)
    if isinstance(imag, RString):
        imag = parse_strictly(rt, imag)
    for value in (real, imag):
        if isinstance(value, RComplex) and is_exact_zero(value.imag) and imag is not UNSET:
            real = real.real if value is real else real
            imag = imag.real if value is imag else imag
    if imag is UNSET:
        if isinstance(real, RComplex):
            return real
        if not rt.is_a(real, rt.classes["Numeric"]):
            if rt.respond_to(real, "to_c"):
                return rt.send(real, "to_c")
            raise rt.error("TypeError", "can't convert %s into Complex" % rt.describe(real))
        return complex_value(rt, real, 0) if is_real(rt, real) else real
    for value in (real, imag):
        if not rt.is_a(value, rt.classes["Numeric"]):
            raise rt.error("TypeError", "not a real")
    if is_real(rt, real) and is_real(rt, imag):
        return complex_value(rt, real, imag)
    return rt.send(real, "+", rt.send(imag, "*", complex_value(rt, 0, 1)))


NUMBER = r"\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+(?:_\d+)*)?(?:/\d+(?:_\d+)*)?"
POLAR = re.compile(r"\s*([+-]?%s)@([+-]?%s)" % (NUMBER, NUMBER))
IMAGINARY = re.compile(r"\s*([+-]?)(%s)?[ij]" % NUMBER)
FULL = re.compile(r"\s*([+-]?%s)(?:([+-])(%s)?[ij])?" % (NUMBER, NUMBER))


def _number(rt: Interpreter, text: str) -> Value:
    text = text.replace("_", "")
    if "/" in text:
        return rt.send(rt.top, "Rational", rt.str(text))
    return float(text) if any(mark in text for mark in ".eE") else int(text)


def parse(rt: Interpreter, text: str) -> tuple[Optional[RComplex], int]:
    """The number at the start of a text, and where it ends."""
    found = POLAR.match(text)
    if found is not None:
        return polar_value(rt, _number(rt, found.group(1)), _number(rt, found.group(2))), found.end()
    found = IMAGINARY.match(text)
    if found is not None:
        return complex_value(rt, 0, _number(rt, found.group(1) + (found.group(2) or "1"))), found.end()
    found = FULL.match(text)
    if found is None:
        return None, 0
    imag = 0 if found.group(2) is None else _number(rt, found.group(2) + (found.group(3) or "1"))
    return complex_value(rt, _number(rt, found.group(1)), imag), found.end()


def parse_complex(rt: Interpreter, text: str) -> RComplex:
    """``String#to_c``: as much as there is of a number."""
    return parse(rt, text)[0] or complex_value(rt, 0, 0)


def parse_strictly(rt: Interpreter, text: RString) -> RComplex:
    value, end = parse(rt, text.s)
    if value is None or text.s[end:].strip(" \t\n\v\f\r"):
        raise rt.error("ArgumentError", "invalid value for convert(): %s" % rt.inspect(text))
    return value


def is_negative(rt: Interpreter, value: Value) -> bool:
    if type(value) is float:
        return math.copysign(1, value) < 0 and value == value
    return rt.truthy(rt.send(value, "negative?"))


def shown(rt: Interpreter, value: RComplex, name: str) -> str:
    """``1+2i``, each part as ``to_s`` or ``inspect`` shows it."""

    def part(number: Value) -> str:
        if type(number) is float:
            return float_to_s(number)
        return rt.to_s(rt.send(number, name))

    imag = part(rt.send(value.imag, "abs"))
    star = "" if imag[-1:].isdigit() else "*"
    return part(value.real) + ("-" if is_negative(rt, value.imag) else "+") + imag + star + "i"
