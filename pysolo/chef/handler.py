"""Handlers written in Ruby (``Chef::Handler``) and what they are told of a run (``Chef::RunStatus``)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

status_class = NativeClass("Chef::RunStatus", superclass="Object")
handler_class = NativeClass("Chef::Handler", superclass="Object")
error_report = NativeClass("Chef::Handler::ErrorReport", superclass="Chef::Handler")
json_file = NativeClass("Chef::Handler::JsonFile", superclass="Chef::Handler")


class RunStatus(RObject):
    """Times are seconds since the epoch."""

    __slots__ = ("run_context", "node", "exception", "started_at", "ended_at", "run_id")

    def __init__(self, cls: RClass, node: Value) -> None:
        super().__init__(cls)
        self.node = node
        self.run_context: Value = None
        self.exception: Value = None
        self.started_at = time.time()
        self.ended_at: Optional[float] = None
        self.run_id = ""

    @property
    def elapsed(self) -> float:
        return (time.time() if self.ended_at is None else self.ended_at) - self.started_at

    def resources(self) -> List[Any]:
        if self.run_context is None:
            return []
        return list(self.run_context.resource_collection.resources)


def _time(rt: Interpreter, moment: Optional[float]) -> Value:
    return None if moment is None else rt.send(rt.const_get("Time"), "at", moment)


@status_class.method("node")
def node(rt: Interpreter, self: RunStatus) -> Value:
    return self.node


@status_class.method("run_context")
def run_context(rt: Interpreter, self: RunStatus) -> Value:
    return self.run_context


@status_class.method("run_id")
def run_id(rt: Interpreter, self: RunStatus) -> str:
    return self.run_id


@status_class.method("exception")
def exception(rt: Interpreter, self: RunStatus) -> Value:
    return self.exception


@status_class.method("formatted_exception")
def formatted_exception(rt: Interpreter, self: RunStatus) -> Value:
    if self.exception is None:
        return None
    return rt.str("%s: %s" % (rt.class_name(self.exception), rt.message_of(self.exception)))


@status_class.method("backtrace")
def backtrace(rt: Interpreter, self: RunStatus) -> Value:
    return None if self.exception is None else rt.from_python(list(self.exception.backtrace or ()))


@status_class.method("success?")
def success(rt: Interpreter, self: RunStatus) -> bool:
    return self.exception is None


@status_class.method("failed?")
def failed(rt: Interpreter, self: RunStatus) -> bool:
    return self.exception is not None


@status_class.method("start_time")
def start_time(rt: Interpreter, self: RunStatus) -> Value:
    return _time(rt, self.started_at)


@status_class.method("end_time")
def end_time(rt: Interpreter, self: RunStatus) -> Value:
    return _time(rt, self.ended_at)


@status_class.method("elapsed_time")
def elapsed_time(rt: Interpreter, self: RunStatus) -> float:
    return self.elapsed


@status_class.method("all_resources")
def all_resources(rt: Interpreter, self: RunStatus) -> Value:
    return rt.array(self.resources())


@status_class.method("updated_resources")
def updated_resources(rt: Interpreter, self: RunStatus) -> Value:
    return rt.array([resource for resource in self.resources() if resource.updated])


@status_class.method("to_hash", "to_h")
def to_hash(rt: Interpreter, self: RunStatus) -> Value:
    pairs = (
        ("node", self.node),
        ("success", self.exception is None),
        ("start_time", _time(rt, self.started_at)),
        ("end_time", _time(rt, self.ended_at)),
        ("elapsed_time", self.elapsed),
        ("all_resources", all_resources(rt, self)),
        ("updated_resources", updated_resources(rt, self)),
        ("exception", formatted_exception(rt, self)),
        ("backtrace", backtrace(rt, self)),
        ("run_id", rt.str(self.run_id)),
    )
    return rt.hash((rt.sym(key), value) for key, value in pairs)


# ------------------------------------------------------------------------------------------------------------- handlers


@handler_class.method("initialize")
def initialize(rt: Interpreter, self: RObject, *options: Value, **keywords: Value) -> None:
    """Handlers may be made with options that they do not look at."""


@handler_class.method("run_status")
def handler_run_status(rt: Interpreter, self: RObject) -> Value:
    return rt.ivar_get(self, "@run_status")


def _of_status(name: str) -> Any:
    def call(rt: Interpreter, self: RObject) -> Value:
        return rt.send(rt.ivar_get(self, "@run_status"), name)

    return call


for _name in (
    "node run_context exception formatted_exception backtrace success? failed? start_time end_time elapsed_time all_resources "
    "updated_resources run_id"
).split():
    handler_class.method(_name)(_of_status(_name))


@handler_class.method("data")
def data(rt: Interpreter, self: RObject) -> Value:
    return to_hash(rt, rt.ivar_get(self, "@run_status"))


@handler_class.method("report")
def report(rt: Interpreter, self: RObject) -> None:
    """A subclass says what is to be done."""


@handler_class.method("run_report_unsafe")
def run_report_unsafe(rt: Interpreter, self: RObject, status: Value) -> Value:
    rt.ivar_set(self, "@run_status", status)
    return rt.send(self, "report")


@handler_class.method("run_report_safely")
def run_report_safely(rt: Interpreter, self: RObject, status: Value) -> None:
    """A handler that raises is told in the log and does not end the run."""
    try:
        run_report_unsafe(rt, self, status)
    except RubyError as error:
        log = rt.classes["Chef"].extra["session"].log
        log.error("Report handler %s raised %s" % (self.cls.real.name, rt.inspect(error.exc)))
        for place in error.exc.backtrace or ():
            log.error(place)
    finally:
        rt.ivar_set(self, "@run_status", None)


@json_file.method("initialize")
def json_initialize(rt: Interpreter, self: RObject, options: Value = None, **keywords: Value) -> None:
    path = keywords.get("path")
    if path is None and options is not None:
        path = rt.send(options, "[]", rt.sym("path"))
    rt.ivar_set(self, "@path", path if path is not None else rt.str("/var/chef/reports"))


def _write_report(rt: Interpreter, self: RObject, folder: str, name: str) -> None:
    import os

    os.makedirs(folder, mode=0o700, exist_ok=True)
    text = rt.to_str(rt.send(rt.const_get("JSON"), "pretty_generate", data(rt, self)))
    with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
        out.write(text + "\n")


@json_file.method("report")
def json_report(rt: Interpreter, self: RObject) -> None:
    name = "chef-run-report-%s.json" % time.strftime("%Y%m%d%H%M%S", time.localtime())
    _write_report(rt, self, rt.to_str(rt.ivar_get(self, "@path")), name)


@error_report.method("report")
def write_stacktrace(rt: Interpreter, self: RObject) -> None:
    config = rt.classes["Chef::Config"]
    _write_report(rt, self, rt.to_str(rt.send(config, "[]", rt.sym("file_cache_path"))), "failed-run-data.json")


CLASSES = (status_class, handler_class, error_report, json_file)
