"""``ChefUtils::VersionString``: a String that compares as a version. ``Chef::VERSION`` and ``platform_version`` are such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Optional

from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RRegexp, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

version_string = NativeClass("ChefUtils::VersionString", superclass="String")


def make_version_string(rt: Interpreter, text: str) -> RString:
    return RString(rt.classes["ChefUtils::VersionString"], text)


def _version(rt: Interpreter, value: Value) -> Value:
    """The Gem::Version that a version string, a plain string or a number means; nil when it means none."""
    cls = rt.const_get("Gem::Version")
    if rt.is_a(value, cls):
        return value
    try:
        return rt.send(cls, "new", rt.str(rt.to_s(value)))
    except RubyError:
        return None


def compare(rt: Interpreter, self: RString, other: Value) -> Optional[int]:
    left, right = _version(rt, self), _version(rt, other)
    if left is None or right is None:
        text = rt.to_s(other)
        return (self.s > text) - (self.s < text)
    return rt.cmp(left, right)


@version_string.method("<=>")
def spaceship(rt: Interpreter, self: RString, other: Value) -> Optional[int]:
    return compare(rt, self, other)


@version_string.method("==", "eql?")
def equal(rt: Interpreter, self: RString, other: Value) -> bool:
    return other is not None and compare(rt, self, other) == 0


def _comparison(holds: Callable[[int], bool]) -> Any:
    def call(rt: Interpreter, self: RString, other: Value) -> bool:
        found = compare(rt, self, other)
        if found is None:
            raise rt.error("ArgumentError", "comparison of %s with %s failed" % (rt.inspect(self), rt.inspect(other)))
        return holds(found)

    return call


version_string.method("<")(_comparison(lambda sign: sign < 0))
version_string.method("<=")(_comparison(lambda sign: sign <= 0))
version_string.method(">")(_comparison(lambda sign: sign > 0))
version_string.method(">=")(_comparison(lambda sign: sign >= 0))


@version_string.method("=~")
def match(rt: Interpreter, self: RString, other: Value) -> Value:
    """With a regular expression as any String; with a requirement (``'~> 12.1'``), whether the version meets it."""
    if isinstance(other, RRegexp):
        return rt.send(other, "=~", rt.str(self.s))
    return satisfies(rt, self, other)


@version_string.method("satisfies?")
def satisfies(rt: Interpreter, self: RString, *requirements: Value) -> Value:
    requirement = rt.send(rt.const_get("Gem::Requirement"), "new", *requirements)
    return rt.send(requirement, "satisfied_by?", _version(rt, self))


@version_string.method("to_gem_version")
def to_gem_version(rt: Interpreter, self: RString) -> Value:
    return _version(rt, self)


CLASSES = (version_string,)
