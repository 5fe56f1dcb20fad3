"""What cookbooks written for Chef 11 and 12 do and Chef 18 refuses: done here, with one deprecation each in a run.

``treat_deprecation_warnings_as_errors`` refuses them as Chef 18 does: what asks :func:`allowed` then behaves as if the old way did not
exist.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Dict

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.objects import UNSET, RClass, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def allowed(rt: Interpreter) -> bool:
    """Whether this run takes old ways at all."""
    config = session_of(rt).config
    return config is None or not config.treat_deprecation_warnings_as_errors


def note(rt: Interpreter, message: str) -> None:
    """Tell the first use of an old way; ``message`` says what to write instead."""
    session = session_of(rt)
    if message not in session.old_ways:
        session.old_ways.add(message)
        session.events.deprecation(message, "%s:%d" % rt.caller_location())


# what was required -> the module that has it; the constants that stood there without a require
LIBRARIES = {
    "chef/mixin/language": "pysolo.chef.old.language",
    "chef/mixin/command": "pysolo.chef.old.command",
    "chef/shell_out": "pysolo.chef.old.shell_out",
}
CONSTANTS = {
    ("Chef::Mixin", "Language"): "chef/mixin/language",
    ("Chef::Mixin", "Command"): "chef/mixin/command",
    ("Chef", "ShellOut"): "chef/shell_out",
}
# where a run looked for programs when its own PATH was bare
SANE_PATHS = ("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")


# recipe words and classes -> the file beside this one that has them
OLD_RESOURCES = {
    "deploy": "deploy",
    "deploy_revision": "deploy",
    "deploy_branch": "deploy",
    "timestamped_deploy": "deploy",
    "easy_install_package": "easy_install",
    "scm": "scm",
}
OLD_PROVIDERS = {"windows_env": "env"}
NEEDS = {"deploy": ("scm",)}
CLASSES: Dict[str, Dict[str, str]] = {
    "Chef::Resource": {
        "Deploy": "deploy",
        "DeployRevision": "deploy",
        "DeployBranch": "deploy",
        "TimestampedDeploy": "deploy",
        "EasyInstallPackage": "easy_install",
        "Scm": "scm",
    },
    "Chef::Provider": {"Deploy": "deploy", "EasyInstallPackage": "easy_install", "Env": "env"},
}


def install_old_libraries(rt: Interpreter) -> None:
    rt.libraries.update(LIBRARIES)

    def supply(cls: RClass, name: str) -> Value:
        """Only what nobody has defined: cookbooks bring their own `deploy` for today's Chef."""
        if (cls.name, name) == ("Chef::Client", "SANE_PATHS") and allowed(rt):
            note(rt, "Chef::Client::SANE_PATHS is gone since Chef 12: ask `which` for the program")
            return rt.from_python(list(SANE_PATHS))
        feature = CONSTANTS.get((cls.name or "", name))
        if feature is not None and allowed(rt):
            rt.require(feature)
            return cls.consts.get(name, UNSET)
        source = CLASSES.get(cls.name or "", {}).get(name)
        if source is None:
            return _class_of_file(rt, cls, name)
        return cls.consts.get(name, UNSET) if load_source(rt, source) else UNSET

    rt.extend_const_missing(supply)


def _class_of_file(rt: Interpreter, cls: RClass, name: str) -> Value:
    """``Chef::Resource::AppThing``: the class that the file resources/thing.rb of cookbook app makes had that name up to Chef 12."""
    if cls.name not in ("Chef::Resource", "Chef::Provider") or not allowed(rt):
        return UNSET
    from pysolo.chef.registry import snake_case

    kind = "" if cls.name == "Chef::Resource" else " provider"
    found = session_of(rt).file_classes.get(snake_case(name) + kind)
    if found is not None:
        note(
            rt,
            "%s::%s: classes of files in resources/ and providers/ have no constant since Chef 13" % (cls.name, name),
        )
        return found
    return UNSET


def load_source(rt: Interpreter, name: str) -> bool:
    """Run ``name.rb`` of this folder, once; False when it has run already or this run takes no old ways."""
    if not allowed(rt):
        return False
    note(rt, "%s is no resource since Chef 14: declare what it does with those of today" % name)
    return _load(rt, name)


def load_provider(rt: Interpreter, resource_name: str) -> bool:
    """What serves a resource that nobody serves on this host; False when it was tried already or there is nothing."""
    source = OLD_PROVIDERS.get(resource_name)
    if source is None or not allowed(rt):
        return False
    note(rt, "%s was meant for every system up to Chef 13: have a file resource say what this host shall know" % source)
    return _load(rt, source)


def _load(rt: Interpreter, name: str) -> bool:
    feature = "chef/old/" + name
    if feature in rt.loaded:
        return False
    rt.loaded[feature] = True
    for needed in NEEDS.get(name, ()):
        _load(rt, needed)
    rt.load_file(os.path.join(os.path.dirname(os.path.abspath(__file__)), name + ".rb"))
    return True


def require_old(rt: Interpreter, feature: str, instead: str) -> None:
    """What the loading of an old part of Chef begins with."""
    if not allowed(rt):
        rt.loaded.pop(feature, None)
        raise rt.error("LoadError", "cannot load such file -- %s" % feature, path=rt.str(feature))
    note(rt, "%s is gone since Chef 13: use %s" % (feature, instead))
