"""``Chef::Platform``: which provider serves a resource on a platform, asked and told by name; and the lists that give priority."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Optional, Tuple

from pysolo.chef.node_map import node_text
from pysolo.chef.old.ways import allowed, note
from pysolo.chef.registry import filter_values
from pysolo.chef.resource import Resource
from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.chef.registry import Registry
    from pysolo.ruby.runtime.interpreter import Interpreter

chef = NativeClass("Chef")
platform = NativeClass("Chef::Platform")
service_helpers = NativeClass("Chef::Platform::ServiceHelpers")
provider_priority = NativeClass("Chef::Platform::ProviderPriorityMap")
resource_priority = NativeClass("Chef::Platform::ResourcePriorityMap")

# whose maps ``Chef::Platform.platforms`` has from the start
PLATFORMS = (
    "debian ubuntu linuxmint raspbian centos redhat fedora amazon scientific oracle xenserver suse opensuse gentoo arch slackware"
    " mac_os_x mac_os_x_server freebsd netbsd openbsd solaris2 smartos omnios openindiana nexentacore aix hpux windows mswin mingw32"
).split()


# -- the old map ----------------------------------------------------------------------------------------------------------


def _old(rt: Interpreter, self: RClass, name: str) -> None:
    if not allowed(rt):
        raise rt.undefined(self, name, "undefined")
    note(rt, "Chef::Platform.%s is gone since Chef 13: providers say `provides :name`" % name)


@platform.singleton("platforms")
def platforms(rt: Interpreter, self: RClass) -> RHash:
    """Platform to version to resource to provider class, ``:default`` standing for any; cookbooks merge their own in."""
    _old(rt, self, "platforms")
    registry = session_of(rt).registry
    if registry.platform_map is None:
        default = rt.sym("default")
        registry.platform_map = rt.hash(
            [(default, rt.hash([])), *((rt.sym(name), rt.hash([(default, rt.hash([]))])) for name in PLATFORMS)]
        )
    return registry.platform_map


def mapped_provider(rt: Interpreter, registry: Registry, name: str, node: Value) -> Any:
    """What a cookbook has put into Chef::Platform.platforms for this platform, or for any."""
    if registry.platform_map is None:
        own = rt.class_of(rt.classes["Chef::Platform"]).find("platforms")
        if own is None or own.file is None:
            return None
        rt.send(rt.classes["Chef::Platform"], "platforms")  # one that a cookbook has put its own around
    assert registry.platform_map is not None
    default = rt.sym("default")
    versions = registry.platform_map.get(rt.sym(node_text(rt, node, "platform")))
    places = [registry.platform_map.get(default)]
    if isinstance(versions, RHash):
        from pysolo.chef.cookbook.versions import satisfies_gem_requirement as satisfies

        version = node_text(rt, node, "platform_version")
        exact = [(rt.to_s(key), place) for key, place in versions.items() if key is not default]
        places[:0] = [place for key, place in exact if satisfies(version, key)] + [versions.get(default)]
    for place in places:
        found = place.get(rt.sym(name)) if isinstance(place, RHash) else None
        if found is not None:
            return found
    return None


@platform.singleton("set")
def set_provider(
    rt: Interpreter,
    self: RClass,
    *,
    resource: Value,
    provider: Value,
    platform: Value = None,
    version: Value = None,
    short_name: Value = None,
) -> Value:
    """The old way of saying which provider serves a resource on a platform."""
    _old(rt, self, "set")
    filters: Dict[str, Tuple[str, ...]] = {}
    if platform is not None and rt.to_s(platform) != "default":
        filters["platform"] = filter_values(rt, platform)
        if version is not None and rt.to_s(version) != "default":
            filters["platform_version"] = filter_values(rt, version)
    session_of(rt).registry.add_provider(rt.to_s(resource), provider, filters, None)
    return provider


@platform.singleton("find_provider_for_node")
def find_provider_for_node(rt: Interpreter, self: RClass, node: Value, wanted: Value) -> Value:
    """The class of the provider that would serve a resource, or one of that name."""
    _old(rt, self, "find_provider_for_node")
    registry = session_of(rt).registry
    if not isinstance(wanted, Resource):
        from pysolo.chef.builder import new_resource

        wanted = new_resource(registry.resource_for_node(rt.name(wanted), node), None, None)
    return registry.best_provider_class(wanted)


@platform.singleton("find_platform_and_version")
def find_platform_and_version(rt: Interpreter, self: RClass, node: Value) -> RArray:
    found = []
    for what in ("platform", "platform_version"):
        value = rt.send(node, "[]", rt.str(what))
        if value is None:
            raise rt.error("ArgumentError", "Cannot find a %s for %s" % (what.rpartition("_")[2], rt.to_s(node)))
        found.append(value)
    return rt.array(found)


@platform.singleton("windows?")
def on_windows(rt: Interpreter, self: RClass) -> bool:
    return False


@service_helpers.singleton("service_resource_providers")
def service_resource_providers(rt: Interpreter, self: RClass) -> Value:
    system = session_of(rt).system
    found = [
        name
        for name, path in (
            ("debian", "/usr/sbin/update-rc.d"),
            ("invokercd", "/usr/sbin/invoke-rc.d"),
            ("redhat", "/sbin/chkconfig"),
            ("systemd", "/bin/systemctl"),
        )
        if system.exists(path)
    ]
    return rt.array([rt.sym(name) for name in found])


# -- priority -------------------------------------------------------------------------------------------------------------


def _set(kind: str) -> Any:
    def call(
        rt: Interpreter, self: Value, name: Name, classes: Value, *, block: Optional[RProc] = None, **filters: Value
    ) -> Value:
        """Of several classes that fit, the first in the list is taken."""
        listed = classes if isinstance(classes, RArray) else rt.array([classes])
        wanted = {key: filter_values(rt, value) for key, value in filters.items()}
        session_of(rt).registry.set_priority(kind, name, listed.items, wanted, block)
        return rt.array(list(listed.items))

    return call


def _get(kind: str) -> Any:
    def call(rt: Interpreter, self: Value, *args: Value) -> Value:
        """With the node first on a map, the name alone on Chef itself."""
        session = session_of(rt)
        node = args[0] if len(args) == 2 else session.node
        found = session.registry.priorities.get(rt, kind, rt.name(args[-1]), node)
        return None if found is None else rt.array(list(found))

    return call


def _instance(rt: Interpreter, self: RClass) -> Value:
    """There is one of them in a run."""
    found = self.extra.get("instance")
    if found is None:
        found = self.extra["instance"] = RObject(self)
    return found


for _kind, _native in (("provider", provider_priority), ("resource", resource_priority)):
    chef.singleton("set_%s_priority_array" % _kind)(_set(_kind))
    chef.singleton("get_%s_priority_array" % _kind)(_get(_kind))
    _native.singleton("instance")(_instance)
    _native.method("priority", "set_priority_array")(_set(_kind))
    _native.method("get_priority_array")(_get(_kind))


CLASSES = (chef, platform, service_helpers, provider_priority, resource_priority)
