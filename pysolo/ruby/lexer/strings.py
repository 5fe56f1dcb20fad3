"""Strings, symbols, regular expressions, word lists: everything between quotes."""

from __future__ import annotations

import re
from typing import Any, Dict, Pattern

from pysolo.ruby.lexer.base import LexerBase
from pysolo.ruby.lexer.escapes import unescape, unescape_single
from pysolo.ruby.lexer.patterns import GLOBAL, INSTANCE
from pysolo.ruby.lexer.states import BEG, END, LABEL, LABEL_OK
from pysolo.ruby.messages import message
from pysolo.ruby.node import make
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import Array, BackRef, CVar, GVar, IVar, NthRef, Regex, Str, Sym

BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
NAMES = {
    '"': "string", "'": "string", "`": "command", "/": "regexp", ":": "symbol", ":'": "symbol", "W": "word list",
    "w": "word list", "I": "symbol list", "i": "symbol list", "heredoc": "heredoc",
}  # fmt: skip
INTERPOLATED = frozenset('"`/:WI') | {"heredoc"}
VARIABLE = re.compile(rf"#(?:({INSTANCE})|({GLOBAL}))")
OPTIONS = re.compile(r"[A-Za-z]*")
# Ruby splits at ASCII blanks only.
WORD_BREAK = re.compile(r"[ \t\n\v\f\r]+")
WORD = re.compile(r"(?:\\.|[^ \t\n\v\f\r\\])+", re.S)
_chunks: Dict[str, Pattern[str]] = {}


def chunk_pattern(stops: str) -> Pattern[str]:
    """A stretch without a character that could matter."""
    found = _chunks.get(stops)
    if found is None:
        found = _chunks[stops] = re.compile("[^%s]*" % re.escape(stops))
    return found


class Quote:
    """A literal that is being read."""

    __slots__ = (
        "begin", "chunk", "close", "depth", "end", "heredoc", "indent", "kind", "label", "line", "line_start", "offset", "resume",
    )  # fmt: skip

    def __init__(self, kind: str, begin: str, close: str, line: int, offset: int) -> None:
        self.kind = kind
        self.begin = begin if begin != close else ""
        self.close = close
        self.depth = 0
        self.line = line
        self.offset = offset
        self.label = False
        self.heredoc = False
        self.end = 0  # of a heredoc: where its body ends
        self.resume = 0  # ... and where the line that it stands in goes on
        self.indent = 0  # ... and how much to take off each line
        self.line_start = False
        stops = "\\" + self.begin + self.close + ("#" if kind in INTERPOLATED else "")
        if kind in "wWiI":
            stops += " \t\n\r\f\v"
        self.chunk = chunk_pattern(stops)


PIECES = re.compile(r"[()\[]")


class Strings(LexerBase):
    def simple(self, text: str) -> None:
        """A string without escapes and interpolation, quotes included."""
        line = self.line
        if "\n" in text:
            self.line += text.count("\n")
        self.string(text[1:-1], line)

    def string(self, content: str, line: int) -> None:
        state, pos = self.state, self.pos
        if state & LABEL_OK and self.text[pos : pos + 1] == ":" and self.text[pos + 1 : pos + 2] != ":":
            self.pos = pos + 1
            self.value("STRLABEL", (content, line))
            self.state = LABEL
            return
        self.join()
        self.value("STR", make(Str, {"line": line, "value": content}))
        self.string_end = len(self.types) - 1
        self.state = END

    def join(self) -> None:
        """Strings side by side are one."""
        if self.string_end == len(self.types) - 1:
            self.emit("JOIN", None)

    def quoted(self, kind: str, begin: str, close: str) -> None:
        """Read a literal from ``self.pos``, which is behind its opening quote."""
        quote = Quote(kind, begin, close, self.line, self.start)
        if kind == '"' or kind == "'":
            quote.label = bool(self.state & LABEL_OK) and begin in "\"'"
            self.join()
        elif kind in "wi":
            self.plain_words(quote)
            return
        if kind == "'" or kind == ":'":
            self.single(quote)
            return
        self.value("DSTR_BEG", (kind, self.line))
        self.content(quote)

    def single(self, quote: Quote) -> None:
        body = self.raw(quote)
        value = unescape_single(body, quote.begin or quote.close, quote.close)
        if quote.kind == ":'":
            self.value("LITERAL", make(Sym, {"line": quote.line, "name": value}))
            self.state = END
        else:
            self.string(value, quote.line)

    def raw(self, quote: Quote) -> str:
        """The text up to the closing quote, escapes kept."""
        text, pos = self.text, self.pos
        begin = pos
        chunk = quote.chunk
        while True:
            m = chunk.match(text, pos)
            pos = m.end() if m else pos
            c = text[pos : pos + 1]
            if not c:
                self.unterminated(quote)
            if c == "\\":
                pos += 2
            elif c == quote.close:
                if quote.depth == 0:
                    break
                quote.depth -= 1
                pos += 1
            else:
                if c == quote.begin:
                    quote.depth += 1
                pos += 1
        self.pos = pos + 1
        self.line += text.count("\n", begin, pos)
        return text[begin:pos]

    def unterminated(self, quote: Quote) -> Any:
        raise Fault(message("string_unterminated", NAMES[quote.kind], quote.line), offset=quote.offset)

    def plain_words(self, quote: Quote) -> None:
        body = self.raw(quote)
        if "\\" in body:
            words = [
                re.sub(r"\\([\s\\%s%s])" % (re.escape(quote.begin), re.escape(quote.close)), r"\1", word, flags=re.S)
                for word in WORD.findall(body)
            ]
        else:
            words = body.split() if body.isascii() else WORD.findall(body)
        line = quote.line
        nodes: Any
        if quote.kind == "i":
            nodes = tuple([make(Sym, {"line": line, "name": word}) for word in words])
        else:
            nodes = tuple([make(Str, {"line": line, "value": word}) for word in words])
        self.value("LITERAL", make(Array, {"line": line, "elements": nodes}))
        self.state = END

    # ----------------------------------------------------------------------------------------------------- interpolated
    def content(self, quote: Quote) -> None:
        """Go on reading an interpolated literal: to its end, or to the code in it, whose `}` comes back here."""
        text, pos = self.text, self.pos
        chunk, close, begin = quote.chunk, quote.close, quote.begin
        words = quote.kind in "WI"
        limit = quote.end if quote.heredoc else len(text)
        piece = pos
        self.start = pos
        while True:
            m = chunk.match(text, pos, limit)
            pos = m.end() if m else pos
            if pos >= limit:
                if not quote.heredoc:
                    self.unterminated(quote)
                self.flush(quote, piece, pos)
                self.heredoc_done(quote)
                return
            c = text[pos]
            if c == "\\":
                pos += 2
            elif c == close and not quote.heredoc:
                if quote.depth == 0:
                    break
                quote.depth -= 1
                pos += 1
            elif c == begin and begin:
                quote.depth += 1
                pos += 1
            elif c == "#":
                if text.startswith("{", pos + 1):
                    self.flush(quote, piece, pos)
                    self.start = pos
                    self.pos = pos + 2
                    self.emit("EMB_BEG", self.line)
                    self.open("embed", "#{", None).extra = quote
                    self.begin_statement()
                    self.state = BEG
                    return
                variable = VARIABLE.match(text, pos)
                if variable is None:
                    pos += 1
                else:
                    self.flush(quote, piece, pos)
                    self.emit("EMBVAR", variable_node(variable[1] or variable[2], self.line))
                    piece = pos = variable.end()
            elif words and c in " \t\n\v\f\r":
                self.flush(quote, piece, pos)
                gap = WORD_BREAK.match(text, pos)
                assert gap is not None
                self.emit("WORD_SEP", None)
                self.line += gap[0].count("\n")
                piece = pos = gap.end()
            else:
                pos += 1
        self.flush(quote, piece, pos)
        self.pos = pos + 1
        self.start = pos
        self.finish(quote)

    def flush(self, quote: Quote, begin: int, end: int) -> None:
        """The stretch of literal text between two interpolations."""
        if begin == end:
            return
        raw = self.text[begin:end]
        line = self.line
        self.line += raw.count("\n")
        if quote.heredoc and quote.indent:
            raw = self.dedent(raw, quote)
        if quote.kind == "/":
            # Only the escape of the delimiter goes; a line joined by a backslash goes too.
            if quote.close in raw:
                raw = raw.replace("\\" + quote.close, quote.close) if quote.close not in ")]}>.*+?^$|-" else raw
            value = raw.replace("\\\n", "") if "\\\n" in raw else raw
        elif quote.kind in "WI" and "\\" in raw:
            value = unescape(re.sub(r"(\\\n)", "\n", raw)) if "\\\n" in raw else unescape(raw)
        else:
            value = unescape(raw)
        self.emit("STR_CONTENT", make(Str, {"line": line, "value": value}))

    def finish(self, quote: Quote) -> None:
        flags = ""
        if quote.kind == "/":
            m = OPTIONS.match(self.text, self.pos)
            flags = m[0] if m else ""
            self.pos += len(flags)
            for flag in flags:
                if flag not in "imxounse":
                    raise Fault(message("bad_regexp_option", flag), offset=self.pos - 1)
        pos = self.pos
        if quote.label and self.text[pos : pos + 1] == ":" and self.text[pos + 1 : pos + 2] != ":":
            self.pos = pos + 1
            self.plain_string(quote, "DLABEL_END", flags)
            self.state = LABEL
            return
        self.plain_string(quote, "DSTR_END", flags)
        self.state = END

    def plain_string(self, quote: Quote, end: str, flags: str) -> None:
        """Without interpolation one token is enough: it is what most literals with escapes come down to."""
        types, vals = self.types, self.vals
        kind, line = quote.kind, quote.line
        size = 2 if types[-2:] == ["DSTR_BEG", "STR_CONTENT"] else 1 if types[-1] == "DSTR_BEG" else 0
        if size == 0 or kind in "`WI":
            self.emit(end, flags)
            if kind in ('"', "heredoc"):
                self.string_end = len(types) - 1
            return
        text = vals[-1].value if size == 2 else ""
        del types[-size:], vals[-size:], self.offsets[-size:]
        self.start = quote.offset
        if end == "DLABEL_END":
            self.emit("STRLABEL", (text, line))
        elif kind == "/":
            parts = (make(Str, {"line": line, "value": text}),) if text else ()
            self.check_regexp(text, flags)
            self.emit("LITERAL", make(Regex, {"line": line, "parts": parts, "flags": flags}))
        elif kind == ":":
            self.emit("LITERAL", make(Sym, {"line": line, "name": text}))
        else:
            self.emit("STR", make(Str, {"line": line, "value": text}))
            self.string_end = len(types) - 1

    def check_regexp(self, source: str, flags: str) -> None:
        """Brackets that do not match are found now, all else when the regexp is used."""
        if not PIECES.search(source):
            return
        from pysolo.ruby.core.regexp_translate import fault_of

        fault = fault_of(source, flags)
        if fault is not None:
            raise Fault(message("bad_regexp", fault), offset=self.start)

    def dedent(self, raw: str, quote: Quote) -> str:
        raise NotImplementedError

    def heredoc_done(self, quote: Quote) -> None:
        raise NotImplementedError


def variable_node(name: str, line: int) -> Any:
    if name[0] == "@":
        return make(CVar if name[1] == "@" else IVar, {"line": line, "name": name})
    return global_node(name, line)


def global_node(name: str, line: int) -> Any:
    rest = name[1:]
    if rest.isdigit() and rest != "0":
        return make(NthRef, {"line": line, "number": int(rest)})
    if rest in ("&", "`", "'", "+"):
        return make(BackRef, {"line": line, "char": rest})
    return make(GVar, {"line": line, "name": name})
