"""Cookbook versions and constraints, for Python (:class:`Version`, :class:`Constraint`) and for recipes (``Chef::Version`` ...)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Optional, Sequence, Tuple

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RObject, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class InvalidVersion(ValueError):
    pass


class InvalidConstraint(ValueError):
    pass


class Version(NamedTuple):
    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return "%d.%d.%d" % self


def parse_version(text: str) -> Version:
    """``x.y`` or ``x.y.z``.

    :raises InvalidVersion: for any other text
    """
    found = re.match(r"(\d+)\.(\d+)(?:\.(\d+))?\Z", text)
    if not found:
        raise InvalidVersion("'%s' does not match 'x.y.z' or 'x.y'" % text)
    return Version(int(found.group(1)), int(found.group(2)), int(found.group(3) or 0))


def parse_platform_version(text: str) -> Version:
    """Platform versions may be ``x``, ``x.y``, ``x.y.z`` or longer, or carry a suffix; what is missing counts as 0."""
    found = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[.\-].*)?\Z", text)
    if not found:
        raise InvalidVersion("'%s' is not a known platform version format" % text)
    return Version(*(int(part or 0) for part in found.groups()))


class Constraint:
    """``OP VERSION``; OP is one of ``= > < >= <= ~>`` and "=" when absent.

    :raises InvalidConstraint: for a text that is no constraint
    :raises InvalidVersion: for a version that is none
    """

    def __init__(self, text: str = ">= 0.0.0", *, platform: bool = False) -> None:
        found = re.match(r"(?:(=|>|<|>=|<=|~>) *)?(\d.*)\Z", text.strip())
        if not found:
            raise InvalidConstraint(
                "'%s' is not a version constraint: write an operator and a version, as in '>= 1.2'" % text
            )
        self.op = found.group(1) or "="
        self.raw = found.group(2)
        self.parse = parse_platform_version if platform else parse_version
        self.version = self.parse(self.raw)

    def includes(self, text: str) -> bool:
        version = self.parse(text)
        if self.op == "=":
            return version == self.version
        if self.op == ">":
            return version > self.version
        if self.op == "<":
            return version < self.version
        if self.op == ">=":
            return version >= self.version
        if self.op == "<=":
            return version <= self.version
        fixed = max(1, self.raw.count("."))  # ~> 1.2 fixes the major part, ~> 1.2.3 the major and the minor one
        return version >= self.version and version[:fixed] == self.version[:fixed]

    def __str__(self) -> str:
        return "%s %s" % (self.op, self.raw)


def satisfies_gem_requirement(version: str, requirement: str) -> bool:
    """Whether a release version (digits and dots) meets one RubyGems requirement: ``~> 12``, ``>= 12.5`` ..."""
    found = re.match(r"\s*(=|!=|>|<|>=|<=|~>)?\s*(\d+(?:\.\d+)*)\s*\Z", requirement)
    if not found:
        raise InvalidConstraint("'%s' is not a version requirement" % requirement)
    op, wanted = found.group(1) or "=", _numbers(found.group(2))
    have = _numbers(version)
    if op == "~>":
        upper = list(wanted[: max(1, len(wanted) - 1)])
        return _padded(have, wanted) >= _padded(wanted, have) and list(have[: len(upper)]) == upper
    left, right = _padded(have, wanted), _padded(wanted, have)
    return {
        "=": left == right,
        "!=": left != right,
        ">": left > right,
        "<": left < right,
        ">=": left >= right,
        "<=": left <= right,
    }[op]


def _numbers(text: str) -> Tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def _padded(numbers: Sequence[int], other: Sequence[int]) -> Tuple[int, ...]:
    return tuple(numbers) + (0,) * (len(other) - len(numbers))


# ------------------------------------------------------------------------------------------------------ as recipes see them

version_class = NativeClass(
    "Chef::Version",
    superclass="Object",
    includes=("Comparable",),
    allocator=lambda cls: RubyVersion(cls, Version(0, 0, 0)),
)
constraint_class = NativeClass(
    "Chef::VersionConstraint", superclass="Object", allocator=lambda cls: RubyConstraint(cls, Constraint())
)
platform_constraint_class = NativeClass("Chef::VersionConstraint::Platform", superclass="Chef::VersionConstraint")


class RubyVersion(RObject):
    __slots__ = ("version",)

    def __init__(self, cls: RClass, version: Version) -> None:
        super().__init__(cls)
        self.version = version


class RubyConstraint(RObject):
    __slots__ = ("constraint",)

    def __init__(self, cls: RClass, constraint: Constraint) -> None:
        super().__init__(cls)
        self.constraint = constraint


@version_class.method("initialize")
def initialize_version(rt: Interpreter, self: RubyVersion, text: Value = None) -> None:
    try:
        self.version = parse_version(rt.to_s(text))
    except InvalidVersion as error:
        raise rt.error("Chef::Exceptions::InvalidCookbookVersion", str(error)) from None


@version_class.method("major")
def major(rt: Interpreter, self: RubyVersion) -> int:
    return self.version.major


@version_class.method("minor")
def minor(rt: Interpreter, self: RubyVersion) -> int:
    return self.version.minor


@version_class.method("patch")
def patch(rt: Interpreter, self: RubyVersion) -> int:
    return self.version.patch


@version_class.method("to_s", "inspect")
def version_to_s(rt: Interpreter, self: RubyVersion) -> str:
    return str(self.version)


@version_class.method("<=>")
def compare(rt: Interpreter, self: RubyVersion, other: Value) -> Optional[int]:
    if not isinstance(other, RubyVersion):
        return None
    return (self.version > other.version) - (self.version < other.version)


@version_class.method("eql?")
def version_eql(rt: Interpreter, self: RubyVersion, other: Value) -> bool:
    return isinstance(other, RubyVersion) and self.version == other.version


@version_class.method("hash")
def version_hash(rt: Interpreter, self: RubyVersion) -> int:
    return hash(self.version)


@constraint_class.method("initialize")
def initialize_constraint(rt: Interpreter, self: RubyConstraint, text: Value = None) -> None:
    if isinstance(text, RArray):
        if len(text.items) > 1:
            raise rt.error(
                "Chef::Exceptions::InvalidVersionConstraint",
                "only one version constraint operation is supported, but several were given",
            )
        text = text.items[0] if text.items else None
    given = ">= 0.0.0" if text is None else rt.to_s(text)
    try:
        self.constraint = Constraint(given, platform=rt.is_a(self, rt.classes["Chef::VersionConstraint::Platform"]))
    except InvalidVersion as error:
        raise rt.error("Chef::Exceptions::InvalidCookbookVersion", str(error)) from None
    except InvalidConstraint as error:
        raise rt.error("Chef::Exceptions::InvalidVersionConstraint", str(error)) from None


@constraint_class.method("include?")
def include(rt: Interpreter, self: RubyConstraint, version: Value) -> bool:
    text = str(version.version) if isinstance(version, RubyVersion) else rt.to_s(version)
    if not isinstance(version, (RString, RubyVersion)) and rt.respond_to(version, "version"):
        text = rt.to_s(rt.send(version, "version"))  # a cookbook
    try:
        return self.constraint.includes(text)
    except InvalidVersion as error:
        raise rt.error("Chef::Exceptions::InvalidCookbookVersion", str(error)) from None


@constraint_class.method("op")
def op(rt: Interpreter, self: RubyConstraint) -> str:
    return self.constraint.op


@constraint_class.method("version")
def constraint_version(rt: Interpreter, self: RubyConstraint) -> Value:
    return RubyVersion(rt.classes["Chef::Version"], self.constraint.version)


@constraint_class.method("to_s")
def constraint_to_s(rt: Interpreter, self: RubyConstraint) -> str:
    return str(self.constraint)


@constraint_class.method("inspect")
def constraint_inspect(rt: Interpreter, self: RubyConstraint) -> str:
    return "(%s)" % self.constraint


@constraint_class.method("==", "eql?")
def constraint_equal(rt: Interpreter, self: RubyConstraint, other: Value) -> bool:
    if not isinstance(other, RubyConstraint):
        return False
    return (self.constraint.op, self.constraint.version) == (other.constraint.op, other.constraint.version)


CLASSES = (version_class, constraint_class, platform_constraint_class)
