"""Nodes to Ruby values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Dict, List, Optional, Set

from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RException, RHash, RString, Value
from pysolo.ruby.stdlib.yaml_nodes import PLAIN, Alias, AnyNode, Mapping, Scalar, Sequence
from pysolo.ruby.stdlib.yaml_scalars import STRING, Day, Moment, Symbolic, resolve, time_value
from pysolo.ruby.stdlib.yaml_types import types_of

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

CORE = "tag:yaml.org,2002:"


class Rules:
    """What may be loaded: None for ``permitted`` is everything."""

    __slots__ = ("permitted", "symbols", "aliases", "symbolize", "freeze", "strict_integer")

    def __init__(self) -> None:
        self.permitted: Optional[Set[str]] = set()
        self.symbols: Optional[Set[str]] = None
        self.aliases = False
        self.symbolize = False
        self.freeze = False


class Loader:
    def __init__(self, rt: Interpreter, rules: Rules) -> None:
        self.rt = rt
        self.rules = rules
        self.anchors: Dict[str, Value] = {}
        self.types = types_of(rt)

    def allow(self, name: str) -> None:
        permitted = self.rules.permitted
        if permitted is not None and name not in permitted:
            raise self.rt.error(
                self.rt.const_get("Psych::DisallowedClass"), "Tried to load unspecified class: %s" % name
            )

    def symbol(self, text: str) -> Value:
        symbols = self.rules.symbols
        if symbols is not None and text in symbols:
            return self.rt.sym(text)
        if not symbols:
            self.allow("Symbol")
        else:
            raise self.rt.error(self.rt.const_get("Psych::DisallowedClass"), "Tried to load unspecified class: Symbol")
        return self.rt.sym(text)

    def class_named(self, name: str) -> Value:
        """A class that a text names, when it is allowed and there is one."""
        self.allow(name)
        try:
            return self.rt.const_get(name)
        except RubyError as error:
            if not self.rt.is_a(error.exc, self.rt.classes["NameError"]):
                raise
            raise self.rt.error("ArgumentError", "undefined class/module %s" % name) from None

    def load(self, node: AnyNode) -> Value:
        value = self.untyped(node)
        reader = self.types.reader(node.tag)
        return value if reader is None else self.rt.call_block(reader[1], self.rt.str(reader[0]), value)

    def untyped(self, node: AnyNode) -> Value:
        if isinstance(node, Scalar):
            return self.named(node, self.frozen(self.scalar(node)))
        if isinstance(node, Sequence):
            return self.frozen(self.sequence(node))
        if isinstance(node, Mapping):
            return self.frozen(self.mapping(node))
        return self.alias(node)

    def named(self, node: AnyNode, value: Value) -> Value:
        if node.anchor is not None:
            self.anchors[node.anchor] = value
        return value

    def frozen(self, value: Value) -> Value:
        return self.rt.freeze(value) if self.rules.freeze and not isinstance(value, RClass) else value

    def alias(self, node: Alias) -> Value:
        rt = self.rt
        if not self.rules.aliases:
            raise rt.error(rt.const_get("Psych::BadAlias"), "Unknown alias: %s" % node.anchor)
        found = self.anchors.get(node.anchor or "", UNSET)
        if found is UNSET:
            raise rt.error(rt.const_get("Psych::BadAlias"), "Unknown alias: %s" % node.anchor)
        return found

    # -- scalars

    def scalar(self, node: Scalar) -> Value:
        rt, tag, text = self.rt, node.tag, node.text
        if tag is None:
            return self.plain(text) if node.style == PLAIN else rt.str(text)
        if tag in ("!binary", CORE + "binary"):
            import base64

            return rt.str(base64.b64decode(text).decode("latin-1"), "ASCII-8BIT")
        if tag in ("!str", CORE + "str", "!ruby/string"):
            return rt.str(text)
        if tag in (CORE + "float", "!float"):
            found = self.plain(text)
            return rt.to_float(found) if isinstance(found, (int, float)) else found
        if tag == CORE + "int":
            return self.plain(text)
        symbol = re.match(r"!ruby/sym(?:bol)?:?(.*)$", tag)
        if symbol:
            return self.symbol(symbol.group(1) or text)
        if tag == "!ruby/regexp":
            self.allow("Regexp")
            body = re.match(r"/(.*)/([mixn]*)$", text, re.S)
            flags = sum({"x": 2, "i": 1, "m": 4, "n": 0}[f] for f in body.group(2)) if body else 0
            return rt.send(rt.c_regexp, "new", rt.str(body.group(1) if body else text), flags)
        if tag == "!ruby/range":
            self.allow("Range")
            low, dots, high = re.match(r"(.*?)(\.{2,3})(.*)$", text).groups()  # type: ignore[union-attr]
            return rt.range(self.plain(low), self.plain(high), dots == "...")
        if tag in ("!ruby/class", "!ruby/module"):
            return self.class_named(text)
        if tag == "!ruby/object:BigDecimal":
            self.allow("BigDecimal")
            rt.require("bigdecimal")
            return rt.send(rt.top, "BigDecimal", rt.str(text.partition(":")[2] or text))
        return self.plain(text) if node.style == PLAIN else rt.str(text)

    def plain(self, text: str) -> Value:
        rt = self.rt
        found = resolve(text)
        if found is STRING:
            return rt.str(text)
        if isinstance(found, Symbolic):
            return self.symbol(str(found))
        if isinstance(found, Moment):
            self.allow("Time")
            made = time_value(rt, text)
            return rt.str(text) if made is None else made
        if isinstance(found, Day):
            from pysolo.ruby.core.civil import days_in_month

            year, month, day = (int(part) for part in text.split("-"))
            if not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
                return rt.str(text)
            self.allow("Date")
            rt.require("date")
            return rt.send(rt.const_get("Date"), "new", year, month, day)
        return found

    # -- collections

    def sequence(self, node: Sequence) -> Value:
        rt = self.rt
        tag = node.tag
        if tag in ("!omap", CORE + "omap"):
            made = rt.hash()
            self.named(node, made)
            for item in node.items:
                if isinstance(item, Mapping):
                    self.fill(made, item)
            return made
        array = self.named(node, RArray(rt.c_array, []))
        if tag is not None and re.match(r"!(?:seq|ruby/array):", tag):
            array = self.named(node, rt.new(self.class_named(tag.partition(":")[2])))
        for item in node.items:
            array.items.append(self.load(item))
        return array

    def mapping(self, node: Mapping) -> Value:
        rt, tag = self.rt, node.tag
        if tag in self.types.classes:
            cls = self.types.classes[tag]
            self.allow(rt.send(cls, "name").s)
            return self.revived(node, cls)
        if tag is None or not tag.startswith("!") or tag in ("!map", "!!map"):
            if tag == CORE + "set":
                self.allow("Psych::Set")
            made = self.named(node, RHash(rt.c_hash))
            self.fill(made, node)
            return made
        kind, _, name = tag.partition(":")
        if kind == "!ruby/struct":
            return self.structure(node, name)
        if kind == "!ruby/object":
            return self.object(node, name)
        if kind in ("!map", "!ruby/hash", "!ruby/hash-with-ivars") and name:
            made = self.named(node, rt.allocate(self.class_named(name)))
            self.fill(made, node)
            return made
        if tag == "!ruby/range":
            self.allow("Range")
            parts = {k.text: self.load(v) for k, v in node.pairs if isinstance(k, Scalar)}
            return rt.range(parts.get("begin"), parts.get("end"), parts.get("excl") is True)
        if kind == "!ruby/exception":
            exc: RException = rt.allocate(self.class_named(name))
            parts = {k.text: self.load(v) for k, v in node.pairs if isinstance(k, Scalar)}
            exc.message = parts.get("message")
            return self.named(node, exc)
        if kind == "!ruby/string" or tag == "!str":
            parts = {k.text: self.load(v) for k, v in node.pairs if isinstance(k, Scalar)}
            return self.named(node, parts.get("str"))
        made = self.named(node, RHash(rt.c_hash))
        self.fill(made, node)
        return made

    def structure(self, node: Mapping, name: str) -> Value:
        rt = self.rt
        cls = self.class_named(name or "Struct")
        pairs = [(self.load(k), self.load(v)) for k, v in node.pairs]
        if not name:
            cls = rt.send(rt.classes["Struct"], "new", *[rt.sym(rt.to_s(k)) for k, _ in pairs])
        made = rt.allocate(cls)
        rt.send(made, "initialize")
        for key, value in pairs:
            rt.send(made, "%s=" % rt.to_s(key), value)
        return self.named(node, made)

    def object(self, node: Mapping, name: str) -> Value:
        rt = self.rt
        cls = self.class_named(name or "Object")
        if name == "Set":
            rt.require("set")
            found = {rt.to_s(self.load(k)): self.load(v) for k, v in node.pairs}.get("hash")
            return self.named(node, rt.new(rt.const_get("Set"), rt.send(found, "keys")))
        if name in ("Rational", "Complex"):
            parts = {rt.to_s(self.load(k)): self.load(v) for k, v in node.pairs}
            first, second = ("numerator", "denominator") if name == "Rational" else ("real", "image")
            return rt.send(rt.top, name, parts[first], parts[second])
        if name == "OpenStruct":
            rt.require("ostruct")
            made = self.named(node, rt.new(rt.const_get("OpenStruct")))
            for key, value in node.pairs:
                rt.send(made, "[]=", self.load(key), self.load(value))
            return made
        return self.revived(node, cls)

    def revived(self, node: Mapping, cls: RClass) -> Value:
        """An object by its instance variables, or as its ``init_with`` takes them."""
        rt = self.rt
        made = self.named(node, rt.allocate(cls))
        pairs = [(self.load(k), self.load(v)) for k, v in node.pairs]
        if rt.respond_to(made, "init_with"):
            rt.send(made, "init_with", rt.hash(pairs))
            return made
        for key, value in pairs:
            rt.ivar_set(made, "@" + rt.to_s(key), value)
        return made

    def fill(self, into: Value, node: Mapping) -> None:
        rt = self.rt
        plain = type(into) is RHash
        for key_node, value_node in node.pairs:
            key = self.load(key_node)
            if isinstance(key, RString):
                if (
                    key.s == "<<"
                    and isinstance(key_node, Scalar)
                    and key_node.tag != CORE + "str"
                    and key_node.style == PLAIN
                ):
                    if self.merge(into, value_node):
                        continue
                if self.rules.symbolize:
                    key = rt.sym(key.s)
                elif not key.frozen:
                    key = rt.string_key(key)
            value = self.load(value_node)
            if plain:
                into.put(key, value)
            else:
                rt.send(into, "[]=", key, value)

    def merge(self, into: Value, node: AnyNode) -> bool:
        """``<<: *other``: what stands here already stays unless the merge comes later, as in Psych."""
        sources: List[Value]
        if isinstance(node, Sequence):
            loaded = self.load(node)
            sources = list(reversed(loaded.items))
        else:
            sources = [self.load(node)]
        if not all(isinstance(source, RHash) for source in sources):
            return False
        for source in sources:
            for key, value in source.items():
                self.rt.send(into, "[]=", key, value) if type(into) is not RHash else into.put(key, value)
        return True
