"""Chef's classes put into an interpreter."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Dict, Iterable, List

from pysolo import CHEF_VERSION
from pysolo.chef.features import FEATURES

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

# modules with CLASSES, below pysolo.chef
MODULES = (
    "platform_helpers",
    "file_words",
    "mash",
    "version_string",
    "dsl.platform",
    "dsl.data",
    "shell_out",
    "dsl.secret",
    "dsl.universal",
    "params_validate",
    "deprecation",
    "dsl.declare",
    "dsl.include",
    "dsl.resources",
    "definition",
    "dsl.recipe",
    "mixins",
    "deep_merge_mixin",
    "digester",
    "file_edit",
    "lazy",
    "property_methods",
    "guard_class",
    "notification_class",
    "resolver_class",
    "collection_methods",
    "resource_methods",
    "resource_actions",
    "resource_wiring",
    "resource_facts",
    "resource_state",
    "custom_resource",
    "lwrp",
    "requirements",
    "provider_methods",
    "action_class",
    "recipe",
    "log_class",
    "config_class",
    "chef_class",
    "event_dispatch",
    "platform_map",
    "handler",
    "template_context",
    "erubis_class",
    "iniparse",
    "ohai_plugin",
    "run_list",
    "role",
    "environment",
    "data_bag",
    "encrypted_item",
    "search",
    "cookbook.collection",
    "cookbook.cookbook",
    "cookbook.metadata",
    "cookbook.versions",
    "node.node",
    "node.tags",
    "node.document",
    "node.merged",
    "node.missing",
    "node.writers",
    "node.attributes",
    "node.levels",
)
# what is loaded when a cookbook names it: features -> module of ours; the constant below Chef that loads the first of them
LATER = {("chef/http", "chef/http/simple", "chef/http/simple_json"): ("pysolo.chef.http_class", "HTTP")}
# modules and classes that hold others
HOLDERS = (
    ("Chef", "class"),
    ("Chef::Mixin", "module"),
    ("Chef::Mixin::WhyRun", "module"),
    ("Chef::DSL", "module"),
    ("Mixlib", "module"),
    ("Mixlib::ShellOut", "class"),
    ("Chef::Resource", "class"),
    ("Chef::Provider", "class"),
)


def install_chef(rt: Interpreter) -> None:
    """Make every class and module of Chef. A session has still to be made: see :class:`pysolo.chef.session.Session`."""
    from pysolo.chef.action_class import install_action_class
    from pysolo.chef.definition import install_definition
    from pysolo.chef.exceptions import define_exceptions
    from pysolo.chef.gems import install_gems
    from pysolo.chef.old.ways import install_old_libraries
    from pysolo.chef.resource_methods import install_resource_methods
    from pysolo.chef.version_string import make_version_string

    if "Chef" in rt.classes and rt.classes["Chef"].extra.get("installed"):
        return
    for name, kind in HOLDERS:
        if kind == "class":
            rt.define_class(name)
        else:
            rt.define_module(name)
    chef = rt.classes["Chef"]
    chef.extra["installed"] = True
    define_exceptions(rt)
    waiting: Dict[str, List[Any]] = {}
    for module in MODULES:
        for native in getattr(importlib.import_module("pysolo.chef." + module), "CLASSES", ()):
            waiting.setdefault(native.name, []).append(native)
    for name in list(waiting):
        _install(rt, name, waiting)
    for module in ("Chef::DSL::Universal", "Chef::Mixin::ParamsValidate", "Chef::DSL::IncludeAttribute"):
        rt.include(rt.classes[module], rt.classes["Chef::Node"])
    for name in ("Chef::Resource", "Chef::Provider"):  # words that their files use outside of actions
        rt.extend(rt.classes[name], rt.classes["Chef::DSL::Universal"])
    install_resource_methods(rt)
    install_action_class(rt)
    install_definition(rt)
    rt.const_set(rt.c_object, "Mash", rt.classes["ChefUtils::Mash"])
    rt.const_set(chef, "VersionString", rt.classes["ChefUtils::VersionString"])
    rt.const_set(chef, "VERSION", rt.freeze(make_version_string(rt, CHEF_VERSION)))
    rt.const_set(chef, "NOT_PASSED", rt.send(rt.c_object, "new"))
    if "ARGV" not in rt.c_object.consts:
        rt.const_set(rt.c_object, "ARGV", rt.array([]))
    rt.const_set(chef, "CHEF_ROOT", rt.freeze(rt.str("/opt/chef/lib")))
    for features, (module, constant) in LATER.items():
        rt.libraries.update(dict.fromkeys(features, module))
        chef.autoloads[constant] = features[0]
    know_features(rt, FEATURES)
    install_old_libraries(rt)
    install_gems(rt)
    for holder in ("Resource", "Provider"):
        rt.classes["Chef::" + holder].autoloads = BuiltinNames(rt, "Chef::" + holder)


def _install(rt: Interpreter, name: str, waiting: Dict[str, List[Any]]) -> None:
    """Install what has a name, after all that it stands in, descends from or includes."""
    natives = waiting.pop(name, ())
    outer = name.rpartition("::")[0]
    if outer and outer not in rt.classes:
        _install(rt, outer, waiting)
        if outer not in rt.classes:
            rt.define_module(outer)
    for native in natives:
        for needed in (native.superclass, *native.includes):
            if needed is not None and needed in waiting:
                _install(rt, needed, waiting)
        rt.install(native)


class BuiltinNames(Dict[str, str]):
    """Constants of built-in resources and providers: their classes come into being when they are first named.

    The run time takes a name out of a module's autoloads and requires the feature found there; taking it out is enough here.
    """

    def __init__(self, rt: Interpreter, holder: str) -> None:
        super().__init__()
        self.rt = rt
        self.holder = holder

    def pop(self, name: str, *default: Any) -> Any:
        feature = super().pop(name, *default)
        session = self.rt.classes["Chef"].extra.get("session")
        if session is not None:
            session.registry.constant("%s::%s" % (self.holder, name))
        return feature


def announce(rt: Interpreter, resource_names: Iterable[str], provider_names: Iterable[str]) -> None:
    """Tell the interpreter which constants stand below Chef::Resource and Chef::Provider."""
    for holder, names in (("Chef::Resource", resource_names), ("Chef::Provider", provider_names)):
        cls = rt.classes[holder]
        for name in names:
            constant = "".join(part.capitalize() for part in name.split("_"))
            if constant not in cls.consts:
                cls.autoloads[constant] = LOADED_FEATURE
        kind = holder.rpartition("::")[2].lower()
        know_features(rt, ["chef/%s/%s" % (kind, name) for name in names])
    rt.const_version += 1


def know_features(rt: Interpreter, names: Iterable[str]) -> None:
    """Let ``require`` of parts of Chef, which are all here from the start, do nothing."""
    for name in names:
        rt.libraries.setdefault(name, "")
        rt.loaded[name] = True


LOADED_FEATURE = "rubygems"  # always there: requiring it does nothing
