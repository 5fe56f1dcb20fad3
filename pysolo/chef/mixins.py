"""Modules of Chef that cookbooks include or name, beside those that have a file of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, List

from pysolo.chef.from_file import run_in_class, run_with_self
from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

convert_names = NativeClass("Chef::Mixin::ConvertToClassName", module=True)
ownership = NativeClass("Chef::Mixin::EnforceOwnershipAndPermissions", module=True)
which = NativeClass("Chef::Mixin::Which", module=True, includes=("ChefUtils",))
from_file = NativeClass("Chef::Mixin::FromFile", module=True)
create_path = NativeClass("Chef::Mixin::CreatePath", module=True)
checksum = NativeClass("Chef::Mixin::Checksum", module=True)
wiring = NativeClass("Chef::Mixin::ChefUtilsWiring", module=True)
powershell = NativeClass("Chef::Mixin::PowershellOut", module=True, includes=("Chef::Mixin::ShellOut",))
securable = NativeClass("Chef::Mixin::Securable", module=True)
template = NativeClass("Chef::Mixin::Template", module=True)
file_helpers = NativeClass("Chef::FileCache", superclass="Object")
selinux = NativeClass("Chef::Util::Selinux", module=True)
path_helper = NativeClass("Chef::Util::PathHelper", module=True)
definition_list = NativeClass("Chef::ResourceDefinitionList")
other_mixins = [
    NativeClass("Chef::Mixin::" + name, module=True)
    for name in (
        "Homebrew",
        "HomebrewUser",
        "UserContext",
        "DefaultPaths",
        "PathSanity",
        "Uris",
        "WideString",
        "GetSourceFromPackage",
        "WindowsEnvHelper",
        "WindowsArchitectureHelper",
        "PowershellExec",
        "PowershellTypeCoercions",
        "OpenSSLHelper",
        "XMLEscape",
        "FileClass",
        "DescendantsTracker",
        "SubclassDirective",
        "LazyModuleInclude",
        "Provides",
        "WhyRun",
    )
]
json_compat = NativeClass("Chef::JSONCompat", superclass="Object")
file_access = NativeClass("Chef::FileAccessControl", superclass="Object")


# ChefUtils::Dist: what the product calls itself in messages of cookbooks
dist = NativeClass("ChefUtils::Dist", module=True)
_DIST = {
    "Infra": {
        "PRODUCT": "Chef Infra Client",
        "CLIENT": "chef-client",
        "SOLO": "chef-solo",
        "SHORT": "chef",
        "EXEC": "chef-client",
        "SHELL": "chef-shell",
        "DIR_SUFFIX": "chef",
        "USER_CONF_DIR": ".chef",
    },
    "Org": {"WEBSITE": "https://chef.io", "NAME": "Chef", "LEGACY_CONF_DIR": "opscode", "ENV": "CHEF"},
    "Server": {"PRODUCT": "Chef Infra Server", "CONF_DIR": "chef-server", "CTL": "chef-server-ctl"},
}


def _dist_classes() -> List[NativeClass]:
    made = []
    for name, texts in _DIST.items():
        native = NativeClass("ChefUtils::Dist::" + name)
        native.constants.update(texts)
        made.append(native)
    return made


@convert_names.method("convert_to_class_name")
def convert_to_class_name(rt: Interpreter, self: Value, text: str) -> str:
    """``app_default`` as ``AppDefault``."""
    return "".join(part[:1].upper() + part[1:] for part in text.replace("-", "_").split("_") if part)


@convert_names.method("convert_to_snake_case")
def convert_to_snake_case(rt: Interpreter, self: Value, text: str, namespace: Value = None) -> str:
    from pysolo.chef.registry import snake_case

    if namespace is not None:
        text = text.replace("%s::" % rt.to_s(namespace), "", 1)
    return snake_case(text)


@convert_names.method("snake_case_basename")
def snake_case_basename(rt: Interpreter, self: Value, text: str) -> str:
    from pysolo.chef.registry import snake_case

    return snake_case(text.rpartition("::")[2])


@from_file.method("from_file")
def run_file(rt: Interpreter, self: Value, path: str) -> Value:
    return run_with_self(rt, self, path)


@from_file.method("class_from_file")
def run_class_file(rt: Interpreter, self: RClass, path: str) -> Value:
    return run_in_class(rt, self, path)


@create_path.method("create_path")
def make_path(rt: Interpreter, self: Value, path: str) -> str:
    session_of(rt).system.makedirs(path)
    return path


@checksum.method("checksum")
def sha256(rt: Interpreter, self: Value, path: str) -> str:
    return session_of(rt).system.sha256(path)


@checksum.method("short_cksum")
def short_checksum(rt: Interpreter, self: Value, text: Value) -> str:
    return "none" if text is None else rt.to_s(text)[:6]


@selinux.method("selinux_enabled?")
def selinux_enabled(rt: Interpreter, self: Value) -> bool:
    return session_of(rt).system.exists("/sys/fs/selinux/enforce")


@path_helper.singleton("join")
@path_helper.method("join")
def join_paths(rt: Interpreter, self: Value, *parts: Value) -> str:
    import posixpath

    texts = [rt.to_s(part) for part in parts]
    return posixpath.join(texts[0], *[text.lstrip("/") for text in texts[1:]]) if texts else ""


@path_helper.singleton("cleanpath", "canonical_path")
def cleanpath(rt: Interpreter, self: Value, path: Value, *_: Value) -> str:
    import posixpath

    return posixpath.normpath(rt.to_s(path))


@path_helper.singleton("escape_glob_dir", "escape_glob")
def escape_glob(rt: Interpreter, self: Value, *parts: Value) -> str:
    import re

    return re.sub(r"([\\{}\[\]*?])", r"\\\1", join_paths(rt, self, *parts))


# -- Chef::FileCache: files below file_cache_path ---------------------------------------------------------------------------


def cache_file(rt: Interpreter, name: Value) -> str:
    import os

    return os.path.join(session_of(rt).config.file_cache_path, rt.to_s(name).lstrip("/"))


@file_helpers.singleton("load")
def cache_load(rt: Interpreter, self: Value, name: Value, read: Value = True) -> Value:
    path = cache_file(rt, name)
    system = session_of(rt).system
    if not system.exists(path):
        raise rt.error("Chef::Exceptions::FileNotFound", "Cannot find %s for %s!" % (path, rt.to_s(name)))
    return rt.str(system.read_text(path)) if rt.truthy(read) else rt.str(path)


@file_helpers.singleton("store")
def cache_store(rt: Interpreter, self: Value, name: Value, content: Value, mode: Value = None) -> bool:
    import os

    system = session_of(rt).system
    path = cache_file(rt, name)
    system.makedirs(os.path.dirname(path))
    system.write_atomic(
        path, rt.to_s(content).encode("utf-8", "surrogateescape"), mode=0o640 if mode is None else int(mode)
    )
    return True


@file_helpers.singleton("has_key?", "key?")
def cache_has(rt: Interpreter, self: Value, name: Value) -> bool:
    return session_of(rt).system.exists(cache_file(rt, name))


@file_helpers.singleton("delete")
def cache_delete(rt: Interpreter, self: Value, name: Value) -> bool:
    path = cache_file(rt, name)
    if session_of(rt).system.exists(path):
        session_of(rt).system.unlink(path)
    return True


@file_helpers.singleton("create_cache_path")
def create_cache_path(rt: Interpreter, self: Value, name: Value, make: Value = True) -> str:
    path = cache_file(rt, name)
    if rt.truthy(make):
        session_of(rt).system.makedirs(path)
    return path


# -- Chef::JSONCompat -------------------------------------------------------------------------------------------------------


@json_compat.singleton("from_json", "parse")
def from_json(rt: Interpreter, self: Value, source: Value, options: Value = None) -> Value:
    """Comments are allowed; what is no JSON raises Chef::Exceptions::JSON::ParseError."""
    from pysolo.json_text import JsonError, parse_json

    text = rt.to_str(source)
    if not text.strip():
        return None
    try:
        return rt.from_python(parse_json(text, "JSON"))
    except JsonError as trouble:
        raise rt.error("Chef::Exceptions::JSON::ParseError", str(trouble)) from None


@json_compat.singleton("to_json")
def to_json(rt: Interpreter, self: Value, value: Value, options: Value = None) -> Value:
    return rt.send(rt.const_get("JSON"), "generate", value)


@json_compat.singleton("to_json_pretty")
def to_json_pretty(rt: Interpreter, self: Value, value: Value, options: Value = None) -> str:
    """Like JSON.pretty_generate, but an empty object has an empty line in it, and what writes itself (a node) is laid out too."""
    import re

    json = rt.const_get("JSON")
    text = rt.to_s(rt.send(json, "pretty_generate", rt.send(json, "parse", rt.send(json, "generate", value))))
    return re.sub(r"\{\n( *)\}", r"{\n\n\1}", text)


CLASSES = (
    convert_names,
    ownership,
    which,
    from_file,
    create_path,
    checksum,
    wiring,
    powershell,
    securable,
    template,
    file_helpers,
    json_compat,
    file_access,
    selinux,
    path_helper,
    definition_list,
    *other_mixins,
    dist,
    *_dist_classes(),
)
