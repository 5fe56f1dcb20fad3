"""CSV's reader: lines to fields. The rest of the library stands in csv.rb and csv_table.rb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.ruby.runtime.errors import raising
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RHash, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

LINE_END = re.compile(r"\r\n|\n|\r")
LINE_ENDS = "\r\n"


class RReader(RObject):
    """Where in the text reading stands, and by which signs it goes."""

    __slots__ = ("text", "at", "lineno", "line", "col_sep", "row_sep", "quote", "liberal", "outside", "strip")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.text = self.line = ""
        self.at = self.lineno = 0
        self.col_sep, self.row_sep = ",", "\n"
        self.quote: Optional[str] = '"'
        self.liberal = self.outside = False
        self.strip: Optional[str] = None


reader = NativeClass("CSV::Reader", allocator=RReader)


@reader.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RReader, text: str, options: RHash) -> None:
    def option(name: str) -> Value:
        return options.get(rt.sym(name))

    self.text = text
    self.col_sep = rt.to_s(option("col_sep"))
    self.quote = None if option("quote_char") is None else rt.to_s(option("quote_char"))
    self.row_sep = found_row_sep(text) if option("row_sep") is rt.sym("auto") else rt.to_s(option("row_sep"))
    liberal = option("liberal_parsing")
    self.liberal = rt.truthy(liberal)
    if isinstance(liberal, RHash):
        self.outside = rt.truthy(liberal.get(rt.sym("double_quote_outside_quote")))
    strip = option("strip")
    if strip is not None and strip is not False:
        self.strip = " \t\f\v" if strip is True else rt.to_s(strip)


def found_row_sep(text: str) -> str:
    """How the first line ends."""
    found = LINE_END.search(text)
    return found.group() if found else "\n"


@reader.method("row_sep")
def row_sep(rt: Interpreter, self: RReader) -> str:
    return self.row_sep


@reader.method("lineno")
def lineno(rt: Interpreter, self: RReader) -> int:
    return self.lineno


@reader.method("line")
def line_(rt: Interpreter, self: RReader) -> str:
    return self.line


@reader.method("eof?")
def is_eof(rt: Interpreter, self: RReader) -> bool:
    return self.at >= len(self.text)


@reader.method("peek")
def peek(rt: Interpreter, self: RReader) -> Value:
    """The next line without its end; nil at the end of the text."""
    if self.at >= len(self.text):
        return None
    end = self.text.find(self.row_sep, self.at)
    return rt.str(self.text[self.at :] if end < 0 else self.text[self.at : end])


@reader.method("skip")
def skip(rt: Interpreter, self: RReader) -> None:
    end = self.text.find(self.row_sep, self.at)
    finish(self, self.at, len(self.text) if end < 0 else end + len(self.row_sep), 1)


def finish(self: RReader, start: int, end: int, lines: int) -> None:
    self.line = self.text[start:end]
    self.at = end
    self.lineno += lines


@reader.method("shift")
def shift(rt: Interpreter, self: RReader) -> Value:
    """The fields of the next line; nil at the end of the text. Empty ones are nil unless they are quoted."""
    text, start = self.text, self.at
    if start >= len(text):
        return None
    end = text.find(self.row_sep, start)
    stop, after = (len(text), len(text)) if end < 0 else (end, end + len(self.row_sep))
    line = text[start:stop]
    plain = self.strip is None and (self.quote is None or self.quote not in line)
    if plain and not any(char in line for char in LINE_ENDS):
        finish(self, start, after, 1)
        return rt.array([rt.str(field) if field else None for field in line.split(self.col_sep)] if line else [])
    fields = Fields(rt, self).read(start)
    return rt.array([None if field is None else rt.str(field) for field in fields])


class Fields:
    """One line field by field: quoted fields may hold line ends."""

    def __init__(self, rt: Interpreter, source: RReader) -> None:
        self.rt = rt
        self.source = source
        self.text = source.text
        outside = source.col_sep + LINE_ENDS + ("" if source.liberal or source.quote is None else source.quote)
        self.unquoted = re.compile(
            "(?:(?!%s)[^%s])+" % (re.escape(source.col_sep), re.escape(outside[len(source.col_sep) :]))
        )

    def fail(self, start: int, words: str) -> Exception:
        source = self.source
        number = source.lineno + 1 + source.text.count(source.row_sep, start, source.at)
        self.recover(start)
        return raising(
            self.rt, self.rt.send(self.rt.const_get("CSV::MalformedCSVError"), "new", self.rt.str(words), number)
        )

    def recover(self, start: int) -> None:
        """What is wrong is left behind with its line."""
        source = self.source
        end = self.text.find(source.row_sep, source.at)
        finish(source, start, len(self.text) if end < 0 else end + len(source.row_sep), 1)

    def read(self, start: int) -> List[Optional[str]]:
        source, text = self.source, self.text
        fields: List[Optional[str]] = []
        at = start
        if text.startswith(source.row_sep, at):
            finish(source, start, at + len(source.row_sep), 1)
            return fields
        while True:
            value, at, quoted = self.field(start, at)
            fields.append(value)
            if text.startswith(source.col_sep, at):
                at += len(source.col_sep)
                continue
            if at >= len(text) or text.startswith(source.row_sep, at):
                end = min(at + len(source.row_sep), len(text))
                lines = text.count(source.row_sep, start, at) + 1
                finish(source, start, end, lines)
                return fields
            source.at = at
            raise self.fail(start, self.wrong(at, value, quoted))

    def wrong(self, at: int, value: Optional[str], quoted: bool) -> str:
        found = LINE_END.match(self.text, at)
        if quoted:
            return "Any value after quoted field isn't allowed"
        if value is not None and found:
            return "Unquoted fields do not allow new line <%s>" % self.rt.inspect(self.rt.str(found.group()))
        if found:
            shown = (self.rt.inspect(self.rt.str(self.source.row_sep)), self.rt.inspect(self.rt.str(found.group())))
            return "New line must be <%s> not <%s>" % shown
        return "Illegal quoting"

    def field(self, start: int, at: int) -> Any:
        """Its value, where it ends, and whether it is quoted."""
        source, text = self.source, self.text
        at = self.blanks(at)
        quote = source.quote
        if quote is None or not text.startswith(quote, at):
            found = self.unquoted.match(text, at)
            value = found.group() if found else ""
            if source.strip is not None:
                value = value.strip(source.strip)
            return value or None, found.end() if found else at, False
        value, at = self.inside(start, at)
        at = self.blanks(at)
        rest = self.unquoted.match(text, at) if source.liberal else None
        if rest is None:
            return value, at, True
        more = rest.group()
        if source.outside:
            more = more.replace(quote * 2, quote)
            if not value:
                return quote + more, rest.end(), False
        return quote + value + quote + more, rest.end(), False

    def blanks(self, at: int) -> int:
        if self.source.strip is not None:
            while at < len(self.text) and self.text[at] in self.source.strip:
                at += 1
        return at

    def inside(self, start: int, at: int) -> Any:
        quote = self.source.quote
        assert quote is not None
        parts: List[str] = []
        at += 1
        while True:
            end = self.text.find(quote, at)
            if end < 0:
                self.source.at = start
                raise self.fail(start, "Unclosed quoted field")
            parts.append(self.text[at:end])
            at = end + 1
            if not self.text.startswith(quote, at):
                return "".join(parts), at
            parts.append(quote)
            at += 1


CLASSES = (NativeClass("CSV", includes=("Enumerable",)), reader)


def load(rt: Interpreter) -> None:
    rt.load_library_source("csv_table")
    rt.load_library_source("csv")
