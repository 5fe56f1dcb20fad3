"""Chef::Util::FileEdit: changing lines of a file by pattern, as older recipes do inside a ruby_block."""

from __future__ import annotations

from typing import TYPE_CHECKING, List

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RRegexp, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

file_edit = NativeClass("Chef::Util::FileEdit", allocator=lambda cls: FileEdit(cls))


class FileEdit(RObject):
    """A file in memory; ``write_file`` puts it back, the old one kept with the suffix ``.old``."""

    __slots__ = ("path", "lines", "changed", "edited")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.path = ""
        self.lines: List[str] = []
        self.changed = False
        self.edited = False

    def take(self, lines: List[str], changed: bool) -> bool:
        self.lines = lines
        self.changed = self.changed or changed
        return self.changed


@file_edit.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: FileEdit, path: str) -> None:
    system = session_of(rt).system
    if not system.exists(path):
        raise rt.error("ArgumentError", "File '%s' does not exist" % path)
    self.path = path
    self.lines = system.read_text(path).splitlines(keepends=True)


def matching(rt: Interpreter, self: FileEdit, pattern: Value) -> List[bool]:
    """For each line whether it matches: a Regexp, or a String read as one."""
    regexp = as_regexp(rt, pattern)
    return [rt.truthy(rt.send(regexp, "match?", rt.str(line))) for line in self.lines]


def as_regexp(rt: Interpreter, pattern: Value) -> Value:
    return pattern if isinstance(pattern, RRegexp) else rt.send(rt.const_get("Regexp"), "new", pattern)


@file_edit.method("search_file_replace_line")
def replace_line(rt: Interpreter, self: FileEdit, pattern: Value, line: str) -> bool:
    fits = matching(rt, self, pattern)
    return self.take([line if fit else old for old, fit in zip(self.lines, fits)], any(fits))


@file_edit.method("search_file_replace")
def replace(rt: Interpreter, self: FileEdit, pattern: Value, text: Value) -> bool:
    fits = matching(rt, self, pattern)
    regexp = as_regexp(rt, pattern)
    lines = [rt.to_s(rt.send(rt.str(old), "gsub", regexp, text)) if fit else old for old, fit in zip(self.lines, fits)]
    return self.take(lines, any(fits))


@file_edit.method("search_file_delete_line")
def delete_line(rt: Interpreter, self: FileEdit, pattern: Value) -> bool:
    fits = matching(rt, self, pattern)
    return self.take([old for old, fit in zip(self.lines, fits) if not fit], any(fits))


@file_edit.method("search_file_delete")
def delete(rt: Interpreter, self: FileEdit, pattern: Value) -> bool:
    return replace(rt, self, pattern, rt.str(""))


@file_edit.method("insert_line_after_match")
def insert_after(rt: Interpreter, self: FileEdit, pattern: Value, line: str) -> bool:
    fits = matching(rt, self, pattern)
    made: List[str] = []
    for old, fit in zip(self.lines, fits):
        made.extend([old, line] if fit else [old])
    return self.take(made, any(fits))


@file_edit.method("insert_line_if_no_match")
def insert_unless(rt: Interpreter, self: FileEdit, pattern: Value, line: str) -> bool:
    if any(matching(rt, self, pattern)):
        return self.changed
    return self.take([*self.lines, line], True)


@file_edit.method("unwritten_changes?")
def has_changes(rt: Interpreter, self: FileEdit) -> bool:
    return self.changed


@file_edit.method("file_edited?")
def was_edited(rt: Interpreter, self: FileEdit) -> bool:
    return self.edited


@file_edit.method("write_file")
def write_file(rt: Interpreter, self: FileEdit) -> bool:
    if self.changed:
        system = session_of(rt).system
        before = system.stat(self.path)
        system.copy_file(self.path, self.path + ".old", mode=before.mode)
        text = "".join(line if line.endswith("\n") else line + "\n" for line in self.lines)
        system.write_atomic(self.path, text.encode("utf-8", "surrogateescape"))
        self.edited = True
    self.changed = False
    return False


CLASSES = (file_edit,)
