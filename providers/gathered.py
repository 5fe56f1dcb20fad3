"""A resource at the root of the run that many others add to, and that acts once at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pysolo.chef.property import as_value

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider
    from pysolo.chef.resource import Resource


def gathered(provider: Provider, kind: str, name: str, *, action: str = "create", **properties: Any) -> Resource:
    """The resource ``kind[name]`` of the root run context. The first to ask declares it; ``action`` runs delayed."""
    from pysolo.chef.builder import build_resource

    rt = provider.rt
    root = provider.run_context.root
    collection = root.resource_collection
    found = collection.by_key.get("%s[%s]" % (kind, name))
    if found is not None:
        resource: Resource = found
        return resource
    new = provider.new
    resource = build_resource(
        provider.session,
        kind,
        rt.str(name),
        root,
        cookbook_name=new.cookbook_name,
        recipe_name=new.recipe_name,
        place=(new.source_file, new.source_line),
        enclosing_provider=provider,
    )
    for key, value in properties.items():
        rt.send(resource, key, as_value(rt, value))
    resource.ivars["@action"] = rt.array([rt.sym("nothing")])
    if action != "nothing":
        rt.send(resource, "delayed_action", rt.sym(action))
    collection.insert(resource)
    return resource
