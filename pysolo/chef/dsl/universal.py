"""What is at hand everywhere: in recipes, resources, providers and attribute-like places (Chef::DSL::Universal)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

registry_helper = NativeClass("Chef::DSL::RegistryHelper", module=True)
reboot_pending = NativeClass("Chef::DSL::RebootPending", module=True)
render = NativeClass("Chef::DSL::RenderHelpers", module=True)
reader = NativeClass("Chef::DSL::ReaderHelpers", module=True)
powershell = NativeClass("Chef::DSL::Powershell", module=True)
universal = NativeClass(
    "Chef::DSL::Universal",
    module=True,
    includes=(
        "ChefUtils",
        "Chef::DSL::PlatformIntrospection",
        "Chef::DSL::DataQuery",
        "Chef::DSL::ChefVault",
        "Chef::DSL::RegistryHelper",
        "Chef::DSL::Powershell",
        "Chef::DSL::ReaderHelpers",
        "Chef::DSL::RenderHelpers",
        "Chef::DSL::Secret",
        "Chef::Mixin::ShellOut",
    ),
)


def _unsupported(rt: Interpreter, self: Value, *_: Value) -> Value:
    raise rt.error("Chef::Exceptions::Win32NotWindows", "The Windows registry is only there on Windows")


for _name in (
    "registry_key_exists?",
    "registry_get_values",
    "registry_has_subkeys?",
    "registry_get_subkeys",
    "registry_value_exists?",
    "registry_data_exists?",
):
    registry_helper.method(_name)(_unsupported)


@reboot_pending.method("reboot_pending?")
def is_reboot_pending(rt: Interpreter, self: Value) -> bool:
    """Debian's mark that an update wants a reboot."""
    return session_of(rt).system.exists("/var/run/reboot-required")


@render.method("render_json")
def render_json(rt: Interpreter, self: Value, value: Value) -> Value:
    return rt.str(rt.to_s(rt.send(rt.const_get("JSON"), "pretty_generate", value)) + "\n")


@render.method("render_yaml")
def render_yaml(rt: Interpreter, self: Value, value: Value) -> Value:
    rt.require("yaml")
    return rt.send(value, "to_yaml")


@reader.method("parse_json")
def parse_json(rt: Interpreter, self: Value, text: Value) -> Value:
    return rt.send(rt.const_get("JSON"), "parse", text)


@reader.method("parse_yaml")
def parse_yaml(rt: Interpreter, self: Value, text: Value) -> Value:
    rt.require("yaml")
    return rt.send(rt.const_get("YAML"), "load", text)


@reader.method("parse_file")
def parse_file(rt: Interpreter, self: Value, path: str) -> Value:
    text = rt.str(session_of(rt).system.read_text(path))
    return parse_json(rt, self, text) if path.endswith(".json") else parse_yaml(rt, self, text)


CLASSES = (registry_helper, reboot_pending, render, reader, powershell, universal)
