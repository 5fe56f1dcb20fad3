"""Making resources: what a recipe word does between its name and the finished resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional, Tuple

from pysolo.chef.resource import Resource
from pysolo.ruby.runtime.objects import UNSET, RClass, RProc, Value

if TYPE_CHECKING:
    from pysolo.chef.session import Session


def new_resource(cls: RClass, name: Value, run_context: Any) -> Resource:
    """``cls.new(name, run_context)``, without the detour over Ruby where no cookbook has put an ``initialize`` in between."""
    from pysolo.chef.resource_class import info_of

    info = info_of(cls)
    if info.plain_new is None:
        method = cls.find("initialize")
        info.plain_new = method is not None and method.owner.name == "Chef::Resource" and method.file is None
    if not info.plain_new:
        made: Resource = cls.rt.send(cls, "new", name, run_context)
        return made
    resource = Resource(cls)
    resource.ivars["@run_context"] = run_context
    if name is not None:
        take_name(resource, name)
    return resource


def take_name(resource: Resource, name: Value) -> None:
    """Give a new resource its name; a list becomes one text, which some resources want to see before."""
    resource.properties["name"].set(resource, name)
    named = resource.info.inherited("named")
    if named is not None:
        named(resource, name)


def build_resource(
    session: Session,
    word: str,
    name: Value,
    run_context: Any,
    *,
    block: Optional[RProc] = None,
    cookbook_name: Optional[str] = None,
    recipe_name: Optional[str] = None,
    place: Optional[Tuple[Optional[str], int]] = None,
    enclosing_provider: Any = None,
    params: Value = None,
    new_resource_argument: Value = UNSET,
) -> Resource:
    """A resource as a recipe declares it, its block run, not yet in a collection."""
    rt = session.rt
    cls = session.registry.resource_for_node(word, run_context.node)
    resource = new_resource(cls, name, run_context)
    if resource.resource_name is None:
        raise rt.error(
            "Chef::Exceptions::InvalidResourceSpecification",
            "%s.resource_name is `nil`!  Did you forget to put `provides :blah` or `resource_name :blah` in your resource class?"
            % rt.to_s(resource),
        )
    resource.declared_type = word
    resource.cookbook_name = cookbook_name
    resource.recipe_name = recipe_name
    resource.source_file, resource.source_line = place if place is not None else rt.caller_location()
    resource.enclosing_provider = enclosing_provider
    if params is not None:
        resource.ivars["@params"] = params
    if block is not None:
        resource.initializing = True
        try:
            if new_resource_argument is UNSET:
                rt.instance_exec(block, resource)
            else:
                rt.instance_exec(block, resource, new_resource_argument)
        finally:
            resource.initializing = False
    finish_resource(resource)
    return resource


def finish_resource(resource: Resource) -> None:
    """``after_created``, and running at compile time what asks for it."""
    rt = resource.cls.rt
    method = resource.cls.find("after_created")
    if method is not None and method.owner.name != "Chef::Resource":
        rt.call_method(resource, method, [], None, None)
    declaration = resource.info.inherited("declaration")
    if declaration is not None and declaration.after_created is not None:
        declaration.after_created(resource)
    if rt.truthy(resource.get("compile_time")):
        for action in resource.action:
            resource.run_action(action)
        resource.ivars["@action"] = rt.array([rt.sym("nothing")])
