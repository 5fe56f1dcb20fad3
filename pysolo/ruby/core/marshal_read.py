"""Marshal.load."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional, Tuple

from pysolo.ruby.core.marshal_special import unpacked_time
from pysolo.ruby.core.string_bytes import from_bytes
from pysolo.ruby.core.struct import RStruct, members_of
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.objects import (
    RArray,
    RClass,
    RException,
    RHash,
    RObject,
    RRange,
    RRegexp,
    RString,
    Value,
)

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class Reader:
    """``take(count)`` gives bytes; ``each`` is what every loaded value is shown to, and replaced by."""

    def __init__(
        self, rt: Interpreter, take: Callable[[int], bytes], each: Optional[Callable[[Value], Value]], freeze: bool
    ) -> None:
        self.rt = rt
        self._take = take
        self.each = each
        self.freeze = freeze
        self.symbols: List[str] = []
        self.links: List[Value] = []

    def take(self, count: int) -> bytes:
        data = self._take(count)
        if len(data) < count:
            raise self.rt.error("ArgumentError", "marshal data too short")
        return data

    def number(self) -> int:
        first = self.take(1)[0]
        first = first - 256 if first > 127 else first
        if first == 0:
            return 0
        if first > 4:
            return first - 5
        if first < -4:
            return first + 5
        value = int.from_bytes(self.take(abs(first)), "little")
        return value if first > 0 else value - (1 << 8 * -first)

    def raw(self) -> bytes:
        return self.take(self.number())

    def symbol(self) -> str:
        kind = self.take(1)
        if kind == b"I":
            name = self.symbol()
            for _ in range(self.number()):
                self.symbol()
                self.value()
            return name
        if kind == b":":
            return self.new_symbol()
        if kind == b";":
            return self.symbols[self.number()]
        raise self.rt.error("ArgumentError", "dump format error for symbol(0x%x)" % kind[0])

    def new_symbol(self) -> str:
        name = self.raw().decode("utf-8", "surrogateescape")
        self.symbols.append(name)
        return name

    def cls(self, name: str) -> RClass:
        try:
            found = self.rt.const_get(name)
        except RubyError as error:
            if not self.rt.is_a(error.exc, self.rt.classes["NameError"]):
                raise
            raise self.rt.error("ArgumentError", "undefined class/module %s" % name)
        if not isinstance(found, RClass):
            raise self.rt.error("TypeError", "%s does not refer to class/module" % name)
        return found

    def entry(self, value: Value) -> Value:
        self.links.append(value)
        return value

    def done(self, value: Value) -> Value:
        if self.freeze and isinstance(value, RObject) and not isinstance(value, RClass):
            value.frozen = True
        return value if self.each is None else self.each(value)

    # -- values

    def value(self, cls: Optional[RClass] = None, extended: Tuple[RClass, ...] = (), pairs: bool = False) -> Value:
        """One value. ``cls`` is that of a subclass of a built-in one, ``pairs`` says that instance variables follow."""
        kind = self.take(1)
        rt = self.rt
        simple = {b"0": None, b"T": True, b"F": False}
        if kind in simple:
            return self.done(simple[kind])
        if kind == b"i":
            return self.done(self.number())
        if kind == b":":
            name = self.new_symbol()
            if pairs:
                self.pairs()
            return self.done(rt.sym(name))
        if kind == b";":
            return self.done(rt.sym(self.symbols[self.number()]))
        if kind == b"@":
            number = self.number()
            if number >= len(self.links):
                raise rt.error("ArgumentError", "dump format error (unlinked)")
            return self.links[number]
        if kind == b"I":
            return self.value(cls, extended, True)
        if kind == b"e":
            return self.value(cls, (*extended, self.cls(self.symbol())), pairs)
        if kind == b"C":
            return self.value(self.cls(self.symbol()), extended, pairs)
        reader = READERS.get(kind)
        if reader is None:
            raise rt.error("ArgumentError", "dump format error(0x%x)" % kind[0])
        made = reader(self, cls, pairs)
        for module in extended:
            rt.extend(made, module)
        return self.done(made)

    def pairs(self) -> List[Tuple[str, Value]]:
        found = []
        for _ in range(self.number()):
            name = self.symbol()
            found.append((name, self.value()))
        return found

    def give_ivars(self, value: Value) -> None:
        for name, item in self.pairs():
            if name == "E" or name == "encoding":
                set_encoding(value, "UTF-8" if item is True else "US-ASCII" if item is False else item.s)
            else:
                self.rt.ivar_set(value, name, item)

    def floating(self, cls: Optional[RClass], pairs: bool) -> float:
        text = self.raw().decode().partition("\0")[0]
        found: float = self.entry(float(text))
        return found

    def big(self, cls: Optional[RClass], pairs: bool) -> int:
        sign = -1 if self.take(1) == b"-" else 1
        found: int = self.entry(sign * int.from_bytes(self.take(self.number() * 2), "little"))
        return found

    def string(self, cls: Optional[RClass], pairs: bool) -> Value:
        made = RString(cls or self.rt.c_string, self.raw().decode("latin-1"), "ASCII-8BIT")
        self.entry(made)
        if pairs:
            self.give_ivars(made)
        return made

    def regexp(self, cls: Optional[RClass], pairs: bool) -> Value:
        source = self.raw().decode("utf-8", "surrogateescape")
        bits = self.take(1)[0]
        flags = "".join(flag for flag, bit in (("m", 4), ("i", 1), ("x", 2)) if bits & bit)
        made = RRegexp(cls or self.rt.c_regexp, source, flags)
        self.entry(made)
        if pairs:
            for _ in self.pairs():
                pass
        return made

    def array(self, cls: Optional[RClass], pairs: bool) -> Value:
        made = RArray(cls or self.rt.c_array, [])
        self.entry(made)
        for _ in range(self.number()):
            made.items.append(self.value())
        if pairs:
            self.give_ivars(made)
        return made

    def hash(self, cls: Optional[RClass], pairs: bool, default: bool = False) -> Value:
        made = RHash(cls or self.rt.c_hash)
        made.by_identity = cls is self.rt.c_hash
        self.entry(made)
        for _ in range(self.number()):
            key = self.value()
            if type(key) is RString and not key.frozen and not made.by_identity:
                key.frozen = True
            made.put(key, self.value())
        if default:
            made.default = self.value()
        if pairs:
            self.give_ivars(made)
        return made

    def hash_with_default(self, cls: Optional[RClass], pairs: bool) -> Value:
        return self.hash(cls, pairs, True)

    def module(self, cls: Optional[RClass], pairs: bool) -> Value:
        return self.entry(self.cls(self.raw().decode()))

    def struct(self, cls: Optional[RClass], pairs: bool) -> Value:
        rt = self.rt
        found = self.cls(self.symbol())
        made = RStruct(found)
        self.entry(made)
        names = members_of(found)
        for name, item in self.pairs():
            if name not in names:
                text = "struct %s not compatible (:%s for :%s)" % (rt.module_name(found), name, ", :".join(names))
                raise rt.error("TypeError", text)
            made.values[names.index(name)] = item
        if pairs:
            self.give_ivars(made)
        return made

    def object(self, cls: Optional[RClass], pairs: bool) -> Value:
        rt = self.rt
        found = self.cls(self.symbol())
        made = rt.allocate(found)
        at = len(self.links)
        self.entry(made)
        state = self.pairs()
        if isinstance(made, RRange):
            named = dict(state)
            made.low, made.high, made.exclusive = named.get("begin"), named.get("end"), bool(named.get("excl"))
        elif isinstance(made, RException):
            restore_exception(made, state)
        elif any(base.name == "Set" for base in found.ancestors):
            members = dict(state).get("@hash")
            made = self.links[at] = rt.new(found, rt.array(list(members) if isinstance(members, RHash) else []))
            state = [(name, item) for name, item in state if name != "@hash"]
        for name, item in state:
            if name.startswith("@"):
                made.ivars = made.ivars if made.ivars is not None else {}
                made.ivars[name] = item
        return made

    def by_marshal_load(self, cls: Optional[RClass], pairs: bool) -> Value:
        rt = self.rt
        found = self.cls(self.symbol())
        at = len(self.links)
        numeric = found.name in ("Rational", "Complex")
        made = None if numeric else rt.allocate(found)
        self.entry(made)
        state = self.value()
        if numeric:
            assert found.name is not None
            made = self.links[at] = rt.send(rt.top, found.name, *state.items)
        elif not rt.respond_to(made, "marshal_load", True):
            raise rt.error("TypeError", "instance of %s needs to have method `marshal_load'" % rt.module_name(found))
        else:
            rt.send(made, "marshal_load", state)
        return made

    def by_load(self, cls: Optional[RClass], pairs: bool) -> Value:
        rt = self.rt
        found = self.cls(self.symbol())
        data = self.raw()
        if any(base.name == "Time" for base in found.ancestors):
            return self.entry(unpacked_time(rt, found, data, self.pairs() if pairs else []))
        text = rt.str(data.decode("latin-1"), "ASCII-8BIT")
        if pairs:
            self.give_ivars(text)
        if not rt.respond_to(found, "_load", True):
            raise rt.error("TypeError", "class %s needs to have method `_load'" % rt.module_name(found))
        return self.entry(rt.send(found, "_load", text))


READERS: Any = {
    b"f": Reader.floating,
    b"l": Reader.big,
    b'"': Reader.string,
    b"/": Reader.regexp,
    b"[": Reader.array,
    b"{": Reader.hash,
    b"}": Reader.hash_with_default,
    b"c": Reader.module,
    b"m": Reader.module,
    b"M": Reader.module,
    b"S": Reader.struct,
    b"o": Reader.object,
    b"U": Reader.by_marshal_load,
    b"u": Reader.by_load,
}


def set_encoding(value: Value, enc: str) -> None:
    if isinstance(value, RString):
        data = value.s.encode("latin-1")
        value.enc = enc
        value.s = from_bytes(data, enc)


def restore_exception(made: RException, state: List[Tuple[str, Value]]) -> None:
    for name, item in state:
        if name == "mesg":
            made.message = item
        elif name == "bt":
            made.backtrace = None if item is None else [line.s for line in item.items]
        elif not name.startswith("@"):
            made.details[name] = item


def load(
    rt: Interpreter, take: Callable[[int], bytes], each: Optional[Callable[[Value], Value]], freeze: bool
) -> Value:
    reader = Reader(rt, take, each, freeze)
    major, minor = reader.take(2)
    if major != 4 or minor > 8:
        raise rt.error(
            "TypeError",
            "incompatible marshal file format (can't be read)\n\tformat version 4.8 required; %d.%d given"
            % (major, minor),
        )
    return reader.value()
