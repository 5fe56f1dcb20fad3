"""Random: the Mersenne Twister with MRI's own ways of drawing from it, so that equal seeds give equal numbers."""

from __future__ import annotations

import math
import os
from random import Random
from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RClass, RObject, RRange, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

formatter = NativeClass("Random::Formatter", module=True)
random_class = NativeClass("Random")

WORD = 0xFFFFFFFF


class RRandom(RObject):
    __slots__ = ("generator", "seed")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.generator = Random()
        self.seed = 0


random_class.allocator = RRandom


def seeded(seed: int) -> Random:
    """MRI seeds with a single word where that is enough, with the array of the words otherwise (as Python always does)."""
    generator = Random(abs(seed))
    if abs(seed) <= WORD:
        state = [abs(seed)]
        for at in range(1, 624):
            state.append((1812433253 * (state[-1] ^ (state[-1] >> 30)) + at) & WORD)
        generator.setstate((3, (*state, 624), None))
    return generator


def fresh_seed() -> int:
    return int.from_bytes(os.urandom(16), "little")


def default(rt: Interpreter) -> RRandom:
    """The generator behind ``Kernel#rand``."""
    cls = rt.const_get("Random")
    found: Optional[RRandom] = cls.extra.get("default")
    if found is None:
        found = cls.extra["default"] = RRandom(cls)
        found.seed = fresh_seed()
        found.generator = seeded(found.seed)
    return found


def source(rt: Interpreter, value: Value) -> RRandom:
    return value if isinstance(value, RRandom) else default(rt)


def below(generator: Random, limit: int) -> int:
    """From 0 to ``limit``, both included."""
    if limit == 0:
        return 0
    if limit > 2**62 - 2:
        return wide_below(generator, limit)
    mask = (1 << limit.bit_length()) - 1
    while True:
        value = 0
        for shift in (32, 0):
            if (mask >> shift) & WORD:
                value = (value | generator.getrandbits(32) << shift) & mask
                if limit < value:
                    break
        else:
            return value


def wide_below(generator: Random, limit: int) -> int:
    count = (limit.bit_length() + 31) // 32
    limits = [(limit >> 32 * at) & WORD for at in range(count)]
    while True:
        words: List[int] = []
        mask, boundary = 0, True
        for top in reversed(limits):
            mask = WORD if mask else (1 << top.bit_length()) - 1
            word = generator.getrandbits(32) & mask if mask else 0
            if boundary and word > top:
                break
            boundary = boundary and word == top
            words.append(word)
        else:
            value = 0
            for word in words:
                value = value << 32 | word
            return value


def real(generator: Random, exclusive: bool = True) -> float:
    if exclusive:
        return generator.random()
    high, low = generator.getrandbits(32), generator.getrandbits(32)
    return math.ldexp((high << 32 | low) * (2**53 + 1) >> 64, -53)


def in_range(rt: Interpreter, generator: Random, limits: RRange) -> Value:
    """A number of the range; UNSET when it holds none."""
    low, high = limits.low, limits.high
    if low is None or high is None:
        raise rt.error("Errno::EDOM", "")
    if type(low) is int and type(high) is int:
        width = high - low - limits.exclusive
        return low + below(generator, width) if width >= 0 else UNSET
    if not (rt.is_a(low, rt.classes["Numeric"]) and rt.is_a(high, rt.classes["Numeric"])):
        rt.to_int(limits)  # which says that a range is no number
    span = rt.to_float(high) - rt.to_float(low)
    if not math.isfinite(span):
        raise rt.error("Errno::EDOM", "")
    if span > 0:
        return real(generator, limits.exclusive) * span + rt.to_float(low)
    return rt.to_float(low) if span == 0 and not limits.exclusive else UNSET


def draw(rt: Interpreter, self: Value, limit: Value) -> Value:
    """``Random#rand``"""
    generator = source(rt, self).generator
    if limit is UNSET:
        return real(generator)
    found: Value = UNSET
    if type(limit) is float:
        if not math.isfinite(limit):
            raise rt.error("Errno::EDOM", "")
        found = real(generator) * (limit or 1.0) if limit >= 0 else UNSET  # 0.0 is no limit
    elif isinstance(limit, RRange):
        found = in_range(rt, generator, limit)
    elif limit is not None:
        number = rt.to_int(limit)
        found = below(generator, number - 1) if number > 0 else UNSET
    if found is UNSET:
        raise rt.error("ArgumentError", "invalid argument - %s" % rt.to_s(limit))
    return found


def some_bytes(rt: Interpreter, self: Value, count: int) -> RString:
    if count < 0:
        raise rt.error("ArgumentError", "negative string size (or size too big)")
    generator = source(rt, self).generator
    data = b""
    while len(data) < count:
        data += generator.getrandbits(32).to_bytes(4, "little")
    return rt.str(data[:count].decode("latin-1"), "ASCII-8BIT")


@random_class.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RRandom, seed: Value = UNSET) -> None:
    self.seed = fresh_seed() if seed is UNSET else rt.to_int(seed)
    self.generator = seeded(self.seed)


@random_class.method("initialize_copy")
def initialize_copy(rt: Interpreter, self: RRandom, other: RRandom) -> RRandom:
    self.seed, self.generator = other.seed, Random()
    self.generator.setstate(other.generator.getstate())
    return self


@random_class.singleton("rand")
@random_class.method("rand")
def rand(rt: Interpreter, self: Value, limit: Value = UNSET) -> Value:
    return draw(rt, self, limit)


@random_class.singleton("bytes")
@random_class.method("bytes")
def bytes_(rt: Interpreter, self: Value, count: int) -> RString:
    return some_bytes(rt, self, count)


@random_class.singleton("seed")
@random_class.method("seed")
def seed_(rt: Interpreter, self: Value) -> int:
    return source(rt, self).seed


@random_class.method("==")
def equal(rt: Interpreter, self: RRandom, other: Value) -> bool:
    return (
        isinstance(other, RRandom)
        and self.seed == other.seed
        and self.generator.getstate() == other.generator.getstate()
    )


@random_class.singleton("new_seed")
def new_seed(rt: Interpreter, self: RClass) -> int:
    return fresh_seed()


@random_class.singleton("urandom")
def urandom(rt: Interpreter, self: RClass, count: int) -> RString:
    return rt.str(os.urandom(count).decode("latin-1"), "ASCII-8BIT")


@random_class.singleton("srand")
def srand(rt: Interpreter, self: RClass, seed: Value = UNSET) -> int:
    """Seed the default generator anew; gives the seed it had."""
    used = default(rt)
    before = used.seed
    used.seed = fresh_seed() if seed is UNSET else rt.to_int(seed)
    used.generator = seeded(used.seed)
    return before


@random_class.singleton("random_number")
@formatter.method("random_number", "rand")
def random_number(rt: Interpreter, self: Value, limit: Value = UNSET) -> Value:
    """As ``rand``, but whatever is no useful limit means a Float below 1."""
    if limit is None or (type(limit) in (int, float) and limit <= 0):
        limit = UNSET
    return draw(rt, self, limit)


random_class.constants["DEFAULT"] = lambda rt: rt.const_get("Random")

CLASSES = (random_class, formatter, NativeClass("Random", includes=("Random::Formatter",)))
