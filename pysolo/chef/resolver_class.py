"""``Chef::ResourceResolver`` and ``Chef::ProviderResolver``: library code that asks which class a name means here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

resource_resolver = NativeClass("Chef::ResourceResolver")
provider_resolver = NativeClass("Chef::ProviderResolver")


@resource_resolver.singleton("resolve")
def resolve(rt: Interpreter, self: RClass, name: Value, **options: Value) -> Value:
    """The class that a resource's name means on a node, or nil."""
    session = session_of(rt)
    return session.registry.resource_class(rt.to_s(name), options.get("node") or session.node)


@provider_resolver.method("initialize")
def initialize(rt: Interpreter, self: Any, node: Value, resource: Any, action: Value = None) -> None:
    rt.ivar_set(self, "@resource", resource)


@provider_resolver.method("resolve")
def resolve_provider(rt: Interpreter, self: Any) -> Value:
    """The class that would serve the resource."""
    resource: Any = rt.ivar_get(self, "@resource")
    explicit: Optional[Value] = resource.ivars.get("@provider")
    return explicit if explicit is not None else session_of(rt).registry.best_provider_class(resource)


CLASSES = (resource_resolver, provider_resolver)
