"""Gem::Version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, List, Optional, Union

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

PATTERN = r"[0-9]+(?:\.[0-9a-zA-Z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?"
WHOLE = re.compile(r"\s*(?:%s)?\s*\Z" % PATTERN)
PARTS = re.compile(r"[0-9]+|[a-z]+", re.I)
Segments = List[Union[int, str]]


class RVersion(RObject):
    __slots__ = ("text", "_canonical")

    def __init__(self, cls: RClass, text: str = "0") -> None:
        super().__init__(cls)
        self.text = text
        self._canonical: Optional[Segments] = None

    @property
    def segments(self) -> Segments:
        return [int(part) if part[0].isdigit() else part for part in PARTS.findall(self.text)]

    @property
    def canonical(self) -> Segments:
        """Without the zeros at the end of the numbers and at the end."""
        if self._canonical is None:
            segments = self.segments
            cut = next((i for i, part in enumerate(segments) if isinstance(part, str)), len(segments))
            self._canonical = trimmed(segments[:cut]) + trimmed(segments[cut:])
        return self._canonical

    @property
    def prerelease(self) -> bool:
        return re.search("[a-zA-Z]", self.text) is not None

    def compare(self, other: RVersion) -> int:
        mine, theirs = self.canonical, other.canonical
        for index in range(max(len(mine), len(theirs))):
            a: Union[int, str] = mine[index] if index < len(mine) else 0
            b: Union[int, str] = theirs[index] if index < len(theirs) else 0
            if a == b and type(a) is type(b):
                continue
            if isinstance(a, str):
                return -1 if not isinstance(b, str) else (a > b) - (a < b)
            if isinstance(b, str):
                return 1
            return (a > b) - (a < b)
        return 0

    def bumped(self) -> str:
        segments = self.segments
        while any(isinstance(part, str) for part in segments):
            segments.pop()
        if len(segments) > 1:
            segments.pop()
        last = segments[-1] if segments else 0
        return ".".join(str(part) for part in [*segments[:-1], int(last) + 1])


def trimmed(segments: Segments) -> Segments:
    size = len(segments)
    while size and segments[size - 1] == 0:
        size -= 1
    return segments[:size]


version = NativeClass("Gem::Version", includes=("Comparable",), allocator=RVersion)
version.constants["VERSION_PATTERN"] = r"[0-9]+(?>\.[0-9a-zA-Z]+)*(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?"


def text_of(rt: Interpreter, value: Value) -> str:
    return value.text if isinstance(value, RVersion) else rt.to_s(value)


def make(rt: Interpreter, value: Value) -> RVersion:
    """A version from a String, or the version itself."""
    if isinstance(value, RVersion):
        return value
    made: RVersion = rt.send(rt.classes["Gem::Version"], "new", value)
    return made


@version.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RVersion, value: Value) -> None:
    text = text_of(rt, value)
    if value is not None and WHOLE.match(text) is None:
        raise rt.error("ArgumentError", "Malformed version number string %s" % text)
    self.text = "" if value is None else text.strip().replace("-", ".pre.") or "0"
    self._canonical = None


@version.singleton("correct?")
def correct(rt: Interpreter, self: RClass, value: Value) -> bool:
    return WHOLE.match(text_of(rt, value)) is not None


@version.singleton("create")
def create(rt: Interpreter, self: RClass, value: Value) -> Value:
    return value if value is None or isinstance(value, RVersion) else rt.send(self, "new", value)


@version.method("version", "to_s")
def to_s(rt: Interpreter, self: RVersion) -> str:
    return self.text


@version.method("inspect")
def inspect(rt: Interpreter, self: RVersion) -> str:
    return '#<%s "%s">' % (rt.class_name(self), self.text)


@version.method("segments")
def segments(rt: Interpreter, self: RVersion) -> Value:
    return rt.from_python(self.segments)


@version.method("canonical_segments")
def canonical_segments(rt: Interpreter, self: RVersion) -> Value:
    return rt.from_python(self.canonical)


@version.method("prerelease?")
def prerelease(rt: Interpreter, self: RVersion) -> bool:
    return self.prerelease


@version.method("bump")
def bump(rt: Interpreter, self: RVersion) -> RVersion:
    return RVersion(self.cls.real, self.bumped())


@version.method("release")
def release(rt: Interpreter, self: RVersion) -> RVersion:
    if not self.prerelease:
        return self
    parts = self.segments
    while any(isinstance(part, str) for part in parts):
        parts.pop()
    return RVersion(self.cls.real, ".".join(str(part) for part in parts))


@version.method("approximate_recommendation")
def approximate_recommendation(rt: Interpreter, self: RVersion) -> str:
    parts = self.segments
    while any(isinstance(part, str) for part in parts):
        parts.pop()
    parts = (parts + [0])[:2] if len(parts) < 2 else parts[:2]
    text = "~> " + ".".join(str(part) for part in parts)
    return text + ".a" if self.prerelease else text


@version.method("<=>")
def compare(rt: Interpreter, self: RVersion, other: Value) -> Optional[int]:
    if isinstance(other, RString) and WHOLE.match(other.s):
        other = make(rt, other)
    return self.compare(other) if isinstance(other, RVersion) else None


@version.method("eql?")
def eql(rt: Interpreter, self: RVersion, other: Value) -> bool:
    return isinstance(other, RVersion) and self.text == other.text


@version.method("hash")
def hash_(rt: Interpreter, self: RVersion) -> int:
    return hash(tuple(self.canonical))


@version.method("freeze")
def freeze(rt: Interpreter, self: RVersion) -> RVersion:
    self.frozen = True
    return self


CLASSES = (version,)
