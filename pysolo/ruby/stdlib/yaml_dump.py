"""Ruby values to nodes, as Psych builds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Dict, Optional, Set, Tuple, TypeVar

from pysolo.ruby.core.float_text import float_to_s
from pysolo.ruby.core.strftime import strftime
from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.core.time_object import SECOND, RTime
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
)  # fmt: skip
from pysolo.ruby.stdlib.yaml_nodes import (
    DOUBLE,
    FOLDED,
    LITERAL,
    PLAIN,
    SINGLE,
    Alias,
    AnyNode,
    Mapping,
    Scalar,
    Sequence,
)
from pysolo.ruby.stdlib.yaml_scalars import STRING, resolve
from pysolo.ruby.stdlib.yaml_types import types_of

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

ODD_START = re.compile(r"^[^\w][^\"]*$", re.M)
BAD_OCTAL = re.compile(r"0[0-7]*[89]")


Tagged = TypeVar("Tagged", Scalar, Mapping)


PLAIN_DATA = {"TrueClass", "FalseClass", "NilClass", "Integer", "Float", "String", "Array", "Hash"}


class Allowed:
    """What ``safe_dump`` lets pass: names of classes and symbols beside plain data, and whether one object may stand twice."""

    def __init__(self, classes: Set[str], symbols: Set[str], aliases: bool) -> None:
        self.classes = classes | PLAIN_DATA
        self.symbols = symbols
        self.aliases = aliases

    def check(self, rt: Interpreter, value: Value) -> None:
        name = rt.class_name(value)
        if name not in self.classes and not (type(value) is RSymbol and value.name in self.symbols):
            words = "Tried to dump unspecified class: %s" % name
            raise rt.error(rt.const_get("Psych::DisallowedClass"), words)


class Dumper:
    def __init__(self, rt: Interpreter, line_width: Optional[int] = None) -> None:
        self.rt = rt
        self.allowed: Optional[Allowed] = None
        self.line_width = line_width
        self.seen: Dict[int, Tuple[Value, AnyNode]] = {}
        self.anchors = 0

    def register(self, value: Value, node: AnyNode) -> AnyNode:
        self.seen[id(value)] = (value, node)
        return node

    def node(self, value: Value) -> AnyNode:
        rt = self.rt
        kind = type(value)
        if self.allowed is not None:
            self.allowed.check(rt, value)
        if value is None:
            return Scalar("", PLAIN, True, False)
        if kind is bool:
            return Scalar("true" if value else "false", PLAIN, True, False)
        if kind is int:
            return Scalar(str(value), PLAIN, True, False)
        if kind is float:
            return Scalar(self.number(value), PLAIN, True, False)
        if kind is RSymbol:
            if not value.name:
                return self.tagged(Scalar("", PLAIN, False, False), "!ruby/symbol")
            return Scalar(":" + value.name, PLAIN, True, False)
        known = self.seen.get(id(value))
        if known is not None and known[0] is value:
            if self.allowed is not None and not self.allowed.aliases:
                raise rt.error(rt.const_get("Psych::BadAlias"), "Tried to dump an aliased object")
            if known[1].anchor is None:
                self.anchors += 1
                known[1].anchor = str(self.anchors)
            alias = Alias()
            alias.anchor = known[1].anchor
            return alias
        if isinstance(value, RObject) and value.cls.find("encode_with") is not None:
            return self.coder(value)
        if isinstance(value, RString):
            return self.string(value)
        if isinstance(value, RHash):
            return self.hash(value)
        if isinstance(value, RArray):
            sequence = Sequence()
            if value.cls.real is not rt.c_array:
                sequence.tag = "!ruby/array:%s" % rt.class_name(value)
            self.register(value, sequence)
            sequence.items.extend(self.node(item) for item in value.items)
            return sequence
        return self.object(value)

    @staticmethod
    def tagged(node: Tagged, tag: str) -> Tagged:
        node.tag = tag
        return node

    @staticmethod
    def number(value: float) -> str:
        if value != value:
            return ".nan"
        if value in (float("inf"), float("-inf")):
            return ".inf" if value > 0 else "-.inf"
        return float_to_s(value)

    def string(self, value: RString) -> AnyNode:
        text = value.s
        plain = quoted = True
        style = PLAIN
        tag: Optional[str] = None
        if value.enc != "ASCII-8BIT" and any("\udc80" <= char <= "\udcff" for char in text):
            raise self.rt.error("ArgumentError", "invalid byte sequence in %s" % value.enc)
        if value.enc == "ASCII-8BIT" and not text.isascii():
            import base64

            text = base64.b64encode(to_bytes(value)).decode()
            tag, style, plain, quoted = "!binary", LITERAL, False, False
        elif _inner_break(text):
            style = LITERAL
        elif text == "<<":
            style, tag, plain, quoted = SINGLE, "tag:yaml.org,2002:str", False, False
        elif text in ("y", "n"):
            style = DOUBLE
        elif self.line_width and len(text) > self.line_width:
            style = FOLDED
        elif _odd_start(text):
            style = DOUBLE
        elif resolve(text) is not STRING or BAD_OCTAL.match(text):
            style = SINGLE
        if value.cls.real is not self.rt.c_string:
            tag, plain, quoted = "!ruby/string:%s" % self.rt.class_name(value), False, False
        return self.tagged(Scalar(text, style, plain, quoted), tag) if tag else Scalar(text, style, plain, quoted)

    def pairs(self, node: Mapping, pairs: Any) -> Mapping:
        for key, value in pairs:
            left = self.node(key) if not isinstance(key, str) else Scalar(key)
            node.pairs.append((left, self.node(value)))
        return node

    def hash(self, value: RHash) -> AnyNode:
        node = Mapping()
        if value.cls.real is not self.rt.c_hash:
            node.tag = "!ruby/hash:%s" % self.rt.class_name(value)
        self.register(value, node)
        return self.pairs(node, value.items())

    def coder(self, value: RObject) -> AnyNode:
        """``encode_with(coder)``: the coder takes ``[]=`` like a Hash."""
        rt = self.rt
        node = Mapping()
        node.tag = types_of(rt).tags.get(value.cls.real) or "!ruby/object:%s" % rt.class_name(value)
        self.register(value, node)
        coder = rt.hash()
        rt.send(value, "encode_with", coder)
        return self.pairs(node, coder.items())

    def ivars(self, value: RObject) -> Any:
        return [(name[1:], found) for name, found in (value.ivars or {}).items() if name.startswith("@")]

    def object(self, value: RObject) -> AnyNode:
        rt = self.rt
        name = rt.class_name(value)
        ancestors = [cls.name for cls in value.cls.ancestors]
        if isinstance(value, RClass):
            if value.name is None:
                kind = "module" if value.is_module else "class"
                raise rt.error("TypeError", "can't dump anonymous %s: %s" % (kind, rt.inspect(value)))
            tag = "!ruby/module" if value.is_module else "!ruby/class"
            return self.register(value, self.tagged(Scalar(value.name, SINGLE, False, False), tag))
        if isinstance(value, RTime):
            return self.register(value, Scalar(time_text(value), PLAIN, True, False))
        if isinstance(value, RRegexp):
            return self.register(value, self.tagged(Scalar(rt.inspect(value), PLAIN, False, False), "!ruby/regexp"))
        if isinstance(value, RRange):
            mapping = self.tagged(Mapping(), "!ruby/range")
            self.register(value, mapping)
            parts = [("begin", value.low), ("end", value.high), ("excl", value.exclusive)]
            return self.pairs(mapping, [(rt.str(key), part) for key, part in parts])
        if isinstance(value, RException):
            mapping = self.tagged(Mapping(), "!ruby/exception:%s" % name)
            self.register(value, mapping)
            trace = None if value.backtrace is None else rt.array([rt.str(line) for line in value.backtrace])
            return self.pairs(mapping, [("message", rt.str(rt.message_of(value))), ("backtrace", trace)])
        if "DateTime" in ancestors:
            shown = rt.to_s(rt.send(value, "strftime", rt.str("%Y-%m-%d %H:%M:%S.%9N %:z")))
            shown = shown[:-6] + "Z" if shown.endswith("+00:00") else shown
            return self.register(value, self.tagged(Scalar(shown, PLAIN, False, False), "!ruby/object:DateTime"))
        if "Date" in ancestors:
            return Scalar(rt.to_s(value), PLAIN, True, False)
        if "BigDecimal" in ancestors:
            shown = rt.to_s(rt.send(value, "_dump"))
            return self.tagged(Scalar(shown, PLAIN, False, False), "!ruby/object:BigDecimal")
        if "Rational" in ancestors or "Complex" in ancestors:
            names = ("denominator", "numerator") if name == "Rational" else ("real", "image")
            ask = {"image": "imaginary"}
            mapping = self.tagged(Mapping(), "!ruby/object:%s" % name)
            self.register(value, mapping)
            return self.pairs(mapping, [(key, rt.send(value, ask.get(key, key))) for key in names])
        mapping = Mapping()
        self.register(value, mapping)
        if "Struct" in ancestors:
            mapping.tag = "!ruby/struct" + (":%s" % value.cls.real.name if value.cls.real.name else "")
            members = rt.to_ary(rt.send(value, "members"))
            self.pairs(mapping, [(member.name, rt.send(value, "[]", member)) for member in members])
            return self.pairs(mapping, self.ivars(value))
        if "Set" in ancestors:
            mapping.tag = "!ruby/object:%s" % name
            inner = rt.hash([(item, True) for item in rt.iterate(value)])
            return self.pairs(mapping, [("hash", inner)])
        if "OpenStruct" in ancestors:
            mapping.tag = "!ruby/object:%s" % name
            return self.pairs(mapping, [(rt.str(rt.to_s(key)), item) for key, item in rt.send(value, "to_h").items()])
        own_tag = types_of(rt).tags.get(value.cls.real)
        mapping.tag = own_tag or "!ruby/object" + ("" if value.cls.real is rt.c_object else ":%s" % name)
        return self.pairs(mapping, self.ivars(value))


def _inner_break(text: str) -> bool:
    """A line end other than the last character."""
    return "\n" in (text[:-2] if text.endswith("\n\n") else text[:-1])


def _odd_start(text: str) -> bool:
    """Some line begins with something else than a word character and holds no double quote after it."""
    return bool(text) and ODD_START.search(text) is not None


def time_text(value: RTime) -> str:
    digits = "%09d" % int(value.ns % SECOND)
    if value.kind == "utc":
        return strftime("%Y-%m-%d %H:%M:%S.", value.moment) + digits + " Z"
    return strftime("%Y-%m-%d %H:%M:%S.", value.moment) + digits + strftime(" %:z", value.moment)
