"""Words that ask for the platform: ``platform?``, ``value_for_platform`` ... (Chef::DSL::PlatformIntrospection)."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Tuple

from pysolo.chef.node_map import node_text
from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RHash, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

platform_module = NativeClass("Chef::DSL::PlatformIntrospection", module=True)


def node_of(rt: Interpreter, owner: Value) -> Value:
    """The node of a recipe, resource, provider ... or the node itself."""
    if rt.is_a(owner, rt.classes["Chef::Node"]):
        return owner
    context = (owner.ivars or {}).get("@run_context") if owner is not None else None
    return context.node if context is not None else session_of(rt).node


def flat_names(rt: Interpreter, values: Tuple[Value, ...]) -> List[str]:
    found: List[str] = []
    for value in values:
        if isinstance(value, RArray):
            found.extend(flat_names(rt, tuple(value.items)))
        else:
            found.append(rt.to_s(value))
    return found


@platform_module.method("platform?")
def is_platform(rt: Interpreter, self: Value, *names: Value) -> bool:
    return node_text(rt, node_of(rt, self), "platform") in flat_names(rt, names)


@platform_module.method("platform_family?")
def is_platform_family(rt: Interpreter, self: Value, *names: Value) -> bool:
    return node_text(rt, node_of(rt, self), "platform_family") in flat_names(rt, names)


def by_text(rt: Interpreter, table: RHash) -> List[Tuple[List[str], Value]]:
    """A Hash whose keys are names or Arrays of names."""
    found: List[Tuple[List[str], Value]] = []
    for key, value in table.items():
        found.append((flat_names(rt, (key,)), value))
    return found


@platform_module.method("value_for_platform")
def value_for_platform(rt: Interpreter, self: Value, table: RHash) -> Value:
    """``value_for_platform('debian' => {'>= 10' => 'a', 'default' => 'b'}, 'default' => 'c')``; exact versions before ranges."""
    node = node_of(rt, self)
    platform, version = node_text(rt, node, "platform"), node_text(rt, node, "platform_version")
    fallback: Value = None
    own: Value = None
    for names, value in by_text(rt, table):
        if names == ["default"]:
            fallback = value
        elif platform in names:
            own = value
    if own is None:
        return fallback
    if not isinstance(own, RHash):
        raise rt.error(
            "ArgumentError",
            "platform dependent values must be specified in the format :platform => {:version => value} you gave a value %s "
            "for platform(s) %s" % (rt.inspect(own), platform),
        )
    ranged: List[Tuple[str, Value]] = []
    own_default: Value = None
    has_default = False
    for names, value in by_text(rt, own):
        if names == ["default"]:
            own_default, has_default = value, True
        elif version in names:
            return value
        else:
            ranged.extend((name, value) for name in names)
    matching = [(text, value) for text, value in ranged if version_fits(version, text)]
    if len(matching) > 1:
        raise rt.error(
            "RuntimeError",
            "Multiple matches detected for %s with values %s. The matching filters are: %s"
            % (version, ", ".join(rt.inspect(value) for _, value in matching), ", ".join(text for text, _ in matching)),
        )
    if matching:
        return matching[0][1]
    return own_default if has_default else fallback


def version_fits(version: str, constraint: str) -> bool:
    from pysolo.chef.cookbook.versions import Constraint, InvalidConstraint, InvalidVersion

    if constraint == "default":
        return False
    try:
        return Constraint(constraint, platform=True).includes(version)
    except (InvalidConstraint, InvalidVersion):
        return False


@platform_module.method("value_for_platform_family")
def value_for_platform_family(rt: Interpreter, self: Value, table: RHash) -> Value:
    family = node_text(rt, node_of(rt, self), "platform_family")
    fallback: Value = None
    for names, value in by_text(rt, table):
        if names == ["default"]:
            fallback = value
        elif family in names:
            return value
    return fallback


@platform_module.method("docker?")
def in_docker(rt: Interpreter, self: Value, node: Value = None) -> bool:
    from pysolo.chef.platform_helpers import answer

    return answer(rt, "docker?", node if node is not None else node_of(rt, self))


CLASSES = (platform_module,)
