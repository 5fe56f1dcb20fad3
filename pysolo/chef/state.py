"""Which properties make up the state and the identity of a resource, and a resource as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, List

from pysolo.chef.lazy import Lazy
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.objects import RArray, RHash, RString

if TYPE_CHECKING:
    from pysolo.chef.property import Property
    from pysolo.chef.resource import Resource
    from pysolo.chef.resource_class import ResourceClass

HIDDEN = ("@run_context", "@name", "@params", "@allowed_actions", "@resource_name")


def state_properties(info: ResourceClass) -> List[Property]:
    return [prop for prop in info.properties().values() if prop.desired_state]


def identity_properties(info: ResourceClass) -> List[Property]:
    """Those declared as identity, else the name property, else the name."""
    props = info.properties()
    found = [prop for prop in props.values() if prop.identity]
    if not found:
        found = [prop for prop in props.values() if prop.name_property][:1] or [props["name"]]
    return found


def resource_text(resource: Resource) -> str:
    """The resource as it would be written in a recipe, secrets hidden."""
    rt = resource.cls.rt
    if resource.sensitive:
        return "suppressed sensitive resource output"
    lines = [
        "# Declared in %s:%d:in `from_file'" % (resource.source_file, resource.source_line)
        if resource.source_file
        else "# Declared in ",
        "",
        '%s("%s") do' % (resource.resource_name, resource.name),
    ]
    lines.append("  action %s" % rt.inspect(rt.send(resource, "action")))
    for label, value in (
        ("updated", "true" if resource.updated else None),
        ("updated_by_last_action", "true" if resource.updated_by_last_action else None),
        ("default_guard_interpreter", rt.inspect(rt.send(resource, "default_guard_interpreter"))),
        ("declared_type", ":%s" % resource.declared_type if resource.declared_type else None),
        ("cookbook_name", '"%s"' % resource.cookbook_name if resource.cookbook_name else None),
        ("recipe_name", '"%s"' % resource.recipe_name if resource.recipe_name else None),
    ):
        if value is not None:
            lines.append("  %s %s" % (label, value))
    for ivar, stored in resource.ivars.items():
        if ivar in HIDDEN or ivar == "@action":
            continue
        prop = resource.properties.get(ivar[1:])
        if prop is not None and prop.sensitive:
            lines.append('  %s "*sensitive value suppressed*"' % ivar[1:])
            continue
        if type(stored) is Lazy and prop is not None:
            try:
                stored = prop.get(resource)
            except RubyError as error:
                if not rt.is_a(error.exc, rt.classes["Chef::Exceptions::ValidationFailed"]):
                    raise
                continue
        empty = isinstance(stored, (RString, RArray, RHash)) and not (
            stored.s if isinstance(stored, RString) else stored.items if isinstance(stored, RArray) else stored.d
        )
        if stored is not None and stored is not False and not empty:
            lines.append("  %s %s" % (ivar[1:], rt.inspect(stored)))
    for guard in resource.not_if + resource.only_if:
        shown = '"%s"' % rt.to_s(guard.command) if guard.command is not None else "{ #code block }"
        lines.append("  %s %s" % (guard.kind, shown))
    lines.append("end")
    return "\n".join(lines) + "\n"
