"""Methods of Chef itself, and the small classes that cookbooks name: Chef::Application, Chef::Client ..."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

chef = NativeClass("Chef")
application = NativeClass("Chef::Application")
client = NativeClass("Chef::Client")


@chef.singleton("node")
def node(rt: Interpreter, self: RClass) -> Value:
    return session_of(rt).node


@chef.singleton("run_context")
def run_context(rt: Interpreter, self: RClass) -> Value:
    return session_of(rt).run_context


@chef.singleton("deprecated", "log_deprecation")
def deprecated(rt: Interpreter, self: RClass, kind: Value, message: Value = None, location: Value = None) -> None:
    from pysolo.chef.deprecation import deprecated as report

    report(rt, rt.to_s(kind), rt.to_s(message if message is not None else kind))


@chef.singleton("reset!")
def reset(rt: Interpreter, self: RClass) -> None:
    return None


# -- Chef::Application, Chef::Client --------------------------------------------------------------------------------------


@application.singleton("fatal!")
def fatal(rt: Interpreter, self: RClass, message: Value, code: Value = 1) -> Value:
    session_of(rt).log.fatal(rt.to_s(message))
    raise rt.error("SystemExit", "exit", status=code if type(code) is int else 1)


@application.singleton("exit!")
def exit_(rt: Interpreter, self: RClass, message: Value, code: Value = 1) -> Value:
    session_of(rt).log.debug(rt.to_s(message))
    raise rt.error("SystemExit", "exit", status=code if type(code) is int else 1)


def _callback(name: str) -> Any:
    def register_block(rt: Interpreter, self: RClass, *, block: Optional[RProc] = None) -> None:
        if block is not None:
            session_of(rt).chef_callbacks.setdefault(name, []).append(block)

    return register_block


for _name in ("when_run_starts", "when_run_completes_successfully", "when_run_fails"):
    client.singleton(_name)(_callback(_name))


CLASSES = (chef, application, client)
