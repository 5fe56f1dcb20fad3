"""Thread::Backtrace::Location: a line of a backtrace, taken apart."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

location_class = NativeClass("Thread::Backtrace::Location")


class RLocation(RObject):
    __slots__ = ("line",)

    def __init__(self, cls: RClass, line: str) -> None:
        super().__init__(cls)
        self.line = line


PLACE = re.compile(r"(.*?):(\d+)(?::in `(.*)')?\Z", re.S)


def part(line: str, number: int) -> Optional[str]:
    match = PLACE.match(line)
    return match.group(number) if match is not None else None


@location_class.method("path")
def path(rt: Interpreter, self: RLocation) -> Optional[str]:
    return part(self.line, 1)


@location_class.method("absolute_path")
def absolute_path(rt: Interpreter, self: RLocation) -> Optional[str]:
    found = part(self.line, 1)
    return None if found is None else os.path.realpath(found)


@location_class.method("lineno")
def lineno(rt: Interpreter, self: RLocation) -> Optional[int]:
    found = part(self.line, 2)
    return None if found is None else int(found)


@location_class.method("label")
def label(rt: Interpreter, self: RLocation) -> Optional[str]:
    return part(self.line, 3)


@location_class.method("base_label")
def base_label(rt: Interpreter, self: RLocation) -> Optional[str]:
    found = part(self.line, 3)
    return None if found is None else re.sub(r"\A(?:block|rescue|ensure)(?: \(\d+ levels\))? in ", "", found)


@location_class.method("to_s")
def location_to_s(rt: Interpreter, self: RLocation) -> str:
    return self.line


@location_class.method("inspect")
def location_inspect(rt: Interpreter, self: RLocation) -> str:
    return rt.inspect(rt.str(self.line))


CLASSES = (NativeClass("Thread::Backtrace"), location_class)
