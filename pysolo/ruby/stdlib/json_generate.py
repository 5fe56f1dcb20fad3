"""Ruby values to JSON text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional

from pysolo.ruby.core.float_text import float_to_s
from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

SPECIAL = re.compile(r'["\\\x00-\x1f]')
WITH_SLASH = re.compile(r'["\\\x00-\x1f/]')
ASCII_ONLY = re.compile(r'["\\\x00-\x1f]|[^\x00-\x7f]')
SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "/": "\\/"}


class RState(RObject):
    """JSON::State: how to write, and how deep we are."""

    __slots__ = ("indent", "space", "space_before", "object_nl", "array_nl", "max_nesting", "allow_nan", "ascii_only", "escape_slash",
                 "depth")  # fmt: skip

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.indent = self.space = self.space_before = self.object_nl = self.array_nl = ""
        self.max_nesting = 100
        self.allow_nan = self.ascii_only = self.escape_slash = False
        self.depth = 0

    def configure(self, rt: Interpreter, given: RHash) -> RState:
        for key, value in given.items():
            name = rt.to_s(key)
            if name in ("indent", "space", "space_before", "object_nl", "array_nl"):
                setattr(self, name, rt.to_str(value))
            elif name == "max_nesting":
                self.max_nesting = rt.to_int(value) if rt.truthy(value) else 0
            elif name in ("allow_nan", "ascii_only", "escape_slash"):
                setattr(self, name, rt.truthy(value))
            elif name == "depth":
                self.depth = rt.to_int(value)
        return self


def quoted(rt: Interpreter, string: RString, state: Optional[RState]) -> str:
    text = string.s
    if not text.isascii():
        if string.enc == "ASCII-8BIT":
            text = to_bytes(string).decode("utf-8", "surrogateescape")
        elif string.enc not in ("UTF-8", "US-ASCII"):
            text = string.s
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            cut = len(text) - 4 < min(i for i, c in enumerate(text) if "\udc80" <= c <= "\udcff")
            message = (
                "partial character in source, but hit end" if cut else "source sequence is illegal/malformed utf-8"
            )
            raise rt.error(rt.const_get("JSON::GeneratorError"), message)
    pattern = SPECIAL
    if state is not None and (state.escape_slash or state.ascii_only):
        pattern = WITH_SLASH if state.escape_slash else ASCII_ONLY
    if pattern.search(text) is None:
        return '"%s"' % text
    return '"%s"' % pattern.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    short = SHORT.get(char)
    if short is not None:
        return short
    code = ord(char)
    if code > 0xFFFF:
        code -= 0x10000
        return "\\u%04x\\u%04x" % (0xD800 + (code >> 10), 0xDC00 + (code & 0x3FF))
    return "\\u%04x" % code


#: the classes whose ``to_json`` this is
WRITTEN = ("Object", "Hash", "Array", "String", "NilClass", "TrueClass", "FalseClass", "Integer", "Float")


class Generator:
    """Writes with one state; the classes whose ``to_json`` was redefined are asked themselves."""

    def __init__(self, rt: Interpreter, state: RState) -> None:
        self.rt = rt
        self.state = state
        self.native: Dict[RClass, bool] = {}

    def is_native(self, value: Value) -> bool:
        """Whether this value's ``to_json`` is ours."""
        cls = self.rt.class_of(value)
        known = self.native.get(cls)
        if known is None:
            method = cls.find("to_json")
            known = self.native[cls] = method is None or (method.file is None and method.owner.name in WRITTEN)
        return known

    def text(self, value: Value) -> str:
        parts: List[str] = []
        self.write(value, parts.append)
        return "".join(parts)

    def write(self, value: Value, out: Callable[[str], Any]) -> None:
        rt, state = self.rt, self.state
        if not self.is_native(value):
            out(rt.to_s(rt.send(value, "to_json", state)))
            return
        if value is None:
            out("null")
        elif value is True:
            out("true")
        elif value is False:
            out("false")
        elif type(value) is int:
            out(str(value))
        elif type(value) is float:
            out(self.number(value))
        elif isinstance(value, RString):
            out(quoted(rt, value, state))
        elif isinstance(value, RHash):
            self.object(value, out)
        elif isinstance(value, RArray):
            self.array(value, out)
        else:
            self.other(value, out)

    def other(self, value: Value, out: Callable[[str], Any]) -> None:
        text = self.rt.str(value.name) if isinstance(value, RSymbol) else self.rt.send(value, "to_s")
        out(quoted(self.rt, text, self.state))

    def number(self, value: float) -> str:
        if value != value or value in (float("inf"), float("-inf")):
            if not self.state.allow_nan:
                shown = "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
                place = "1003" if value != value else "1000"
                raise self.rt.error(
                    self.rt.const_get("JSON::GeneratorError"), "%s: %s not allowed in JSON" % (place, shown)
                )
        return float_to_s(value)

    def deeper(self) -> None:
        state = self.state
        state.depth += 1
        if state.max_nesting and state.depth > state.max_nesting:
            state.depth -= 1
            raise self.rt.error(self.rt.const_get("JSON::NestingError"), "nesting of %d is too deep" % state.depth)

    def object(self, value: RHash, out: Callable[[str], Any]) -> None:
        state = self.state
        self.deeper()
        try:
            out("{" + state.object_nl if value.d else "{")
            first = True
            for key, item in value.items():
                if not first:
                    out("," + state.object_nl)
                first = False
                out(state.indent * state.depth)
                out(self.key(key) + state.space_before + ":" + state.space)
                self.write(item, out)
        finally:
            state.depth -= 1
        if state.object_nl:
            out(state.object_nl + state.indent * state.depth)
        out("}")

    def key(self, key: Value) -> str:
        if not isinstance(key, RString):
            key = self.rt.str(key.name) if isinstance(key, RSymbol) else self.rt.str(self.rt.to_s(key))
        return quoted(self.rt, key, self.state)

    def array(self, value: RArray, out: Callable[[str], Any]) -> None:
        state = self.state
        self.deeper()
        try:
            out("[" + state.array_nl)
            first = True
            for item in list(value.items):
                if not first:
                    out("," + state.array_nl)
                first = False
                out(state.indent * state.depth)
                self.write(item, out)
        finally:
            state.depth -= 1
        if state.array_nl:
            out(state.array_nl + state.indent * state.depth)
        out("]")
