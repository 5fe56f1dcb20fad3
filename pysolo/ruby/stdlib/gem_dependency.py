"""Gem::Dependency: a name and what its versions have to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RObject, RRegexp, RString, RSymbol, Value
from pysolo.ruby.stdlib.gem_requirement import RRequirement, as_list, as_texts, is_prerelease, is_specific
from pysolo.ruby.stdlib.gem_version import make

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

dependency = NativeClass("Gem::Dependency")
TYPES = ("development", "runtime")


def parts(self: RObject) -> Dict[str, Any]:
    return self.ivars or {}


def wanted(self: RObject) -> RRequirement:
    found: RRequirement = parts(self)["@requirement"]
    return found


@dependency.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RObject, name: Value, *values: Value) -> None:
    if not isinstance(name, (RString, RRegexp)):
        raise rt.error("ArgumentError", "dependency name must be a String, was %s" % rt.inspect(name))
    rest = list(values)
    kind = rest.pop() if rest and type(rest[-1]) is RSymbol else rt.sym("runtime")
    if kind.name not in TYPES:
        known = ", ".join(":" + known for known in TYPES)
        raise rt.error("ArgumentError", "Valid types are [%s], not %s" % (known, rt.inspect(kind)))
    made = rt.send(rt.classes["Gem::Requirement"], "create", *([rt.array(rest)] if len(rest) != 1 else rest))
    self.ivars = {"@name": name, "@requirement": made, "@type": kind, "@prerelease": False}


def _reader(ivar: str) -> Any:
    def read(rt: Interpreter, self: RObject) -> Value:
        return parts(self).get(ivar)

    return read


dependency.method("name")(_reader("@name"))
dependency.method("requirement")(_reader("@requirement"))
dependency.method("type")(_reader("@type"))


@dependency.method("name=")
def set_name(rt: Interpreter, self: RObject, name: Value) -> Value:
    parts(self)["@name"] = name
    return name


@dependency.method("prerelease=")
def set_prerelease(rt: Interpreter, self: RObject, on: bool) -> bool:
    parts(self)["@prerelease"] = on
    return on


@dependency.method("prerelease?")
def prerelease(rt: Interpreter, self: RObject) -> bool:
    return bool(parts(self)["@prerelease"]) or is_prerelease(rt, wanted(self))


@dependency.method("runtime?")
def is_runtime(rt: Interpreter, self: RObject) -> bool:
    return bool(parts(self)["@type"].name == "runtime")


@dependency.method("latest_version?")
def latest_version(rt: Interpreter, self: RObject) -> bool:
    return as_texts(wanted(self)) == [">= 0"]


@dependency.method("specific?")
def specific(rt: Interpreter, self: RObject) -> bool:
    return is_specific(rt, wanted(self))


@dependency.method("match?", "matches?")
def match(rt: Interpreter, self: RObject, name: Value, version: Value = None, prerelease: Value = False) -> bool:
    own = parts(self)["@name"]
    if isinstance(name, RObject) and rt.respond_to(name, "name") and version is None:  # a specification
        name, version = rt.send(name, "name"), rt.send(name, "version")
    if not (rt.case_eq(own, name) if isinstance(own, RRegexp) else rt.eq(own, name)):
        return False
    if version is None:
        return True
    made = make(rt, version)
    if made.prerelease and not rt.truthy(prerelease) and not is_prerelease(rt, wanted(self)):
        return False
    return wanted(self).accepts(made)


@dependency.method("=~", "===")
def fits(rt: Interpreter, self: RObject, other: Value) -> bool:
    """Whether a dependency on one version, or anything with a name and a version, is within this one."""
    if not isinstance(other, RObject) or other.cls.real is not self.cls.real:
        if not (rt.respond_to(other, "name") and rt.respond_to(other, "version")):
            return False
        return match(rt, self, rt.send(other, "name"), rt.send(other, "version"))
    if not rt.case_eq(parts(self)["@name"], parts(other)["@name"]):
        return False
    pairs = wanted(other).pairs
    return len(pairs) == 1 and pairs[0][0] == "=" and wanted(self).accepts(pairs[0][1])


@dependency.method("==")
def equal(rt: Interpreter, self: RObject, other: Value) -> bool:
    if not isinstance(other, RObject) or other.cls.real is not self.cls.real:
        return False
    return all(rt.eq(parts(self)[part], parts(other)[part]) for part in ("@name", "@type", "@requirement"))


@dependency.method("eql?")
def eql(rt: Interpreter, self: RObject, other: Value) -> bool:
    return equal(rt, self, other)


@dependency.method("hash")
def hash_(rt: Interpreter, self: RObject) -> int:
    return hash((rt.to_s(parts(self)["@name"]), parts(self)["@type"].name, rt.hash_of(wanted(self))))


@dependency.method("<=>")
def compare(rt: Interpreter, self: RObject, other: Value) -> Optional[int]:
    return rt.cmp(parts(self)["@name"], rt.send(other, "name"))


@dependency.method("merge")
def merge(rt: Interpreter, self: RObject, other: RObject) -> Value:
    if not rt.eq(parts(self)["@name"], parts(other)["@name"]):
        raise rt.error("ArgumentError", "%s and %s have different names" % (rt.inspect(self), rt.inspect(other)))
    lists = [as_list(rt, wanted(one)) for one in (self, other) if as_texts(wanted(one)) != [">= 0"]]
    return rt.send(self.cls.real, "new", parts(self)["@name"], *[item for found in lists for item in found.items])


@dependency.method("requirements_list")
def requirements_list(rt: Interpreter, self: RObject) -> Value:
    return as_list(rt, wanted(self))


@dependency.method("to_s")
def to_s(rt: Interpreter, self: RObject) -> str:
    suffix = "" if is_runtime(rt, self) else ", %s" % parts(self)["@type"].name
    return "%s (%s%s)" % (rt.to_s(parts(self)["@name"]), ", ".join(as_texts(wanted(self))), suffix)


@dependency.method("inspect")
def inspect(rt: Interpreter, self: RObject) -> str:
    texts = rt.inspect(rt.str(", ".join(as_texts(wanted(self)))))
    return "<Gem::Dependency type=%s name=%s requirements=%s>" % (
        rt.inspect(parts(self)["@type"]), rt.inspect(parts(self)["@name"]), texts,
    )  # fmt: skip


CLASSES = (dependency,)
