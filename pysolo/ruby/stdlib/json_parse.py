"""JSON text to Ruby values.

Python's own scanner does the everyday case; what it refuses or cannot know (comments, NaN, MRI's error messages) is read again
by a reader of ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Callable, List, Optional, Tuple

from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RString, RSymbol, Value, hkey

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?")
STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\u[0-9a-fA-F]{4}|\\[^u\x00-\x1f])*)"')
BLANK = re.compile(r"(?:[ \t\r\n]+|/\*.*?\*/|//[^\n]*\n)*", re.S)
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|(.))", re.S)
HALF_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\Z")
ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
# The places in MRI's parser that its messages name.
VALUE, ARRAY, NAN, MINUS_INFINITY = "859", "451", "225", "249"


class Options:
    __slots__ = (
        "symbolize",
        "allow_nan",
        "max_nesting",
        "object_class",
        "array_class",
        "create_additions",
        "decimal",
        "freeze",
    )

    def __init__(self) -> None:
        self.symbolize = False
        self.allow_nan = False
        self.max_nesting = 100
        self.object_class: Optional[RClass] = None
        self.array_class: Optional[RClass] = None
        self.create_additions = False
        self.decimal: Value = None
        self.freeze = False


def read_options(rt: Interpreter, given: Optional[RHash]) -> Options:
    made = Options()
    for key, value in given.items() if given is not None else ():
        name = key.name if type(key) is RSymbol else rt.to_s(key)
        if name == "symbolize_names":
            made.symbolize = rt.truthy(value)
        elif name == "allow_nan":
            made.allow_nan = rt.truthy(value)
        elif name == "max_nesting":
            made.max_nesting = rt.to_int(value) if rt.truthy(value) else 0
        elif name == "object_class":
            made.object_class = value if value is not rt.c_hash else None
        elif name == "array_class":
            made.array_class = value if value is not rt.c_array else None
        elif name == "create_additions":
            made.create_additions = rt.truthy(value)
        elif name == "decimal_class":
            made.decimal = value
        elif name == "freeze":
            made.freeze = rt.truthy(value)
    return made


def parse(rt: Interpreter, text: str, options: Options) -> Value:
    fast = not (
        options.decimal or options.object_class or options.array_class or options.create_additions or options.freeze
    )
    if fast:
        try:
            return _quick(rt, text, options)
        except (ValueError, RecursionError):
            pass
    return _Reader(rt, text, options).document()


def _refuse(name: str) -> Any:
    raise ValueError(name)


def _quick(rt: Interpreter, text: str, options: Options) -> Value:
    from json import JSONDecoder

    string_class, hash_class, array_class = rt.c_string, rt.c_hash, rt.c_array
    symbol = rt.sym

    def convert(value: Any, depth: int) -> Value:
        kind = type(value)
        if kind is str:
            return RString(string_class, value)
        if kind is list:
            if options.max_nesting and depth > options.max_nesting:
                raise ValueError
            return RArray(array_class, [convert(item, depth + 1) for item in value])
        if kind is _Pairs:
            if options.max_nesting and depth > options.max_nesting:
                raise ValueError
            made = RHash(hash_class)
            d = made.d
            for name, item in value.pairs:
                key: Value
                if options.symbolize:
                    key = symbol(name)
                    d[key] = (key, convert(item, depth + 1))
                else:
                    key = RString(string_class, name)
                    key.frozen = True
                    d[name] = (key, convert(item, depth + 1))
            return made
        return value

    if "\\ud" in text or "\\uD" in text:
        raise ValueError("surrogates are checked by the reader")
    plain = JSONDecoder(object_pairs_hook=_Pairs, parse_constant=_refuse).decode(text)
    return convert(plain, 1)


class _Pairs:
    __slots__ = ("pairs",)

    def __init__(self, pairs: List[Tuple[str, Any]]) -> None:
        self.pairs = pairs


class _Reader:
    def __init__(self, rt: Interpreter, text: str, options: Options) -> None:
        self.rt = rt
        self.text = text
        self.options = options

    def fail(self, place: str, at: int) -> Exception:
        # MRI shows the rest of the text from where it stopped.
        shown = self.text[at:].partition("\0")[0]
        found: Exception = self.rt.error(
            self.rt.const_get("JSON::ParserError"), "%s: unexpected token at '%s'" % (place, shown)
        )
        return found

    def blank(self, at: int) -> int:
        found = BLANK.match(self.text, at)
        return found.end() if found else at

    def document(self) -> Value:
        start = self.blank(0)
        if start >= len(self.text) or self.text[start : start + 2] in (
            "/*",
            "//",
        ):  # nothing, or a comment without an end
            raise self.fail(VALUE, len(self.text))
        value, at = self.value(start, 1, None)
        at = self.blank(at)
        if at < len(self.text):
            if self.text.startswith("//", at) and "\n" not in self.text[at:]:
                at = len(self.text)
            raise self.fail(VALUE, at)
        return value

    def value(self, at: int, depth: int, owner: Optional[Tuple[str, int]]) -> Tuple[Value, int]:
        """The value at ``at``; ``owner`` is the place and position that an unreadable one is blamed on."""
        text = self.text
        char = text[at : at + 1]
        if char == '"':
            found = STRING.match(text, at)
            if found is not None:
                return self.string(found.group(1)), found.end()
        elif char == "{":
            return self.object(at, depth)
        elif char == "[":
            return self.array(at, depth)
        elif char == "-" or char.isdigit():
            if text.startswith("-Infinity", at):
                if self.options.allow_nan:
                    return float("-inf"), at + 9
                raise self.fail(MINUS_INFINITY, at)
            found = NUMBER.match(text, at)
            if found is not None and not (text[found.end() : found.end() + 1].isdigit()):
                return self.number(found), found.end()
        else:
            for word, value in (("null", None), ("true", True), ("false", False)):
                if text.startswith(word, at):
                    return value, at + len(word)
            for word, number in (("NaN", float("nan")), ("Infinity", float("inf"))):
                if text.startswith(word, at):
                    if self.options.allow_nan:
                        return number, at + len(word)
                    raise self.fail(NAN, at) if word == "NaN" else self.fail("232", max(at - 1, 0))
        place, blamed = owner or (VALUE, at)
        raise self.fail(place, at if place == ARRAY else blamed)

    def string(self, raw: str) -> Value:
        rt = self.rt
        if "\\" in raw:
            half = HALF_PAIR.search(raw)
            if half is not None:
                shown = "521: incomplete surrogate pair at '%s\"'" % raw[half.start() :]
                raise rt.error(rt.const_get("JSON::ParserError"), shown)
            raw = ESCAPE.sub(_unescape, raw)
        made: RString = rt.str(raw)
        made.frozen = self.options.freeze
        return made

    def number(self, found: re.Match[str]) -> Value:
        if found.group(1) is None and found.group(2) is None:
            return int(found.group())
        decimal = self.options.decimal
        if decimal is not None:
            if decimal is self.rt.c_float:
                return float(found.group())
            if self.rt.class_name(decimal) == "Class" and decimal.name == "BigDecimal":
                return self.rt.send(self.rt.top, "BigDecimal", self.rt.str(found.group()))
        return float(found.group())

    def nested(self, depth: int) -> None:
        limit = self.options.max_nesting
        if limit and depth > limit:
            raise self.rt.error(self.rt.const_get("JSON::NestingError"), "nesting of %d is too deep" % depth)

    def named_class(self, name: str) -> Value:
        try:
            return self.rt.const_get(name)
        except RubyError as error:
            if not self.rt.is_a(error.exc, self.rt.classes["NameError"]):
                raise
            words = "can't get const %s: uninitialized constant %s" % (name, name)
            raise self.rt.error("ArgumentError", words) from None

    def array(self, start: int, depth: int) -> Tuple[Value, int]:
        self.nested(depth)
        items: List[Value] = []
        at = self.blank(start + 1)
        if self.text[at : at + 1] != "]":
            while True:
                value, at = self.value(at, depth + 1, (ARRAY, at))
                items.append(value)
                at = self.blank(at)
                char = self.text[at : at + 1]
                if char == ",":
                    at = self.blank(at + 1)
                    continue
                if char == "]":
                    break
                raise self.fail(ARRAY, at)
        if self.options.array_class is not None:
            made = self.rt.send(self.options.array_class, "new")
            for item in items:
                self.rt.send(made, "<<", item)
            return made, at + 1
        made = self.rt.array(items)
        made.frozen = self.options.freeze
        return made, at + 1

    def object(self, start: int, depth: int) -> Tuple[Value, int]:
        self.nested(depth)
        rt = self.rt
        store: Callable[[Value, Value], Any]
        if self.options.object_class is not None:
            made: Value = rt.send(self.options.object_class, "new")

            def store(key: Value, value: Value) -> None:
                rt.send(made, "[]=", key, value)

        else:
            made = rt.hash()

            def store(key: Value, value: Value) -> None:
                made.d[hkey(key)] = (key, value)

        at = self.blank(start + 1)
        if self.text[at : at + 1] != "}":
            while True:
                found = STRING.match(self.text, at)
                if found is None:
                    raise self.fail(VALUE, start)
                key = self.string(found.group(1))
                key.frozen = True
                if self.options.symbolize:
                    key = rt.sym(key.s)
                at = self.blank(found.end())
                if self.text[at : at + 1] != ":":
                    raise self.fail(VALUE, start)
                at = self.blank(at + 1)
                value, at = self.value(at, depth + 1, (VALUE, start))
                store(key, value)
                at = self.blank(at)
                char = self.text[at : at + 1]
                if char == ",":
                    at = self.blank(at + 1)
                    continue
                if char == "}":
                    break
                raise self.fail(VALUE, start)
        if self.options.create_additions and isinstance(made, RHash):
            name = made.get(rt.send(rt.const_get("JSON"), "create_id"))
            if name is not None:
                cls = self.named_class(rt.to_s(name))
                if rt.respond_to(cls, "json_create"):
                    return rt.send(cls, "json_create", made), at + 1
        if isinstance(made, RHash):
            made.frozen = self.options.freeze
        return made, at + 1


def _unescape(found: re.Match[str]) -> str:
    code, second, letter = found.groups()
    if code is None:
        return ESCAPES.get(letter, letter)
    number = int(code, 16)
    if 0xD800 <= number < 0xDC00 and second is not None:
        return chr(0x10000 + ((number - 0xD800) << 10) + (int(second, 16) - 0xDC00))
    made = chr(number)
    return made if second is None else made + chr(int(second, 16))
