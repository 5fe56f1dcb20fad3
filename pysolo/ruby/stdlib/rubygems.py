"""Gem: versions, requirements, and the answer that no gem is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RProc, Value
from pysolo.ruby.stdlib import gem_dependency, gem_requirement, gem_version

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

gem = NativeClass("Gem", module=True)
gem.constants["VERSION"] = "3.3.26"
load_error = NativeClass("Gem::LoadError", superclass="LoadError")
missing = NativeClass("Gem::MissingSpecError", superclass="Gem::LoadError")
missing_version = NativeClass("Gem::MissingSpecVersionError", superclass="Gem::MissingSpecError")
conflict = NativeClass("Gem::ConflictError", superclass="Gem::LoadError")
exception = NativeClass("Gem::Exception", superclass="RuntimeError")
command_error = NativeClass("Gem::CommandLineError", superclass="Gem::Exception")
install_error = NativeClass("Gem::InstallError", superclass="Gem::Exception")
not_found = NativeClass("Gem::GemNotFoundException", superclass="Gem::Exception")
specification = NativeClass("Gem::Specification")
platform = NativeClass("Gem::Platform")
platform.constants.update(RUBY="ruby", CURRENT="current")


def absent(rt: Interpreter, name: str, wanted: str) -> Exception:
    found: Exception = rt.error(
        rt.const_get("Gem::MissingSpecError"),
        "Could not find '%s' (%s) among 0 total gem(s)\nChecked in 'GEM_PATH=' , execute `gem env` for more information"
        % (name, wanted),
        name=rt.str(name),
    )
    return found


def wanted_text(rt: Interpreter, requirements: tuple[Value, ...]) -> str:
    made = rt.send(rt.classes["Gem::Requirement"], "create", *requirements) if requirements else None
    return ">= 0" if made is None else rt.to_s(made)


@specification.singleton("find_by_name")
def find_by_name(rt: Interpreter, self: Value, name: str, *requirements: Value) -> Value:
    raise absent(rt, name, wanted_text(rt, requirements))


@specification.singleton("find_by_path", "find_by_full_name")
def find_by_path(rt: Interpreter, self: Value, path: Value) -> None:
    return None


@specification.singleton("find_all_by_name", "all", "stubs", "find_all", "stubs_for", "latest_specs")
def find_all_by_name(rt: Interpreter, self: Value, *args: Value, block: Optional[RProc] = None) -> Value:
    return rt.array([])


@specification.singleton("each", "map", "select")
def each(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    return rt.array([])


@specification.singleton("reset", "dirs=")
def reset(rt: Interpreter, self: Value, *args: Value) -> None:
    return None


@gem.singleton("clear_paths", "refresh", "clear_default_specs")
def clear_paths(rt: Interpreter, self: Value) -> None:
    return None


@gem.singleton("loaded_specs")
def loaded_specs(rt: Interpreter, self: Value) -> Value:
    return rt.hash()


@gem.singleton("ruby_version")
def ruby_version(rt: Interpreter, self: Value) -> Value:
    return gem_version.make(rt, rt.const_get("RUBY_VERSION"))


@gem.singleton("rubygems_version")
def rubygems_version(rt: Interpreter, self: Value) -> Value:
    return gem_version.make(rt, rt.str("3.3.26"))


@gem.singleton("win_platform?", "java_platform?")
def win_platform(rt: Interpreter, self: Value) -> bool:
    return False


@gem.singleton("path")
def path(rt: Interpreter, self: Value) -> Value:
    return rt.array([])


@gem.singleton("dir", "default_dir", "user_dir")
def dir_(rt: Interpreter, self: Value) -> str:
    return "/var/lib/gems/3.1.0"


@gem.singleton("bindir")
def bindir(rt: Interpreter, self: Value, *args: Value) -> str:
    return "/usr/local/bin"


@gem.singleton("ruby")
def ruby(rt: Interpreter, self: Value) -> str:
    return "/usr/bin/ruby"


@gem.singleton("platforms")
def platforms(rt: Interpreter, self: Value) -> Value:
    return rt.array([rt.str("ruby")])


kernel = NativeClass("Kernel", module=True)


@kernel.method("gem", visibility="private")
def gem_(rt: Interpreter, self: Value, name: str, *requirements: Value) -> Value:
    """Says that libraries that come with Ruby are there."""
    if name in rt.libraries or name.replace("-", "/") in rt.libraries:
        return True
    raise absent(rt, name, wanted_text(rt, requirements))


CLASSES = (
    gem, load_error, missing, missing_version, conflict, exception, command_error, install_error, not_found, specification, platform,
    *gem_version.CLASSES, *gem_requirement.CLASSES, *gem_dependency.CLASSES, kernel,
)  # fmt: skip
