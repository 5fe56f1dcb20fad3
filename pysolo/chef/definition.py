"""``define :name, param: default do ... end``: a word that is expanded in place, with ``params``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional

from pysolo.chef.dsl.declare import context_of
from pysolo.chef.from_file import run_with_self
from pysolo.chef.resource_class import add_method
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RHash, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

definition = NativeClass("Chef::ResourceDefinition", allocator=lambda cls: ResourceDefinition(cls))
definitions = NativeClass("Chef::DSL::Definitions", module=True)


class ResourceDefinition(RObject):
    """A definition; while it is used, the object whose methods set its parameters."""

    __slots__ = ("name", "params", "recipe", "node")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.name = ""
        self.params: Value = cls.rt.hash({})
        self.recipe: Optional[RProc] = None
        self.node: Value = None


@definition.method("define")
def define(rt: Interpreter, self: ResourceDefinition, *args: Value, block: Optional[RProc] = None) -> bool:
    from pysolo.ruby.runtime.objects import RSymbol

    if not args or not isinstance(args[0], RSymbol):
        raise rt.error("ArgumentError", "You must use a symbol when defining a new resource!")
    if len(args) > 1 and args[1] is not None and not isinstance(args[1], RHash):
        raise rt.error("ArgumentError", "You must pass a hash as the prototype parameters for a definition.")
    if block is None:
        raise rt.error("ArgumentError", "You must pass a block to a definition.")
    self.name = args[0].name
    self.recipe = block
    self.params = args[1] if len(args) > 1 and args[1] is not None else rt.hash({})
    defined = ResourceDefinition(self.cls)  # its own: a file may define several
    defined.name, defined.recipe, defined.params = self.name, self.recipe, self.params
    add_method(rt.classes["Chef::DSL::Definitions"], self.name, word_body(defined))
    return True


@definition.method("params")
def params(rt: Interpreter, self: ResourceDefinition) -> Value:
    return self.params


@definition.method("node")
def node(rt: Interpreter, self: ResourceDefinition) -> Value:
    return self.node


@definition.method("name")
def name(rt: Interpreter, self: ResourceDefinition, *value: Value) -> Value:
    if value:
        self.params.put(rt.sym("name"), value[0])
        return value[0]
    return rt.sym(self.name)


@definition.method("to_s")
def to_s(rt: Interpreter, self: ResourceDefinition) -> str:
    return self.name


@definition.method("lazy")
def lazy(rt: Interpreter, self: ResourceDefinition, *, block: RProc) -> Value:
    from pysolo.chef.lazy import make_lazy

    return make_lazy(rt, block)


def method_missing(self: ResourceDefinition, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """Any word in the caller's block sets the parameter of that name."""
    rt = self.cls.rt
    given = args[1:] + ([kw] if kw is not None else [])
    value = given[0] if len(given) == 1 else rt.array(given)
    self.params.put(args[0], value)
    return value


def install_definition(rt: Interpreter) -> None:
    cls = rt.classes["Chef::ResourceDefinition"]
    add_method(cls, "method_missing", method_missing, "private")
    # words of Kernel that are common as parameters
    for word in (
        "test",
        "system",
        "open",
        "format",
        "select",
        "timeout",
        "trap",
        "p",
        "sleep",
        "proc",
        "binding",
        "method",
        "display",
    ):
        add_method(cls, word, _parameter(word))


def _parameter(word: str) -> Callable[..., Value]:
    def assign(self: Any, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        return method_missing(self, [self.cls.rt.sym(word), *args], kw, block)

    return assign


def word_body(defined: ResourceDefinition) -> Callable[..., Value]:
    """What calling the definition does."""

    def use(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        from pysolo.chef.recipe import Recipe

        rt = self.cls.rt
        context = context_of(self)
        used = ResourceDefinition(defined.cls)
        used.name, used.recipe = defined.name, defined.recipe
        used.params = rt.send(defined.params, "dup")
        used.params.frozen = False
        used.node = context.node
        if block is not None:
            rt.instance_exec(block, used)
        inner = Recipe(rt.classes["Chef::Recipe"])
        inner.ivars.update(
            {
                "@cookbook_name": rt.send(self, "cookbook_name"),
                "@recipe_name": rt.send(self, "recipe_name"),
                "@run_context": context,
                "@params": used.params,
            }
        )
        used.params.put(rt.sym("name"), args[0] if args else None)
        assert defined.recipe is not None
        return rt.instance_exec(defined.recipe, inner)

    return use


def load_definition_file(rt: Interpreter, path: str, text: str) -> ResourceDefinition:
    """A file of definitions/: ``define`` is its only word."""
    made = ResourceDefinition(rt.classes["Chef::ResourceDefinition"])
    run_with_self(rt, made, path, text)
    return made


CLASSES = (definition, definitions)
