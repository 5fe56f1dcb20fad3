"""How numbers of two parts and Time are packed for Marshal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional, Tuple

from pysolo.ruby.core.time_object import RTime, utc_seconds
from pysolo.ruby.runtime.objects import RClass, RObject, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

SECOND = 1_000_000_000


def packed_time(rt: Interpreter, value: RObject) -> Optional[Tuple[bytes, List[Tuple[str, Value]]]]:
    """Eight bytes with the moment in UTC, and what they do not hold as named values; None when it is no Time."""
    if not isinstance(value, RTime):
        return None
    ns = int(value.ns)
    moment = RTime(value.cls).set(ns, "utc").moment
    rest = ns % SECOND
    utc = value.kind == "utc"
    high = 1 << 31 | utc << 30 | (moment.year - 1900) << 14 | (moment.month - 1) << 10 | moment.day << 5 | moment.hour
    low = moment.minute << 26 | moment.second << 20 | rest // 1000
    pairs: List[Tuple[str, Value]] = [("offset", value.offset)] if not utc else []
    part = rest % 1000
    if part:
        digits = "%03d" % part
        submicro = bytes([int(digits[0]) << 4 | int(digits[1])] + ([int(digits[2]) << 4] if digits[2] != "0" else []))
        pairs += [
            ("nano_num", part),
            ("nano_den", 1),
            ("submicro", rt.str(submicro.decode("latin-1"), "ASCII-8BIT")),
        ]
    zone = None if value.zone is None else rt.str(value.zone, "US-ASCII")
    pairs.append(("zone", zone))
    if pairs[0][0] == "offset":
        pairs.append(pairs.pop(0))
    return (high.to_bytes(4, "little") + low.to_bytes(4, "little"), pairs)


def unpacked_time(rt: Interpreter, cls: RClass, data: bytes, pairs: List[Tuple[str, Value]]) -> RTime:
    high, low = int.from_bytes(data[:4], "little"), int.from_bytes(data[4:8], "little")
    named = dict(pairs)
    month, day, hour = (high >> 10 & 0xF) + 1, high >> 5 & 0x1F, high & 0x1F
    seconds = utc_seconds((high >> 14 & 0xFFFF) + 1900, month, day, hour, low >> 26 & 0x3F, low >> 20 & 0x3F)
    ns = seconds * SECOND + (low & 0xFFFFF) * 1000
    if type(named.get("nano_num")) is int:
        ns += named["nano_num"] // (named.get("nano_den") or 1)
    zone = named.get("zone")
    name = zone.s if isinstance(zone, RString) else None
    made = RTime(cls)
    if high >> 30 & 1:
        return made.set(ns, "utc")
    made.set(ns, "local")
    offset = named.get("offset")
    if type(offset) is int and offset != made.offset:
        made.set(ns, "fixed", offset, name)
    return made


def packed_number(rt: Interpreter, value: RObject) -> Optional[Value]:
    """The two parts of a Rational or Complex."""
    number: Any = value
    name = rt.class_name(value)
    if name == "Rational":
        return rt.array([number.num, number.den])
    return rt.array([number.real, number.imag]) if name == "Complex" else None
