"""SecureRandom: Random::Formatter over the system's own source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RRange, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

random = NativeClass("SecureRandom", module=True)


@random.singleton("bytes", "gen_random")
def bytes_(rt: Interpreter, self: Value, count: Optional[int]) -> Value:
    import os

    return rt.str(os.urandom(16 if count is None else count).decode("latin-1"), "ASCII-8BIT")


@random.singleton("random_number", "rand")
def random_number(rt: Interpreter, self: Value, limit: Value = 0) -> Value:
    import random as python_random

    source = python_random.SystemRandom()
    if isinstance(limit, RRange):
        low, high = limit.low, limit.high
        if type(low) is float or type(high) is float:
            return source.uniform(low, high)
        return source.randrange(low, high + (0 if limit.exclusive else 1))
    if type(limit) is float and limit > 0:
        return source.random() * limit
    if limit is None or limit <= 0:
        return source.random()
    return source.randrange(limit)


CLASSES = (random,)


def load(rt: Interpreter) -> None:
    rt.require("random/formatter")
    rt.extend(rt.classes["SecureRandom"], rt.const_get("Random::Formatter"))
