"""Declaring, finding and changing resources by type and name (Chef::DSL::DeclareResource)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Iterator, Optional

from pysolo.chef.builder import build_resource
from pysolo.chef.provider import Provider
from pysolo.chef.resource import Resource
from pysolo.chef.session import session_of
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RProc, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

declare_module = NativeClass("Chef::DSL::DeclareResource", module=True)


def context_of(owner: Value) -> Any:
    """The run context that a recipe, a provider or a resource works in."""
    found = (owner.ivars or {}).get("@run_context")
    if found is None:
        found = owner.cls.rt.send(owner, "run_context")
    return found


def text_or_none(rt: Interpreter, value: Value) -> Optional[str]:
    return None if value is None else rt.to_s(value)


def declare(owner: Value, word: str, name: Value, block: Optional[RProc], context: Any = None) -> Resource:
    """Build a resource and put it into the collection (which runs it at once in unified mode)."""
    if context is None:
        context = context_of(owner)
    resource = build(owner, word, name, block, context)
    context.resource_collection.insert(resource)
    return resource


def build(owner: Value, word: str, name: Value, block: Optional[RProc], context: Any) -> Resource:
    rt = owner.cls.rt
    session = session_of(rt)
    provider = None
    argument: Value = UNSET
    ivars = owner.ivars or {}
    if isinstance(owner, Provider):
        provider = owner
        argument = owner.ivars.get("@new_resource")
        new: Any = argument
        cookbook_name, recipe_name = new.cookbook_name, new.recipe_name
    elif isinstance(owner, Resource):
        cookbook_name, recipe_name = owner.cookbook_name, owner.recipe_name
    else:
        cookbook_name = text_or_none(rt, ivars.get("@cookbook_name"))
        recipe_name = text_or_none(rt, ivars.get("@recipe_name"))
    return build_resource(
        session,
        word,
        name,
        context,
        block=block,
        cookbook_name=cookbook_name,
        recipe_name=recipe_name,
        enclosing_provider=provider,
        params=ivars.get("@params"),
        new_resource_argument=argument,
    )


def chosen_context(owner: Value, given: Value) -> Any:
    return context_of(owner) if given is UNSET or given is None else given


def word_of(rt: Interpreter, kind: Value) -> str:
    return kind.name if type(kind) is RSymbol else rt.to_s(kind)


def find(rt: Interpreter, context: Any, kind: Value, name: Value) -> Value:
    return context.resource_collection.find([rt.hash([(kind, name)])])


def find_or_none(rt: Interpreter, context: Any, kind: Value, name: Value) -> Value:
    try:
        return find(rt, context, kind, name)
    except RubyError as error:
        if rt.is_a(error.exc, rt.classes["Chef::Exceptions::ResourceNotFound"]):
            return None
        raise


@declare_module.method("declare_resource")
def declare_resource(
    rt: Interpreter,
    self: Value,
    kind: Value,
    name: Value = None,
    *,
    created_at: Value = None,
    run_context: Value = UNSET,
    enclosing_provider: Value = None,
    block: Optional[RProc] = None,
) -> Value:
    return declare(self, word_of(rt, kind), name, block, chosen_context(self, run_context))


@declare_module.method("build_resource")
def build_resource_(
    rt: Interpreter,
    self: Value,
    kind: Value,
    name: Value = None,
    *,
    created_at: Value = None,
    run_context: Value = UNSET,
    enclosing_provider: Value = None,
    block: Optional[RProc] = None,
) -> Value:
    return build(self, word_of(rt, kind), name, block, chosen_context(self, run_context))


@declare_module.method("find_resource!")
def find_resource_or_raise(
    rt: Interpreter,
    self: Value,
    kind: Value,
    name: Value,
    *,
    run_context: Value = UNSET,
    block: Optional[RProc] = None,
) -> Value:
    if block is not None:
        raise rt.error("ArgumentError", "find_resource! does not take a block")
    return find(rt, chosen_context(self, run_context), kind, name)


@declare_module.method("find_resource")
def find_resource(
    rt: Interpreter,
    self: Value,
    kind: Value,
    name: Value,
    *,
    created_at: Value = None,
    run_context: Value = UNSET,
    block: Optional[RProc] = None,
) -> Value:
    context = chosen_context(self, run_context)
    found = find_or_none(rt, context, kind, name)
    if found is None and block is not None:
        return declare(self, word_of(rt, kind), name, block, context)
    return found


def edit(rt: Interpreter, owner: Value, resource: Value, block: Optional[RProc]) -> None:
    if block is None:
        return
    if isinstance(owner, Provider):
        rt.instance_exec(block, resource, owner.ivars.get("@new_resource"))
    else:
        rt.instance_exec(block, resource)


@declare_module.method("edit_resource!")
def edit_resource_or_raise(
    rt: Interpreter,
    self: Value,
    kind: Value,
    name: Value,
    *,
    created_at: Value = None,
    run_context: Value = UNSET,
    block: Optional[RProc] = None,
) -> Value:
    found = find(rt, chosen_context(self, run_context), kind, name)
    edit(rt, self, found, block)
    return found


@declare_module.method("edit_resource")
def edit_resource(
    rt: Interpreter,
    self: Value,
    kind: Value,
    name: Value,
    *,
    created_at: Value = None,
    run_context: Value = UNSET,
    block: Optional[RProc] = None,
) -> Value:
    context = chosen_context(self, run_context)
    found = find_or_none(rt, context, kind, name)
    if found is None:
        return declare(self, word_of(rt, kind), name, block, context)
    edit(rt, self, found, block)
    return found


@declare_module.method("delete_resource!")
def delete_resource_or_raise(
    rt: Interpreter, self: Value, kind: Value, name: Value, *, run_context: Value = UNSET
) -> Value:
    context = chosen_context(self, run_context)
    found = context.resource_collection.delete("%s[%s]" % (rt.to_s(kind), rt.to_s(name)))
    context.forget_notifications(found.declared_key)
    return found


@declare_module.method("delete_resource")
def delete_resource(rt: Interpreter, self: Value, kind: Value, name: Value, *, run_context: Value = UNSET) -> Value:
    try:
        return delete_resource_or_raise(rt, self, kind, name, run_context=run_context)
    except RubyError as error:
        if rt.is_a(error.exc, rt.classes["Chef::Exceptions::ResourceNotFound"]):
            return None
        raise


@declare_module.method("resources")
def resources(rt: Interpreter, self: Value, *specs: Value) -> Value:
    return context_of(self).resource_collection.find(list(specs))


@declare_module.method("with_run_context")
def with_run_context(rt: Interpreter, self: Value, which: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        raise rt.error("ArgumentError", "with_run_context is useless without a block")
    context = context_of(self)
    if type(which) is RSymbol and which.name == "root":
        wanted = context.root
    elif type(which) is RSymbol and which.name == "parent":
        wanted = context.parent
    elif type(which) is type(context) or hasattr(which, "resource_collection"):
        wanted = which
    else:
        raise rt.error(
            "ArgumentError", "bad argument to run_context helper, must be :root, :parent, or a Chef::RunContext"
        )
    with working_in(self, wanted):
        return rt.call_block(block)


@contextmanager
def working_in(owner: Value, context: Any) -> Iterator[None]:
    """Let a recipe or provider work in another run context for a while."""
    before = owner.ivars.get("@run_context")
    owner.ivars["@run_context"] = context
    try:
        yield
    finally:
        owner.ivars["@run_context"] = before


CLASSES = (declare_module,)
