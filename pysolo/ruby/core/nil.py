"""nil, true and false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RHash, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

nil = NativeClass("NilClass")
true = NativeClass("TrueClass")
false = NativeClass("FalseClass")


def frozen_text(rt: Interpreter, text: str) -> RString:
    made = rt.str(text, "US-ASCII")
    made.frozen = True
    return made


@nil.method("to_s")
def nil_to_s(rt: Interpreter, self: None) -> RString:
    return frozen_text(rt, "")


@nil.method("to_a")
def nil_to_a(rt: Interpreter, self: None) -> RArray:
    return rt.array([])


@nil.method("to_h")
def nil_to_h(rt: Interpreter, self: None) -> RHash:
    return rt.hash({})


@nil.method("to_i")
def nil_to_i(rt: Interpreter, self: None) -> int:
    return 0


@nil.method("to_f")
def nil_to_f(rt: Interpreter, self: None) -> float:
    return 0.0


@nil.method("to_r", "rationalize")
def nil_to_r(rt: Interpreter, self: None, *precision: Value) -> Value:
    return rt.send(rt.top, "Rational", 0, 1)


@nil.method("inspect")
def nil_inspect(rt: Interpreter, self: None) -> str:
    return "nil"


@nil.method("nil?")
def nil_nil(rt: Interpreter, self: None) -> bool:
    return True


@nil.method("=~")
def nil_match(rt: Interpreter, self: None, other: Value) -> None:
    return None


for _class in (nil, false):

    @_class.method("&")
    def and_false(rt: Interpreter, self: Value, other: Value) -> bool:
        return False

    @_class.method("|", "^")
    def or_false(rt: Interpreter, self: Value, other: bool) -> bool:
        return other


@true.method("&")
def true_and(rt: Interpreter, self: bool, other: bool) -> bool:
    return other


@true.method("|")
def true_or(rt: Interpreter, self: bool, other: Value) -> bool:
    return True


@true.method("^")
def true_xor(rt: Interpreter, self: bool, other: bool) -> bool:
    return not other


@true.method("!")
def true_not(rt: Interpreter, self: bool) -> bool:
    return False


@true.method("to_s", "inspect")
def true_to_s(rt: Interpreter, self: bool) -> RString:
    return frozen_text(rt, "true")


@false.method("to_s", "inspect")
def false_to_s(rt: Interpreter, self: bool) -> RString:
    return frozen_text(rt, "false")


for _class in (nil, true, false):

    @_class.method("===", "==", "eql?", "equal?")
    def same(rt: Interpreter, self: Value, other: Value) -> bool:
        return self is other


CLASSES = (nil, true, false)
