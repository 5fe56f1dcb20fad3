"""BigDecimal, on Python's decimal: how one is made, and the settings of the class."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RProc, RString, Value
from pysolo.ruby.stdlib.bigdecimal_math import decimal as mathematics
from pysolo.ruby.stdlib.bigdecimal_text import decimal as texts
from pysolo.ruby.stdlib.bigdecimal_value import (
    BASE,
    RDecimal,
    computed,
    make,
    number_of,
    read_text,
    rounded_to,
    rounding_mode,
    settings,
)

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

decimal = NativeClass("BigDecimal", superclass="Numeric", allocator=RDecimal)
kernel = NativeClass("Kernel", module=True)
decimal.constants.update(
    VERSION="3.1.1", BASE=BASE, ROUND_MODE=256, ROUND_UP=1, ROUND_DOWN=2, ROUND_HALF_UP=3, ROUND_HALF_DOWN=4, ROUND_CEILING=5,
    ROUND_FLOOR=6, ROUND_HALF_EVEN=7, SIGN_NaN=0, SIGN_POSITIVE_ZERO=1, SIGN_NEGATIVE_ZERO=-1, SIGN_POSITIVE_FINITE=2,
    SIGN_NEGATIVE_FINITE=-2, SIGN_POSITIVE_INFINITE=3, SIGN_NEGATIVE_INFINITE=-3, EXCEPTION_ALL=255, EXCEPTION_INFINITY=1,
    EXCEPTION_NaN=2, EXCEPTION_UNDERFLOW=4, EXCEPTION_OVERFLOW=1, EXCEPTION_ZERODIVIDE=16,
    INFINITY=lambda rt: make(rt, Decimal("Infinity")), NAN=lambda rt: make(rt, Decimal("NaN")),
)  # fmt: skip


def converted(rt: Interpreter, value: Value, precision: Optional[int]) -> RDecimal:
    inexact = "Float" if type(value) is float else "Rational" if rt.class_name(value) == "Rational" else None
    if inexact is not None and precision is None and value == value and value not in (float("inf"), float("-inf")):
        raise rt.error("ArgumentError", "can't omit precision for a %s." % inexact)
    found = number_of(rt, value)
    return make(rt, rounded_to(rt, found, precision) if precision and not isinstance(value, RString) else found)


@kernel.module_function("BigDecimal")
def big_decimal(
    rt: Interpreter, self: Value, value: Value, precision: Optional[int] = None, *, exception: Value = True
) -> Value:
    if precision is not None and precision < 0:
        raise rt.error("ArgumentError", "negative precision")
    try:
        return converted(rt, value, precision)
    except RubyError:
        if exception is False:
            return None
        raise


@decimal.singleton("interpret_loosely")
def interpret_loosely(rt: Interpreter, self: Value, text: str) -> Value:
    return make(rt, read_text(rt, text, False))


@decimal.singleton("double_fig")
def double_fig(rt: Interpreter, self: Value) -> int:
    return 16


@decimal.singleton("mode")
def mode(rt: Interpreter, self: Value, which: int, value: Value = None) -> int:
    """The rounding mode, set when one is given. Exceptions cannot be asked for: results are Infinity and NaN."""
    if which != 256:
        return 0
    if value is not None:
        settings(rt).rounding = rounding_mode(rt, value)
    return settings(rt).rounding


@decimal.singleton("limit")
def limit(rt: Interpreter, self: Value, digits: Optional[int] = None) -> int:
    before = settings(rt).limit
    if digits is not None:
        if digits < 0:
            raise rt.error("ArgumentError", "argument must be positive")
        settings(rt).limit = digits
    return before


def _saving(name: str) -> Any:
    def run(rt: Interpreter, self: Value, *, block: RProc) -> Value:
        kept = settings(rt)
        before = getattr(kept, name)
        try:
            return rt.call_block(block)
        finally:
            setattr(kept, name, before)

    return run


decimal.singleton("save_rounding_mode", "save_exception_mode")(_saving("rounding"))
decimal.singleton("save_limit")(_saving("limit"))


def to_d(rt: Interpreter, self: Value, precision: int = 0) -> Value:
    found = number_of(rt, self, False)
    return make(rt, rounded_to(rt, found, precision)) if precision else computed(rt, found)


def nil_to_d(rt: Interpreter, self: Value) -> Value:
    return make(rt, Decimal(0))


everyday = [NativeClass(name, superclass="Numeric") for name in ("Integer", "Float")] + [NativeClass("String")]
rational = NativeClass("Rational", superclass="Numeric")
for native in (*everyday, rational):
    native.method("to_d")(to_d)
nil = NativeClass("NilClass")
nil.method("to_d")(nil_to_d)

CLASSES = (decimal, mathematics, texts, kernel, *everyday, nil)


def load(rt: Interpreter) -> None:
    rt.const_get("Rational")  # which is loaded when it is first asked for
    rt.install(rational)
