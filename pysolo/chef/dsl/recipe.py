"""Chef::DSL::Recipe: all the words of a recipe together; and those that stand nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pysolo.chef.dsl.declare import context_of, working_in
from pysolo.chef.provider import Provider
from pysolo.chef.session import session_of
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

notifying_block_module = NativeClass("Chef::Mixin::NotifyingBlock", module=True)
compliance = NativeClass("Chef::DSL::Compliance", module=True)
recipe_dsl = NativeClass(
    "Chef::DSL::Recipe",
    module=True,
    includes=(
        "Chef::DSL::Compliance",
        "Chef::DSL::Universal",
        "Chef::DSL::DeclareResource",
        "Chef::Mixin::NotifyingBlock",
        "Chef::DSL::IncludeRecipe",
        "Chef::DSL::RebootPending",
        "Chef::DSL::Resources",
        "Chef::DSL::Definitions",
    ),
)


def run_subcontext(owner: Value, block: Optional[RProc]) -> Any:
    """Run a block that declares into a collection of its own."""
    rt = owner.cls.rt
    inner = context_of(owner).create_child()
    with working_in(owner, inner):
        if block is not None:
            rt.instance_exec(block, owner)
    return inner


@notifying_block_module.method("subcontext_block")
def subcontext_block(rt: Interpreter, self: Value, *parent: Value, block: Optional[RProc] = None) -> Value:
    return run_subcontext(self, block)


@notifying_block_module.method("notifying_block")
def notifying_block(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    inner: Any = None
    try:
        inner = run_subcontext(self, block)
        return inner.make_runner().converge()
    finally:
        if inner is not None and isinstance(self, Provider):
            if any(resource.updated for resource in inner.resource_collection.resources):
                self.new.updated = self.new.updated_by_last_action = True


@recipe_dsl.method("exec")
def exec_(rt: Interpreter, self: Value, *args: Value) -> Value:
    raise rt.error(
        "Chef::Exceptions::ResourceNotFound",
        "exec was called, but you probably meant to use an execute resource.  If not, please call Kernel#exec explicitly.  "
        'The exec block called was "%s"' % ", ".join(rt.to_s(arg) for arg in args),
    )


@recipe_dsl.method("resource_class_for")
def resource_class_for(rt: Interpreter, self: Value, name: Value) -> Value:
    return session_of(rt).registry.resource_for_node(rt.to_s(name), context_of(self).node)


@recipe_dsl.method("have_resource_class_for?")
def have_resource_class_for(rt: Interpreter, self: Value, name: Value) -> bool:
    try:
        resource_class_for(rt, self, name)
    except RubyError as error:
        if rt.is_a(error.exc, rt.classes["NameError"]):
            return False
        raise
    return True


def _no_compliance(rt: Interpreter, self: Value, *_: Value) -> None:
    return None


for _name in ("include_profile", "include_waiver", "include_input"):
    compliance.method(_name)(_no_compliance)


CLASSES = (notifying_block_module, compliance, recipe_dsl)
