"""Gem::Requirement and Gem::Dependency."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, List, Tuple

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RObject, RString, Value
from pysolo.ruby.stdlib.gem_version import PATTERN, RVersion, make

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

WRITTEN = re.compile(r"\s*(=|!=|>=|<=|~>|>|<)?\s*(%s)\s*\Z" % PATTERN)
Pair = Tuple[str, RVersion]


class RRequirement(RObject):
    __slots__ = ("pairs",)

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.pairs: List[Pair] = []

    def accepts(self, version: RVersion) -> bool:
        return all(holds(op, version, wanted) for op, wanted in self.pairs)


def holds(op: str, version: RVersion, wanted: RVersion) -> bool:
    order = version.compare(wanted)
    if op == "=":
        return order == 0
    if op == "!=":
        return order != 0
    if op == ">":
        return order > 0
    if op == "<":
        return order < 0
    if op == ">=":
        return order >= 0
    if op == "<=":
        return order <= 0
    release = version
    if version.prerelease:
        parts = version.segments
        while any(isinstance(part, str) for part in parts):
            parts.pop()
        release = RVersion(version.cls.real, ".".join(str(part) for part in parts))
    return order >= 0 and release.compare(RVersion(wanted.cls.real, wanted.bumped())) < 0


requirement = NativeClass("Gem::Requirement", allocator=RRequirement)
bad = NativeClass("Gem::Requirement::BadRequirementError", superclass="ArgumentError")


def parsed(rt: Interpreter, value: Value) -> Pair:
    if isinstance(value, RVersion):
        return "=", value
    found = WRITTEN.match(rt.to_s(value))
    if found is None:
        raise rt.error(
            rt.const_get("Gem::Requirement::BadRequirementError"), "Illformed requirement [%s]" % rt.inspect(value)
        )
    return found.group(1) or "=", make(rt, rt.str(found.group(2)))


@requirement.singleton("parse")
def parse(rt: Interpreter, self: RClass, value: Value) -> Value:
    op, version = parsed(rt, value)
    return rt.array([rt.str(op), version])


@requirement.singleton("default")
def default(rt: Interpreter, self: RClass) -> Value:
    return rt.send(self, "new", rt.str(">= 0"))


@requirement.singleton("default_prerelease")
def default_prerelease(rt: Interpreter, self: RClass) -> Value:
    return rt.send(self, "new", rt.str(">= 0.a"))


@requirement.singleton("create")
def create(rt: Interpreter, self: RClass, *inputs: Value) -> Value:
    if len(inputs) > 1:
        return rt.send(self, "new", *inputs)
    value = inputs[0] if inputs else None
    if isinstance(value, RRequirement):
        return value
    if isinstance(value, (RVersion, RArray, RString)):
        return rt.send(self, "new", value)
    if value is not None and rt.respond_to(value, "to_str"):
        return rt.send(self, "new", rt.str(rt.to_str(value)))
    return default(rt, self)


def flat(values: List[Value]) -> List[Value]:
    return [
        item
        for value in values
        for item in (flat(value.items) if isinstance(value, RArray) else [value])
        if item is not None
    ]


@requirement.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RRequirement, *values: Value) -> None:
    pairs: List[Pair] = []
    for value in flat(list(values)):
        for pair in value.pairs if isinstance(value, RRequirement) else [parsed(rt, value)]:
            if not any(pair[0] == op and pair[1].text == known.text for op, known in pairs):
                pairs.append(pair)
    self.pairs = pairs or [(">=", make(rt, rt.str("0")))]


@requirement.method("satisfied_by?", "===", "=~")
def satisfied_by(rt: Interpreter, self: RRequirement, version: Value) -> bool:
    if not isinstance(version, RVersion):
        raise rt.error("ArgumentError", "Need a Gem::Version: %s" % rt.inspect(version))
    return self.accepts(version)


def as_texts(self: RRequirement) -> List[str]:
    return ["%s %s" % (op, version.text) for op, version in self.pairs]


@requirement.method("as_list")
def as_list(rt: Interpreter, self: RRequirement) -> Value:
    return rt.from_python(as_texts(self))


@requirement.method("to_s")
def to_s(rt: Interpreter, self: RRequirement) -> str:
    return ", ".join(as_texts(self))


@requirement.method("inspect")
def inspect(rt: Interpreter, self: RRequirement) -> str:
    return "%s @requirements=%s>" % (rt.any_to_s(self)[:-1], rt.inspect(requirements(rt, self)))


@requirement.method("requirements")
def requirements(rt: Interpreter, self: RRequirement) -> Value:
    return rt.array([rt.array([rt.str(op), version]) for op, version in self.pairs])


@requirement.method("none?")
def is_none(rt: Interpreter, self: RRequirement) -> bool:
    return len(self.pairs) == 1 and as_texts(self) == [">= 0"]


@requirement.method("exact?")
def is_exact(rt: Interpreter, self: RRequirement) -> bool:
    return len(self.pairs) == 1 and self.pairs[0][0] == "="


@requirement.method("specific?")
def is_specific(rt: Interpreter, self: RRequirement) -> bool:
    return len(self.pairs) > 1 or self.pairs[0][0] not in (">", ">=")


@requirement.method("prerelease?")
def is_prerelease(rt: Interpreter, self: RRequirement) -> bool:
    return any(version.prerelease for _, version in self.pairs)


@requirement.method("concat")
def concat(rt: Interpreter, self: RRequirement, values: Value) -> RRequirement:
    self.pairs = self.pairs + [parsed(rt, value) for value in flat([values])]
    return self


@requirement.method("==", "eql?")
def equal(rt: Interpreter, self: RRequirement, other: Value) -> bool:
    if not isinstance(other, RRequirement) or len(self.pairs) != len(other.pairs):
        return False
    mine = sorted(comparable(op, v) for op, v in self.pairs)
    return mine == sorted(comparable(op, v) for op, v in other.pairs)


def comparable(op: str, version: RVersion) -> Any:
    """Equal versions are equal, but ``~>`` also goes by how many parts are written."""
    parts = tuple(map(str, version.canonical))
    return (op, parts, str(version.text) if op == "~>" else "")


@requirement.method("hash")
def hash_(rt: Interpreter, self: RRequirement) -> int:
    return hash(frozenset((op, tuple(map(str, v.canonical))) for op, v in self.pairs))


CLASSES = (requirement, bad)
