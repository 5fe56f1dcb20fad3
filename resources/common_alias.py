"""A second name for a property."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.objects import RHash, RProc, Value

Method = Callable[..., Any]


def alias(name: str) -> Method:
    """A method that reads and sets the property ``name``."""

    def accessor(resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        return resource.properties[name].accessor(resource, args, kw, block)

    return accessor
