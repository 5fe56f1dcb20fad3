"""How values are brought into shape before they are stored: functions for a property's ``coerce``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Callable

from pysolo.chef.declaration import as_plain
from pysolo.ruby.runtime.objects import RArray, RHash, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter


def unchanged(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """As it is; nil counts as a value."""
    return value


def words(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """A String is split as a shell does."""
    if not isinstance(value, RString):
        return value
    import shlex

    try:
        parts = shlex.split(value.s)
    except ValueError:
        raise rt.error("ArgumentError", "Unmatched quote: %s" % value.s) from None
    return rt.array([rt.str(part) for part in parts])


def comma_list(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """A String is split at commas."""
    if not isinstance(value, RString):
        return value
    parts = re.split(r"\s*,\s*", value.s)
    while parts and not parts[-1]:
        parts.pop()
    return rt.array([rt.str(part) for part in parts])


def comma_joined(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """A list becomes one String."""
    return rt.str(",".join(rt.to_s(item) for item in value.items)) if isinstance(value, RArray) else value


def array(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """``Array(value)``; nil and false stay."""
    if value is None or value is False or isinstance(value, RArray):
        return value
    if isinstance(value, RHash):
        return rt.send(value, "to_a")
    return rt.array([value])


def array_of_hashes(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """One Hash becomes a list of it."""
    return rt.array([value]) if isinstance(value, RHash) else value


def flat(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """``[value].flatten``"""
    return rt.send(rt.array([value]), "flatten")


def sorted_array(rt: Interpreter, resource: Resource, value: Value) -> Value:
    listed = array(rt, resource, value)
    return rt.send(listed, "sort") if isinstance(listed, RArray) else value


def symbol(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """A String becomes a Symbol; one that is written with its colon too."""
    return rt.sym(value.s[1:] if value.s.startswith(":") else value.s) if isinstance(value, RString) else value


def lower_symbol(rt: Interpreter, resource: Resource, value: Value) -> Value:
    return rt.sym(value.s.lower()) if isinstance(value, RString) else value


def lower_symbols(rt: Interpreter, resource: Resource, value: Value) -> Value:
    listed = array(rt, resource, value)
    if not isinstance(listed, RArray):
        return value
    return rt.array([rt.sym(name) for name in sorted(rt.to_s(item).lower() for item in listed.items)])


def lower_list(rt: Interpreter, resource: Resource, value: Value) -> Value:
    listed = comma_list(rt, resource, value)
    if not isinstance(listed, RArray):
        return value
    return rt.array([rt.str(rt.to_s(item).lower()) for item in listed.items])


def sorted_texts(rt: Interpreter, resource: Resource, value: Value) -> Value:
    listed = array(rt, resource, comma_list(rt, resource, value))
    if not isinstance(listed, RArray):
        return value
    return rt.array([rt.str(text) for text in sorted(rt.to_s(item) for item in listed.items)])


def downcase(rt: Interpreter, resource: Resource, value: Value) -> Value:
    return rt.str(value.s.lower()) if isinstance(value, RString) else value


def integer(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """``Integer(value)``"""
    return rt.send(rt.top, "Integer", value)


def leading_integer(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """``value.to_i``"""
    return rt.send(value, "to_i")


def flags(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """A list becomes a Hash in which all of it is true."""
    if not isinstance(value, RArray):
        return value
    return rt.hash([(item, True) for item in value.items])


def before_after(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """A list of ``:before`` and ``:after``, or a Hash, as a Hash of both."""
    if isinstance(value, RArray):
        named = [rt.to_s(item) for item in value.items]
        return rt.hash([(rt.sym(key), key in named) for key in ("before", "after")])
    return value


def nil_when_false(rt: Interpreter, resource: Resource, value: Value) -> Value:
    return None if value is False else value


def full_path(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """``File.expand_path(value)``"""
    import os.path

    return rt.str(os.path.abspath(os.path.expanduser(value.s))) if isinstance(value, RString) else value


def backslashes(rt: Interpreter, resource: Resource, value: Value) -> Value:
    return rt.str(value.s.replace("/", "\\")) if isinstance(value, RString) else value


def backslashed_list(rt: Interpreter, resource: Resource, value: Value) -> Value:
    listed = comma_list(rt, resource, value)
    if not isinstance(listed, RArray):
        return value
    return rt.array([rt.str(rt.to_s(item).replace("/", "\\").lower()) for item in listed.items])


def within(low: int, high: int) -> Callable[[Any], bool]:
    """For ``callbacks``: a number from low to high."""
    return lambda value: low <= value <= high


def plain_text(rt: Interpreter, value: Value) -> str:
    """A String, Symbol or number as text."""
    return value.name if isinstance(value, RSymbol) else str(as_plain(rt, value))
