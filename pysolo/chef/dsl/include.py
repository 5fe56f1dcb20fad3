"""``include_recipe`` and its kin."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, List

from pysolo.chef.dsl.declare import context_of
from pysolo.chef.from_file import run_with_self
from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

include_module = NativeClass("Chef::DSL::IncludeRecipe", module=True)
attribute_module = NativeClass("Chef::DSL::IncludeAttribute", module=True)


def names_of(rt: Interpreter, values: List[Value]) -> List[str]:
    found: List[str] = []
    for value in values:
        if isinstance(value, RArray):
            found.extend(names_of(rt, value.items))
        elif value is None:
            raise rt.undefined(value, "to_sym", "undefined")
        else:
            found.append(rt.to_s(value))
    return found


@include_module.method("include_recipe")
def include_recipe(rt: Interpreter, self: Value, *names: Value) -> Value:
    """Run recipes that have not run yet, here; gives those that ran."""
    context = context_of(self)
    current = rt.send(self, "cookbook_name") if rt.respond_to(self, "cookbook_name") else None
    loaded = []
    for name in names_of(rt, list(names)):
        recipe = context.load_recipe(name, None if current is None else rt.to_s(current))
        if recipe is not None:
            loaded.append(recipe)
    return rt.array(loaded)


@include_module.method("load_recipe", "require_recipe")
def load_recipe(rt: Interpreter, self: Value, name: Value) -> Value:
    return include_recipe(rt, self, name)


def load_attribute_file(rt: Interpreter, node: Any, context: Any, cookbook_name: str, name: str) -> None:
    """Run an attribute file once, with the node as self."""
    full = "%s::%s" % (cookbook_name, name)
    if full in context.loaded_attributes:
        return
    context.loaded_attributes[full] = True
    session = session_of(rt)
    cookbook = session.cookbooks[cookbook_name]
    for path in cookbook.attributes:
        base = os.path.basename(path)[:-3]
        if base == name or (name == "default" and base == "attributes"):
            run_with_self(rt, node, path)
            return
    raise rt.error(
        "Chef::Exceptions::AttributeNotFound",
        "could not find filename for attribute %s in cookbook %s" % (name, cookbook_name),
    )


@attribute_module.method("include_attribute")
def include_attribute(rt: Interpreter, self: Value, *names: Value) -> Value:
    for name in names_of(rt, list(names)):
        cookbook, _, file = name.partition("::")
        load_attribute_file(rt, self, session_of(rt).run_context, cookbook, file or "default")
    return rt.array(list(names))


CLASSES = (include_module, attribute_module)
