"""REXML: its parts in the order in which they build on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Tuple

from pysolo.ruby.runtime.native import NativeClass

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

CLASSES: Tuple[NativeClass, ...] = (NativeClass("REXML", module=True),)


def load(rt: Interpreter) -> None:
    rt.require("strscan")
    for part in ("parser", "nodes", "attributes", "element", "formatters", "xpath_parser", "xpath", "streams"):
        rt.load_library_source("rexml_" + part)
