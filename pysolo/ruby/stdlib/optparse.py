"""OptionParser: its parts in the order in which they build on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Tuple

from pysolo.ruby.runtime.native import NativeClass

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

CLASSES: Tuple[NativeClass, ...] = (NativeClass("OptionParser"),)


def load(rt: Interpreter) -> None:
    for part in ("optparse_switch", "optparse_values", "optparse"):
        rt.load_library_source(part)
