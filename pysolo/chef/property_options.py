"""From the options of a ``property`` line in Ruby to a :class:`Property`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Tuple

from pysolo.chef.old.ways import allowed, note
from pysolo.chef.property import Property
from pysolo.ruby.runtime.objects import UNSET, RArray, RHash, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def property_from_ruby(rt: Interpreter, name: str, kind: Value, options: Dict[str, Value]) -> Property:
    """A property as ``property :name, TYPE, option: value`` describes it."""
    options = dict(options)
    if "name_attribute" in options:
        if "name_property" in options:
            raise rt.error(
                "ArgumentError",
                "name_attribute and name_property are functionally identical and both cannot be specified on a property at "
                "once. Use just one on property %s" % name,
            )
        _old_default(rt, name, options)
        options["name_property"] = options.pop("name_attribute")
    if "default" in options and rt.truthy(options.get("name_property")):
        raise rt.error(
            "ArgumentError",
            "A property cannot be both a name_property/name_attribute and have a default value. Use one or the other on "
            "property %s" % name,
        )
    types: List[Value] = []
    if kind is not UNSET:
        types.extend(_list(kind))
    if "is" in options:
        types.extend(_list(options["is"]))
    prop = Property(name, tuple(types))
    options["is"] = rt.array(types) if types else UNSET  # so never empty: that tells it from a declaration in Python
    prop.options = options
    _apply(rt, prop, options)
    return prop


def _old_default(rt: Interpreter, name: str, options: Dict[str, Value]) -> None:
    """``attribute :x, default: 1, name_attribute: true`` of old LWRPs: of the two, what was written first was taken."""
    if "default" in options and rt.truthy(options["name_attribute"]) and allowed(rt):
        note(rt, "A property that is name_attribute and has a default too: leave one away (property %s)" % name)
        if list(options).index("default") < list(options).index("name_attribute"):
            options["name_attribute"] = False
        else:
            del options["default"]


def derive_property(rt: Interpreter, base: Property, options: Dict[str, Value], name: str = "") -> Property:
    """The property again, with some options changed."""
    if base.options:
        merged = {key: value for key, value in base.options.items() if value is not UNSET}
        if "default" in options or "name_property" in options or "name_attribute" in options:
            for key in ("default", "name_property", "name_attribute"):
                merged.pop(key, None)
        merged.update(options)
        derived = property_from_ruby(rt, name or base.name, UNSET, merged)
        derived.ivar = base.ivar if not name else derived.ivar
        return derived
    derived = Property(name or base.name, base.types or object)
    for slot in (
        "coerce",
        "required",
        "identity",
        "desired_state",
        "sensitive",
        "name_property",
        "equal_to",
        "regex",
        "callbacks",
        "deprecated",
        "skip_docs",
        "doc",
        "introduced",
        "takes_block",
        "default",
    ):
        setattr(derived, slot, getattr(base, slot))
    if "default" in options or "name_property" in options or "name_attribute" in options:
        derived.default, derived.name_property = UNSET, False
    for key in ("is", "kind_of"):
        if key in options:
            derived.accept(tuple(_list(options[key])))
    _apply(rt, derived, options)
    return derived


def _list(value: Value) -> List[Value]:
    return list(value.items) if isinstance(value, RArray) else [value]


def _array(rt: Interpreter, value: Value) -> List[Value]:
    """What Kernel#Array makes of a value: a Range or Enumerator is walked."""
    if isinstance(value, RArray) or value is None or not rt.respond_to(value, "to_a"):
        return [] if value is None else _list(value)
    return list(rt.iterate(rt.send(value, "to_a")))


def _apply(rt: Interpreter, prop: Property, options: Dict[str, Value]) -> None:
    truthy = rt.truthy
    for key, value in options.items():
        if key == "default":
            prop.default = value
        elif key == "name_property":
            prop.name_property = truthy(value)
            if "desired_state" not in options:
                prop.desired_state = not prop.name_property
        elif key in ("identity", "desired_state", "sensitive", "skip_docs"):
            setattr(prop, key, truthy(value))
        elif key == "required":
            prop.required = [rt.to_s(one) for one in value.items] if isinstance(value, RArray) else truthy(value)
        elif key == "coerce":
            prop.coerce = value
        elif key == "equal_to":
            prop.equal_to = tuple(_array(rt, value))
        elif key == "regex":
            prop.regex = _flat(value) if isinstance(value, RArray) else value
        elif key == "callbacks":
            if not isinstance(value, RHash):
                raise rt.error("ArgumentError", "Callback list must be a hash!")
            prop.callbacks = {rt.to_s(message): callback for message, callback in value.items()}
        elif key == "deprecated":
            prop.deprecated = None if value is None or value is False else rt.to_s(value)
        elif key == "description":
            prop.doc = rt.to_s(value)
        elif key == "introduced":
            prop.introduced = rt.to_s(value)
    prop.arrange()


def _flat(value: RArray) -> Tuple[Any, ...]:
    found: List[Any] = []
    for item in value.items:
        found.extend(_flat(item) if isinstance(item, RArray) else [item])
    return tuple(found)
