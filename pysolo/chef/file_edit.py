"""Chef::Util::FileEdit: changing lines of a file by pattern, as older recipes do inside a ruby_block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, List

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RRegexp, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

file_edit = NativeClass("Chef::Util::FileEdit", allocator=lambda cls: FileEdit(cls))


class FileEdit(RObject):
    """A file in memory; ``write_file`` puts it back, the old one kept with the suffix ``.old``."""

    __slots__ = ("path", "before", "lines", "edited")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.path = ""
        self.before = ""
        self.lines: List[str] = []
        self.edited = False


@file_edit.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: FileEdit, path: str) -> None:
    system = session_of(rt).system
    if not system.exists(path):
        raise rt.error("ArgumentError", "File '%s' does not exist" % path)
    self.path = path
    self.before = system.read_text(path)
    self.lines = self.before.splitlines(keepends=True)


def matcher(rt: Interpreter, pattern: Value) -> Callable[[str], bool]:
    """Whether a line matches: a Regexp, or a String read as one."""
    regexp = pattern if isinstance(pattern, RRegexp) else rt.send(rt.const_get("Regexp"), "new", pattern)
    return lambda line: rt.truthy(rt.send(regexp, "match?", rt.str(line)))


def ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


@file_edit.method("search_file_replace_line")
def replace_line(rt: Interpreter, self: FileEdit, pattern: Value, line: str) -> None:
    fits = matcher(rt, pattern)
    self.lines = [ended(line) if fits(old) else old for old in self.lines]
    self.edited = True


@file_edit.method("search_file_replace")
def replace(rt: Interpreter, self: FileEdit, pattern: Value, text: Value) -> None:
    regexp = pattern if isinstance(pattern, RRegexp) else rt.send(rt.const_get("Regexp"), "new", pattern)
    self.lines = [rt.to_s(rt.send(rt.str(old), "gsub", regexp, text)) for old in self.lines]
    self.edited = True


@file_edit.method("search_file_delete_line")
def delete_line(rt: Interpreter, self: FileEdit, pattern: Value) -> None:
    fits = matcher(rt, pattern)
    self.lines = [old for old in self.lines if not fits(old)]
    self.edited = True


@file_edit.method("search_file_delete")
def delete(rt: Interpreter, self: FileEdit, pattern: Value) -> None:
    replace(rt, self, pattern, rt.str(""))


@file_edit.method("insert_line_after_match")
def insert_after(rt: Interpreter, self: FileEdit, pattern: Value, line: str) -> None:
    fits = matcher(rt, pattern)
    made: List[str] = []
    for at, old in enumerate(self.lines):
        made.append(old)
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if fits(old) and following != ended(line):
            made[-1] = ended(old)
            made.append(ended(line))
    self.lines, self.edited = made, True


@file_edit.method("insert_line_if_no_match")
def insert_unless(rt: Interpreter, self: FileEdit, pattern: Value, line: str) -> None:
    fits = matcher(rt, pattern)
    if not any(fits(old) for old in self.lines):
        if self.lines:
            self.lines[-1] = ended(self.lines[-1])
        self.lines.append(ended(line))
        self.edited = True


@file_edit.method("unwritten_changes?", "file_edited?")
def has_changes(rt: Interpreter, self: FileEdit) -> bool:
    return self.edited and "".join(self.lines) != self.before


@file_edit.method("write_file")
def write_file(rt: Interpreter, self: FileEdit) -> bool:
    system = session_of(rt).system
    text = "".join(self.lines)
    if text != self.before:
        system.copy_file(self.path, self.path + ".old")
        system.write_atomic(self.path, text.encode("utf-8", "surrogateescape"))
        self.before = text
    return True


CLASSES = (file_edit,)
