"""The checks that new content passes before it goes in place: commands, blocks, and the built-in ones for JSON, YAML and units."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, Tuple

from pysolo.chef.property import as_plain
from pysolo.providers.settings import file_cache_path
from pysolo.ruby.runtime.objects import RString, RSymbol

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider
    from pysolo.resources.common_verify import Verification


def verify(provider: Provider, staged: str) -> None:
    """Run the resource's checks on the staged content; the first that fails is an error and the content is kept to look at."""
    new = provider.new
    for check in new.get("verifications").items:
        passed, output = run_check(provider, check, staged)
        if passed:
            continue
        kept = file_cache_path(provider, "failed_validations", posixpath.basename(staged))
        provider.system.copy_file(staged, kept)
        shown = "[sensitive]" if provider.rt.truthy(new.get("sensitive")) else "%s\n%s" % (check, output)
        provider.fail(
            "Chef::Exceptions::ValidationFailed",
            "Proposed content for %s failed verification %s\nTemporary file moved to %s" % (new.path, shown, kept),
        )


def run_check(provider: Provider, check: Verification, staged: str) -> Tuple[bool, str]:
    """Whether one check passed, and what it printed."""
    rt = provider.rt
    provider.log.trace("Running verification[%s] on %s" % (check, staged))
    if check.block is not None:
        return rt.truthy(rt.call_proc(check.block, rt.str(staged))), ""
    if isinstance(check.command, RSymbol):
        return _built_in(provider, check.command.name, staged)
    assert isinstance(check.command, RString)
    if "%{file}" in check.command.s:
        provider.fail(
            "ArgumentError",
            "The %{file} expansion for verify commands has been removed. Please use %{path} instead.",
        )
    command = rt.send(check.command, "%", rt.hash([(rt.sym("path"), rt.str(staged))])).s
    options = as_plain(rt, check.options) if check.options is not None else {}
    return _command(provider, command, **options)


def _command(provider: Provider, *command: str, **options: Any) -> Tuple[bool, str]:
    result = provider.shell_out(*command, **options)
    return result.exitstatus == 0, "STDOUT: %s\nSTDERR: %s\n" % (result.stdout, result.stderr)


def _built_in(provider: Provider, name: str, staged: str) -> Tuple[bool, str]:
    if name == "json":
        import json

        try:
            json.loads(provider.system.read_text(staged))
        except ValueError as trouble:
            return False, str(trouble)
        return True, ""
    if name == "yaml":
        rt = provider.rt
        try:
            rt.send(rt.const_get("YAML"), "load", rt.str(provider.system.read_text(staged)))
        except Exception as trouble:
            return False, str(trouble)
        return True, ""
    if name == "systemd_unit":
        return _systemd_unit(provider, staged)
    provider.fail("Chef::Exceptions::VerificationNotFound", "No file verification for %s found." % name)


def _systemd_unit(provider: Provider, staged: str) -> Tuple[bool, str]:
    """systemd-analyze looks at the file's name too, so it is given a copy with the right one."""
    analyze = provider.system.which("systemd-analyze")
    if analyze is None:
        return True, ""
    import os

    folder = "/tmp/chef-systemd-unit-%s" % os.urandom(8).hex()
    provider.system.mkdir(folder, 0o700)
    try:
        unit = posixpath.join(folder, posixpath.basename(provider.new.path))
        provider.system.copy_file(staged, unit)
        return _command(provider, analyze, "verify", unit)
    finally:
        provider.system.rmtree(folder)
