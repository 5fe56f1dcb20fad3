"""Chef::Recipe: what self is in a recipe file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Optional, Tuple

from pysolo.chef.dsl.declare import declare
from pysolo.chef.from_file import run_with_self
from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

recipe = NativeClass("Chef::Recipe", includes=("Chef::DSL::Recipe",), allocator=lambda cls: Recipe(cls))


class Recipe(RObject):
    """``@cookbook_name``, ``@recipe_name``, ``@run_context`` and ``@params`` stand in ivars."""

    __slots__ = ()

    ivars: Dict[str, Value]

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.ivars = {}


def make_recipe(rt: Interpreter, cookbook_name: str, recipe_name: str, run_context: Any) -> Recipe:
    made = Recipe(rt.classes["Chef::Recipe"])
    made.ivars["@cookbook_name"] = rt.str(cookbook_name)
    made.ivars["@recipe_name"] = rt.str(recipe_name)
    made.ivars["@run_context"] = run_context
    made.ivars["@params"] = rt.hash({})
    return made


def parse_recipe_name(rt: Interpreter, name: str, current_cookbook: Optional[str] = None) -> Tuple[str, str]:
    """``app::web``, ``::web`` (of the current cookbook) or ``app`` (its default)."""
    cookbook, separator, recipe_name = name.partition("::")
    if separator and not cookbook:
        if current_cookbook is None:
            raise rt.error("RuntimeError", "current_cookbook is nil, cannot resolve %s" % name)
        return current_cookbook, recipe_name
    return cookbook, recipe_name if separator and recipe_name else "default"


def run_recipe_file(rt: Interpreter, made: Recipe, path: str) -> None:
    """Compile one recipe file, Ruby or data."""
    rt.ivar_set(made, "@source_file", rt.str(path))
    text = session_of(rt).system.read_text(path)
    if path.endswith((".yml", ".yaml")):
        from_yaml(rt, made, text, path)
    elif path.endswith(".json"):
        from_json(rt, made, text, path)
    else:
        run_with_self(rt, made, path, text)


def from_yaml(rt: Interpreter, made: Recipe, text: str, path: str) -> None:
    import re

    if len(re.findall(r"^---\s*$", text, re.M)) > 1:
        raise rt.error("ArgumentError", "YAML recipe '%s' contains multiple documents, only one is supported" % path)
    rt.require("yaml")
    document = rt.send(rt.const_get("YAML"), "load", rt.str(text))
    from_document(rt, made, document, "YAML", path)


def from_json(rt: Interpreter, made: Recipe, text: str, path: str) -> None:
    document = rt.send(rt.const_get("JSON"), "parse", rt.str(text))
    from_document(rt, made, document, "JSON", path)


def from_document(rt: Interpreter, made: Recipe, document: Value, kind: str, path: str) -> None:
    resources, includes = rt.str("resources"), rt.str("include_recipes")
    if not isinstance(document, RHash) or not (document.has(resources) or document.has(includes)):
        raise rt.error(
            "ArgumentError",
            "%s recipe '%s' must contain a top-level 'resources' or 'include_recipes' hash%s"
            % (kind, path, " (YAML sequence), i.e. 'resources:'" if kind == "YAML" else " key"),
        )
    listed = document.get(resources)
    for entry in listed.items if isinstance(listed, RArray) else []:
        options = {rt.to_s(key): value for key, value in entry.items()}
        made_resource = declare(made, rt.to_s(options.pop("type")), options.pop("name", None), None)
        for key, value in options.items():
            rt.send(made_resource, key, value)
    included = document.get(includes)
    for name in included.items if isinstance(included, RArray) else []:
        made.ivars["@run_context"].load_recipe(rt.to_s(name))


@recipe.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: Recipe, cookbook_name: Value, recipe_name: Value, run_context: Value) -> None:
    self.ivars.update(
        {
            "@cookbook_name": cookbook_name,
            "@recipe_name": recipe_name,
            "@run_context": run_context,
            "@params": rt.hash({}),
        }
    )


def _attribute(name: str) -> None:
    ivar = "@" + name

    def read(rt: Interpreter, self: Recipe) -> Value:
        return self.ivars.get(ivar)

    def write(rt: Interpreter, self: Recipe, value: Value) -> Value:
        self.ivars[ivar] = value
        return value

    recipe.method(name)(read)
    recipe.method(name + "=")(write)


for _name in ("cookbook_name", "recipe_name", "run_context", "params", "recipe", "source_file"):
    _attribute(_name)


@recipe.method("node")
def node(rt: Interpreter, self: Recipe) -> Value:
    return self.ivars["@run_context"].node


@recipe.method("tag")
def tag(rt: Interpreter, self: Recipe, *tags: Value) -> Value:
    return rt.send(node(rt, self), "tag", *tags)


@recipe.method("untag")
def untag(rt: Interpreter, self: Recipe, *tags: Value) -> Value:
    return rt.send(node(rt, self), "untag", *tags)


@recipe.method("logger")
def logger(rt: Interpreter, self: Recipe) -> Value:
    return rt.classes["Chef::Log"]


@recipe.method("to_s", "inspect")
def to_s(rt: Interpreter, self: Recipe) -> str:
    cookbook, name = self.ivars.get("@cookbook_name"), self.ivars.get("@recipe_name")
    return "cookbook: %s, recipe: %s " % (
        rt.to_s(cookbook) if cookbook is not None else "(none)",
        rt.to_s(name) if name is not None else "(none)",
    )


@recipe.method("from_file")
def from_file(rt: Interpreter, self: Recipe, path: str) -> None:
    run_recipe_file(rt, self, path)


@recipe.singleton("parse_recipe_name")
def parse_recipe_name_(rt: Interpreter, self: RClass, name: str, *, current_cookbook: Value = None) -> Value:
    current = rt.to_s(current_cookbook) if current_cookbook is not None else None
    cookbook, recipe_name = parse_recipe_name(rt, name, current)
    return rt.array([rt.sym(cookbook), rt.str(recipe_name)])


CLASSES = (recipe,)
