"""``include_recipe`` and its kin."""

from __future__ import annotations

from typing import TYPE_CHECKING, List

from pysolo.chef.dsl.declare import context_of
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


CLASSES = (include_module, attribute_module)
