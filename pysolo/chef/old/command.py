"""``Chef::Mixin::Command``: how commands were run before Mixlib::ShellOut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Optional

from pysolo.chef.old.ways import require_old
from pysolo.chef.shell_out import ShellOut, option_value, run_command
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

command_mixin = NativeClass("Chef::Mixin::Command", module=True, includes=("Chef::Mixin::ShellOut",))

# options that mean the same to shell_out
SHARED = ("cwd", "user", "group", "umask", "timeout", "environment", "returns", "input")


def _run(rt: Interpreter, command: Value, options: Dict[str, Value]) -> ShellOut:
    wanted: Dict[str, Any] = {
        name: option_value(rt, name, options[name]) for name in SHARED if options.get(name) is not None
    }
    return run_command(rt, [command], wanted)


def _named(rt: Interpreter, options: Optional[RHash]) -> Dict[str, Value]:
    return {} if options is None else {rt.to_s(key): value for key, value in options.items()}


def _check(rt: Interpreter, made: ShellOut, options: Dict[str, Value]) -> None:
    if made.failed and not rt.truthy(options.get("ignore_failure")):
        codes = ", ".join(str(code) for code in made.valid_codes)
        raise rt.error(
            "Chef::Exceptions::Exec",
            "%s returned %s, expected %s\n---- Begin output of %s ----\nSTDOUT: %s\nSTDERR: %s\n---- End output of %s ----"
            % (made, made.exitstatus, codes, made, made.stdout.strip(), made.stderr.strip(), made),
        )


@command_mixin.method("run_command")
@command_mixin.singleton("run_command")
def run(rt: Interpreter, self: Value, options: Optional[RHash] = None, **more: Value) -> Value:
    """Runs ``command:``; fails with Chef::Exceptions::Exec unless its status is among ``returns:``."""
    given = {**_named(rt, options), **more}
    made = _run(rt, given.get("command", given.get("command_string")), given)
    _check(rt, made, given)
    return made.process_status()


@command_mixin.method("output_of_command", "run_command_with_output")
@command_mixin.singleton("output_of_command", "run_command_with_output")
def output_of_command(
    rt: Interpreter, self: Value, command: Value, options: Optional[RHash] = None, **more: Value
) -> RArray:
    """The status, standard output and standard error of a command."""
    made = _run(rt, command, {**_named(rt, options), **more})
    return rt.array([made.process_status(), rt.str(made.stdout), rt.str(made.stderr)])


@command_mixin.method("run_command_and_return_stdout_stderr")
@command_mixin.singleton("run_command_and_return_stdout_stderr")
def run_with_output(rt: Interpreter, self: Value, options: Optional[RHash] = None, **more: Value) -> RArray:
    given = {**_named(rt, options), **more}
    made = _run(rt, given.get("command", given.get("command_string")), given)
    _check(rt, made, given)
    return rt.array([made.process_status(), rt.str(made.stdout), rt.str(made.stderr)])


@command_mixin.method("popen4")
@command_mixin.singleton("popen4")
def popen4(
    rt: Interpreter, self: Value, command: Value, *_: Value, block: Optional[RProc] = None, **more: Value
) -> Value:
    """The block gets the process id, standard input, output and error; here the command has ended by then."""
    rt.require("stringio")
    made = _run(rt, command, more)
    if block is not None:
        streams = [rt.new(rt.const_get("StringIO"), rt.str(text)) for text in ("", made.stdout, made.stderr)]
        rt.call_block(block, 0, *streams)
    return made.process_status()


def load(rt: Interpreter) -> None:
    require_old(rt, "chef/mixin/command", "Chef::Mixin::ShellOut")


CLASSES = (command_mixin,)
