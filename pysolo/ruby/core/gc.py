"""GC and GC::Profiler: Python collects by itself, so most of it is only for programs that ask."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Dict

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

module = NativeClass("GC", module=True)
profiler = NativeClass("GC::Profiler", module=True)


@module.singleton("start")
@module.method("garbage_collect")
def start(
    rt: Interpreter,
    self: Value,
    *,
    full_mark: Value = None,
    immediate_mark: Value = None,
    immediate_sweep: Value = None,
) -> None:
    gc.collect()


def _switch(name: str, off: bool) -> None:
    @module.singleton(name)
    def switch(rt: Interpreter, self: Value) -> bool:
        extra = rt.classes["GC"].extra
        before = bool(extra.get("off", False))
        extra["off"] = off
        return before


_switch("enable", False)
_switch("disable", True)


def counts() -> Dict[str, int]:
    """The figures of MRI's ``GC.stat`` that mean something here."""
    rounds = gc.get_stats()
    live = len(gc.get_objects())
    return {
        "count": sum(row["collections"] for row in rounds),
        "time": 0,
        "heap_allocated_pages": live // 400 + 1,
        "heap_sorted_length": live // 400 + 1,
        "heap_available_slots": live + live // 4,
        "heap_live_slots": live,
        "heap_free_slots": live // 4,
        "total_allocated_objects": live + sum(row["collected"] for row in rounds),
        "total_freed_objects": sum(row["collected"] for row in rounds),
        "malloc_increase_bytes": 0,
        "minor_gc_count": rounds[0]["collections"] + rounds[1]["collections"],
        "major_gc_count": rounds[2]["collections"],
        "old_objects": live,
    }


@module.singleton("count")
def count(rt: Interpreter, self: Value) -> int:
    return counts()["count"]


@module.singleton("stat")
def stat(rt: Interpreter, self: Value, which: Value = None) -> Value:
    found = counts()
    if isinstance(which, RSymbol):
        if which.name not in found:
            raise rt.error("ArgumentError", "unknown key: %s" % which.name)
        return found[which.name]
    return rt.hash([(rt.sym(name), number) for name, number in found.items()])


def _setting(name: str, first: Value) -> None:
    @module.singleton(name)
    def get(rt: Interpreter, self: Value) -> Value:
        return rt.classes["GC"].extra.get(name, first)

    @module.singleton(name + "=")
    def set_(rt: Interpreter, self: Value, value: Value) -> Value:
        rt.classes["GC"].extra[name] = value
        return value


_setting("stress", False)
_setting("auto_compact", False)
_setting("measure_total_time", True)


@module.singleton("total_time")
def total_time(rt: Interpreter, self: Value) -> int:
    return 0


@module.singleton("compact", "verify_compaction_references")
def compact(rt: Interpreter, self: Value, **options: Value) -> Value:
    return rt.hash({})


@module.singleton("latest_gc_info")
def latest_gc_info(rt: Interpreter, self: Value, which: Value = None) -> Value:
    return None if isinstance(which, RSymbol) else rt.hash({})


@profiler.singleton("enable", "disable", "clear", "report")
def nothing(rt: Interpreter, self: Value, *rest: Value) -> None:
    return None


@profiler.singleton("enabled?")
def is_enabled(rt: Interpreter, self: Value) -> bool:
    return False


@profiler.singleton("result")
def result(rt: Interpreter, self: Value) -> str:
    return ""


@profiler.singleton("total_time")
def profiled_time(rt: Interpreter, self: Value) -> float:
    return 0.0


module.constants["OPTS"] = []
module.constants["INTERNAL_CONSTANTS"] = {}

CLASSES = (module, profiler)
