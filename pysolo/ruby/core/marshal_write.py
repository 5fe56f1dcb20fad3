"""Marshal.dump: format 4.8, byte for byte as MRI writes it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

from pysolo.ruby.core.marshal_special import packed_number, packed_time
from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.core.struct import RStruct, members_of
from pysolo.ruby.runtime.objects import (
    RArray,
    RClass,
    RException,
    RHash,
    RObject,
    RRange,
    RRegexp,
    RString,
    RSymbol,
    Value,
)

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

Pairs = List[Tuple[str, Value]]
OPTIONS = {"i": 1, "x": 2, "m": 4}
FIXED_ENCODING = 16
CANNOT = ("IO", "MatchData")  # MRI names only these in words of their own


class Writer:
    def __init__(self, rt: Interpreter, limit: int) -> None:
        self.rt = rt
        self.limit = limit
        self.out = bytearray(b"\x04\x08")
        self.symbols: Dict[str, int] = {}
        self.links: Dict[Any, int] = {}
        self.kept: List[Value] = []  # so that an id stays the id of one object

    # -- pieces

    def number(self, value: int) -> None:
        """The format's own way with small numbers: length byte and little-endian bytes, or a single byte."""
        if value == 0:
            self.out.append(0)
        elif 0 < value < 123:
            self.out.append(value + 5)
        elif -124 < value < 0:
            self.out.append((value - 5) & 0xFF)
        else:
            size = next(n for n in range(1, 5) if -(1 << 8 * n) <= value < 1 << 8 * n)
            self.out.append(size if value > 0 else 256 - size)
            self.out += (value & ((1 << 8 * size) - 1)).to_bytes(size, "little")

    def raw(self, data: bytes) -> None:
        self.number(len(data))
        self.out += data

    def symbol(self, name: str) -> None:
        known = self.symbols.get(name)
        if known is not None:
            self.out += b";"
            self.number(known)
            return
        self.symbols[name] = len(self.symbols)
        if not name.isascii():
            self.out += b"I"
        self.out += b":"
        self.raw(name.encode("utf-8", "surrogateescape"))
        if not name.isascii():
            self.number(1)
            self.symbol("E")
            self.out += b"T"

    def pairs(self, pairs: Pairs, depth: int) -> None:
        self.number(len(pairs))
        for name, value in pairs:
            self.symbol(name)
            self.write(value, depth)

    def class_name(self, cls: RClass) -> str:
        if cls.name is None:
            kind = "module" if cls.is_module else "class"
            raise self.rt.error("TypeError", "can't dump anonymous %s %s" % (kind, self.rt.module_name(cls)))
        return cls.name

    def extensions(self, value: RObject) -> None:
        """Modules that the object is extended with; other singleton methods cannot be dumped."""
        cls = value.cls
        if cls.is_singleton:
            if cls.methods or cls.consts:
                raise self.rt.error("TypeError", "singleton can't be dumped")
            for module in cls.includes[::-1]:
                self.out += b"e"
                self.symbol(self.class_name(module))

    def user_class(self, value: RObject, base: str) -> None:
        self.extensions(value)
        if value.cls.real.name != base:
            self.out += b"C"
            self.symbol(self.class_name(value.cls.real))

    # -- values

    def write(self, value: Value, depth: int) -> None:
        rt = self.rt
        if depth == 0:
            raise rt.error("ArgumentError", "exceed depth limit")
        depth -= 1
        if value is None or value is True or value is False:
            self.out += b"0" if value is None else b"T" if value else b"F"
        elif type(value) is int and -(2**30) <= value < 2**30:
            self.out += b"i"
            self.number(value)
        elif isinstance(value, RSymbol):
            self.symbol(value.name)
        elif not self.linked(value):
            if type(value) is int:
                self.big(value)
            elif type(value) is float:
                self.out += b"f"
                self.raw(float_text(value).encode())
            else:
                self.object(value, depth)

    def linked(self, value: Value) -> bool:
        """Whether it was written before: then only its number is. Remembers it otherwise."""
        key = value.hex() if type(value) is float else id(value)
        found = self.links.get(key)
        if found is not None:
            self.out += b"@"
            self.number(found)
            return True
        self.links[key] = len(self.links)
        self.kept.append(value)
        return False

    def big(self, value: int) -> None:
        self.out += b"l" + (b"+" if value >= 0 else b"-")
        size = (abs(value).bit_length() + 15) // 16
        self.number(size)
        self.out += abs(value).to_bytes(size * 2, "little")

    def object(self, value: RObject, depth: int) -> None:
        rt = self.rt
        if rt.respond_to(value, "marshal_dump", True):
            dumped = rt.send(value, "marshal_dump")
            self.out += b"U"
            self.symbol(self.class_name(value.cls.real))
            self.write(dumped, depth)
            return
        if rt.respond_to(value, "_dump", True):
            self.own_text(value, depth)
            return
        special = packed_number(rt, value)
        if special is not None:
            self.out += b"U"
            self.symbol(self.class_name(value.cls.real))
            self.write(special, depth)
            return
        time = packed_time(rt, value)
        if time is not None:
            self.out += b"Iu"
            self.symbol(self.class_name(value.cls.real))
            self.raw(time[0])
            self.pairs(time[1], depth)
            return
        if isinstance(value, RClass):
            name = self.class_name(value)
            if value.is_singleton:
                raise rt.error("TypeError", "singleton class can't be dumped")
            self.out += b"m" if value.is_module else b"c"
            self.raw(name.encode())
            return
        self.builtin(value, depth)

    def own_text(self, value: RObject, depth: int) -> None:
        text = self.rt.send(value, "_dump", -1)
        if not isinstance(text, RString):
            raise self.rt.error("TypeError", "_dump() must return string")
        pairs = encoding_pairs(text) + ivar_pairs(text)
        self.out += b"Iu" if pairs else b"u"
        self.symbol(self.class_name(value.cls.real))
        self.raw(to_bytes(text))
        if pairs:
            self.pairs(self.values_of(pairs), depth)

    def values_of(self, pairs: Pairs) -> Pairs:
        """Encoding names are plain strings of bytes."""
        return [(n, self.rt.str(v, "ASCII-8BIT") if isinstance(v, str) else v) for n, v in pairs]

    def builtin(self, value: RObject, depth: int) -> None:
        pairs = ivar_pairs(value)
        if isinstance(value, (RString, RRegexp)):
            pairs = encoding_pairs(value) + pairs
        plain = isinstance(value, (RString, RRegexp, RArray, RHash))
        if (plain or isinstance(value, RStruct)) and pairs:
            self.out += b"I"
        if isinstance(value, RString):
            self.user_class(value, "String")
            self.out += b'"'
            self.raw(to_bytes(value))
        elif isinstance(value, RRegexp):
            self.user_class(value, "Regexp")
            self.out += b"/"
            self.raw(value.source.encode("utf-8", "surrogateescape"))
            bits = sum(OPTIONS[flag] for flag in value.flags if flag in OPTIONS)
            self.out.append(bits if value.source.isascii() else bits | FIXED_ENCODING)
        elif isinstance(value, RArray):
            self.user_class(value, "Array")
            self.out += b"["
            self.number(len(value.items))
            for item in list(value.items):
                self.write(item, depth)
        elif isinstance(value, RHash):
            self.hash(value, depth)
        elif isinstance(value, RStruct):
            self.extensions(value)
            self.out += b"S"
            self.symbol(self.class_name(value.cls.real))
            self.pairs(list(zip(members_of(value.cls), value.values)), depth)
        else:
            self.extensions(value)
            state = self.state(value)
            self.out += b"o"
            self.symbol(self.class_name(value.cls.real))
            self.pairs(state + pairs, depth)
            return
        if pairs:
            self.pairs(self.values_of(pairs), depth)

    def hash(self, value: RHash, depth: int) -> None:
        if value.default_proc is not None:
            raise self.rt.error("TypeError", "can't dump hash with default proc")
        self.user_class(value, "Hash")
        if value.by_identity:
            self.out += b"C"
            self.symbol("Hash")
        self.out += b"{" if value.default is None else b"}"
        self.number(len(value))
        for key, item in value.items():
            self.write(key, depth)
            self.write(item, depth)
        if value.default is not None:
            self.write(value.default, depth)

    def state(self, value: RObject) -> Pairs:
        """What an object of the core's other classes consists of, as MRI stores it."""
        rt = self.rt
        if type(value) is RObject:
            return []
        if isinstance(value, RRange):
            return [("excl", value.exclusive), ("begin", value.low), ("end", value.high)]
        if isinstance(value, RException):
            text = value.message if isinstance(value.message, RObject) else None
            trace = None if value.backtrace is None else rt.array([rt.str(line) for line in value.backtrace])
            return [("mesg", text), ("bt", trace), *exception_details(value)]
        name = rt.class_name(value)
        names = [cls.name for cls in value.cls.ancestors]
        if "Set" in names:
            made = rt.hash([(item, True) for item in rt.iterate(value)])
            made.default = False
            return [("@hash", made)]
        for refused in CANNOT:
            if refused in names:
                raise rt.error("TypeError", "can't dump %s" % refused)
        raise rt.error("TypeError", "no _dump_data is defined for class %s" % name)


def exception_details(value: RException) -> Pairs:
    return [(name, value.details[name]) for name in ("name", "key", "receiver", "status") if name in value.details]


def ivar_pairs(value: RObject) -> Pairs:
    return [(name, item) for name, item in value.ivars.items() if name.startswith("@")] if value.ivars else []


def encoding_pairs(value: Any) -> Pairs:
    if isinstance(value, RRegexp):
        return [("E", not value.source.isascii())]
    if value.enc == "UTF-8":
        return [("E", True)]
    if value.enc == "US-ASCII":
        return [("E", False)]
    return [] if value.enc == "ASCII-8BIT" else [("encoding", value.enc)]


def float_text(value: float) -> str:
    if not math.isfinite(value):
        return "nan" if value != value else "inf" if value > 0 else "-inf"
    if value == 0:
        return "-0" if math.copysign(1, value) < 0 else "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = ("%r" % abs(value)).partition("e")
    whole, _, part = mantissa.partition(".")
    point = len(whole) + int(exponent or 0)
    digits = whole + ("" if part == "0" else part)
    point -= len(digits) - len(digits.lstrip("0"))
    digits = digits.strip("0")
    if point < -3 or point > len(digits):
        return "%s%s%s%se%d" % (sign, digits[0], "." if len(digits) > 1 else "", digits[1:], point - 1)
    if point > 0:
        return sign + digits[:point] + ("." + digits[point:] if digits[point:] else "")
    return "%s0.%s%s" % (sign, "0" * -point, digits)


def dump(rt: Interpreter, value: Value, limit: Optional[int] = None) -> bytes:
    writer = Writer(rt, -1)
    writer.write(value, -1 if limit is None else limit)
    return bytes(writer.out)
