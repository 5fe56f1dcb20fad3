"""Defaults that are found out when they are asked for."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, Callable

from pysolo.ruby.runtime.objects import RArray, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource

Default = Callable[["Resource"], Any]


def from_property(name: str) -> Default:
    """What another property is."""
    return lambda resource: resource.get(name)


def text(template: str, name: str) -> Default:
    """A text with another property in it."""
    return lambda resource: template % resource.python(name)


def basename_of(name: str) -> Default:
    """The last part of the path in another property."""
    return lambda resource: posixpath.basename(resource.python(name).rstrip("/"))


def basename_of_name(resource: Resource) -> Any:
    return posixpath.basename(resource.name.rstrip("/"))


def node_attribute(*path: str) -> Default:
    """An attribute of the node; nil where there is none."""

    def read(resource: Resource) -> Any:
        rt = resource.cls.rt
        return rt.send(rt.send(resource, "node"), "read", *[rt.str(key) for key in path])

    return read


def release_codename(resource: Resource) -> Any:
    """The code name of the host's release: of lsb_release or, where that is not installed, of /etc/os-release."""
    found = node_attribute("lsb", "codename")(resource)
    return found if found is not None else node_attribute("os_release", "version_codename")(resource)


def node_name(resource: Resource) -> Any:
    rt = resource.cls.rt
    return rt.send(rt.send(resource, "node"), "name")


def config(key: str) -> Default:
    """A setting of the run (``Chef::Config``)."""

    def read(resource: Resource) -> Any:
        rt = resource.cls.rt
        return rt.send(rt.const_get("Chef::Config"), "[]", rt.sym(key))

    return read


def list_as_name(prop: str) -> Callable[[Resource, Value], None]:
    """For ``named``: a list given as the name stays one in a property, where the resource's own name is a text."""

    def keep(resource: Resource, name: Value) -> None:
        if isinstance(name, RArray):
            resource.set(prop, name)

    return keep


def name_given(resource: Resource) -> Any:
    """The resource's name: what nobody has set, unlike a name property."""
    return resource.name
