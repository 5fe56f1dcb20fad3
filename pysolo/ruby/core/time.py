"""Time: making one, arithmetic and comparison. Its fields and formats stand in time_fields.py."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.ruby.core.time_arguments import Zone, exact_number, fields, rational, zone_of
from pysolo.ruby.core.time_object import SECOND, RTime, epoch_of_local, exact, utc_seconds
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

time_ = NativeClass("Time", includes=("Comparable",), allocator=RTime)


def in_zone(made: RTime, seconds: int, ns: Any, zone: Optional[Zone]) -> RTime:
    """From a clock's reading (as if UTC) to the moment, in a zone or the machine's own."""
    if zone is None:
        return made.set(epoch_of_local(seconds) * SECOND + ns, "local")
    kind, offset, name = zone
    return made.set((seconds - offset) * SECOND + ns, kind, offset, name)


@time_.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RTime, *args: Value, **options: Value) -> None:
    where = options.get("in")
    if not args:
        now = time.time_ns()
        if where is None:
            self.set(now, "local")
        else:
            self.set(now, *zone_of(rt, where))
        return
    zone = where if where is not None else args[6] if len(args) > 6 else None
    *clock, ns = fields(rt, list(args[:6]))
    in_zone(self, utc_seconds(*clock), ns, None if zone is None else zone_of(rt, zone))


@time_.singleton("now")
def now(rt: Interpreter, self: RClass, **options: Value) -> Value:
    return rt.send(self, "new", kw=rt.hash({rt.sym("in"): options["in"]}) if "in" in options else None)


UNITS = {"millisecond": 1_000_000, "usec": 1000, "microsecond": 1000, "nsec": 1, "nanosecond": 1}


@time_.singleton("at")
def at(rt: Interpreter, self: RClass, moment: Value, part: Value = None, unit: Value = None, **options: Value) -> RTime:
    made = RTime(self)
    if isinstance(moment, RTime):
        made.set(moment.ns, moment.kind, moment.offset, moment.zone)
        ns = moment.ns
    else:
        ns = exact_number(rt, moment)
        made.set(ns, "local")
    if part is not None:
        name = "microsecond" if unit is None else rt.name(unit)
        if name not in UNITS:
            raise rt.error("ArgumentError", "unexpected unit: %s" % name)
        ns += exact_number(rt, part, UNITS[name])
        made.set(ns, made.kind, made.offset, made.zone)
    if options.get("in") is not None:
        made.set(ns, *zone_of(rt, options["in"]))
    return made


def ordered(args: List[Value]) -> List[Value]:
    """The ten-argument form starts with the seconds."""
    return [args[5], args[4], args[3], args[2], args[1], args[0]] if len(args) == 10 else args


@time_.singleton("utc", "gm")
def utc(rt: Interpreter, self: RClass, *args: Value) -> RTime:
    *clock, ns = fields(rt, ordered(list(args)))
    return in_zone(RTime(self), utc_seconds(*clock), ns, ("utc", 0, "UTC"))


@time_.singleton("local", "mktime")
def local(rt: Interpreter, self: RClass, *args: Value) -> RTime:
    *clock, ns = fields(rt, ordered(list(args)))
    return in_zone(RTime(self), utc_seconds(*clock), ns, None)


@time_.method("+")
def plus(rt: Interpreter, self: RTime, other: Value) -> RTime:
    if isinstance(other, RTime):
        raise rt.error("TypeError", "time + time?")
    return self.like(self.ns + exact_number(rt, other))


@time_.method("-")
def minus(rt: Interpreter, self: RTime, other: Value) -> Value:
    if isinstance(other, RTime):
        return float(self.ns - other.ns) / 1e9
    return self.like(self.ns - exact_number(rt, other))


@time_.method("<=>")
def compare(rt: Interpreter, self: RTime, other: Value) -> Optional[int]:
    if isinstance(other, RTime):
        return int(self.ns > other.ns) - int(self.ns < other.ns)
    return None


@time_.method("==", "===")
def equal(rt: Interpreter, self: RTime, other: Value) -> bool:
    return isinstance(other, RTime) and bool(self.ns == other.ns)


@time_.method("eql?")
def eql(rt: Interpreter, self: RTime, other: Value) -> bool:
    return isinstance(other, RTime) and bool(self.ns == other.ns)


@time_.method("hash")
def hash_(rt: Interpreter, self: RTime) -> int:
    return hash(("time", self.ns))


def rounded(rt: Interpreter, self: RTime, digits: int, kind: str) -> RTime:
    step = 10 ** (9 - digits) if digits <= 9 else 1
    whole, rest = divmod(self.ns, step)
    if (kind == "ceil" and rest) or (kind == "round" and rest * 2 >= step):
        whole += 1
    return self.like(exact(whole * step))


@time_.method("round")
def round_(rt: Interpreter, self: RTime, digits: int = 0) -> RTime:
    return rounded(rt, self, digits, "round")


@time_.method("floor")
def floor(rt: Interpreter, self: RTime, digits: int = 0) -> RTime:
    return rounded(rt, self, digits, "floor")


@time_.method("ceil")
def ceil(rt: Interpreter, self: RTime, digits: int = 0) -> RTime:
    return rounded(rt, self, digits, "ceil")


@time_.method("initialize_copy", visibility="private")
def initialize_copy(rt: Interpreter, self: RTime, other: RTime) -> RTime:
    return self.set(other.ns, other.kind, other.offset, other.zone)


@time_.method("to_i", "tv_sec")
def to_i(rt: Interpreter, self: RTime) -> int:
    return int(self.ns // SECOND)


@time_.method("to_f")
def to_f(rt: Interpreter, self: RTime) -> float:
    return float(self.ns) / 1e9


@time_.method("to_r")
def to_r(rt: Interpreter, self: RTime) -> Value:
    from fractions import Fraction

    return rational(rt, Fraction(self.ns) / SECOND)


@time_.method("localtime")
def localtime(rt: Interpreter, self: RTime, zone: Value = None) -> RTime:
    if zone is None:
        return self.set(self.ns, "local")
    return self.set(self.ns, *zone_of(rt, zone))


@time_.method("getlocal")
def getlocal(rt: Interpreter, self: RTime, zone: Value = None) -> RTime:
    return localtime(rt, RTime(self.cls.real).set(self.ns, "utc"), zone)


@time_.method("utc", "gmtime")
def to_utc(rt: Interpreter, self: RTime) -> RTime:
    if self.kind != "utc":
        rt.check_frozen(self) if self.frozen else None
        self.set(self.ns, "utc")
    return self


@time_.method("getutc", "getgm")
def getutc(rt: Interpreter, self: RTime) -> RTime:
    return RTime(self.cls.real).set(self.ns, "utc")


@time_.method("deconstruct_keys")
def deconstruct_keys(rt: Interpreter, self: RTime, keys: Value) -> Value:
    names = ("year", "month", "day", "yday", "wday", "hour", "min", "sec", "subsec", "dst", "zone")
    wanted = [k.name for k in keys.items if type(k) is RSymbol] if isinstance(keys, RArray) else names
    return rt.hash({rt.sym(n): rt.send(self, "dst?" if n == "dst" else n) for n in wanted if n in names})


CLASSES = (time_,)
