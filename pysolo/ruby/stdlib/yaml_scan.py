"""The scalars of YAML as they are written: plain, quoted, literal and folded."""

from __future__ import annotations

import re
from typing import List, Optional, Tuple

from pysolo.ruby.stdlib.yaml_nodes import DOUBLE, FOLDED, LITERAL, PLAIN, SINGLE, Scalar, YamlError

ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", " ": " ", '"': '"',
    "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
HEX = {"x": 2, "u": 4, "U": 8}
FLOW_MARKS = ",[]{}"
MARKER = re.compile(r"(?:---|\.\.\.)(?=[ \t\n]|\Z)")
HEADER = re.compile(r"[|>]([-+]?)([1-9]?)([-+]?)")


class Text:
    """The text and where the reader is in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.end = len(text)

    def error(self, problem: str, context: Optional[str] = None, at: Optional[int] = None) -> YamlError:
        where = self.at if at is None else at
        line, column = self.text.count("\n", 0, where), self.column(where)
        if where >= self.end and column:  # the end stands on a line of its own
            line, column = line + 1, 0
        return YamlError(problem, context, line + 1, column + 1, where)

    def column(self, at: Optional[int] = None) -> int:
        where = self.at if at is None else at
        return where - (self.text.rfind("\n", 0, where) + 1)

    def peek(self, ahead: int = 0) -> str:
        index = self.at + ahead
        return self.text[index] if index < self.end else ""

    def blank_at(self, index: int) -> bool:
        """White space or the end."""
        return index >= self.end or self.text[index] in " \t\n"

    def indicator(self, char: str) -> bool:
        """``char`` followed by white space."""
        return self.peek() == char and self.blank_at(self.at + 1)

    def at_marker(self) -> bool:
        """At ``---`` or ``...`` at the start of a line."""
        return (self.at == 0 or self.text[self.at - 1] == "\n") and MARKER.match(self.text, self.at) is not None

    def finished(self) -> bool:
        return self.at >= self.end or self.at_marker()

    def skip(self, flow: bool = False) -> bool:
        """Over blanks, comments and line ends; whether a line end was among them."""
        text = self.text
        crossed = self.at == 0 or text[self.at - 1] == "\n"
        while self.at < self.end:
            char = text[self.at]
            if char == " " or (char == "\t" and (flow or not crossed)):
                self.at += 1
            elif char == "\ufeff" and self.at == 0:
                self.at += 1
            elif char == "#" and (self.at == 0 or text[self.at - 1] in " \t\n\ufeff"):
                end = text.find("\n", self.at)
                self.at = self.end if end < 0 else end
            elif char == "\n":
                self.at += 1
                crossed = True
            elif char == "\t" and self._only_blank_line():
                self.at = text.find("\n", self.at)
                if self.at < 0:
                    self.at = self.end
            else:
                break
        return crossed

    def _only_blank_line(self) -> bool:
        end = self.text.find("\n", self.at)
        rest = self.text[self.at : self.end if end < 0 else end].strip(" \t")
        return rest == "" or rest.startswith("#")

    # -- plain

    def plain(self, indent: int, flow: bool, single_line: bool = False) -> Scalar:
        """Lines of a plain scalar; it ends before ``: ``, `` #`` and what stands less indented."""
        text = self.text
        parts: List[str] = []
        breaks = 0
        start = self.at
        while True:
            chunk = self._plain_chunk(flow)
            if not chunk:
                break
            if parts:
                parts.append("\n" * (breaks - 1) if breaks > 1 else " ")
            parts.append(chunk)
            if single_line:
                break
            look = self.at
            breaks = 0
            while look < self.end and text[look] in " \t\n":
                if text[look] == "\n":
                    breaks += 1
                look += 1
            if not breaks or look >= self.end:
                break
            if text[look] == "#":
                break
            begin = text.rfind("\n", 0, look) + 1
            if not flow and look - begin <= indent:
                break
            if not flow and "\t" in text[begin:look] and text[begin:look].find("\t") <= indent:
                raise self.error(
                    "found a tab character that violates indentation", "while scanning a plain scalar", start
                )
            if look == begin and MARKER.match(text, look):
                break
            if flow and text[look] in FLOW_MARKS:
                break
            if text[look] == ":" and self.blank_at(look + 1):
                if flow:
                    break
                self.at = look
                break
            self.at = look
        return Scalar("".join(parts), PLAIN)

    def _plain_chunk(self, flow: bool) -> str:
        """Up to the end of the scalar or of the line, without the blanks after it."""
        text = self.text
        start = index = self.at
        last = start
        while index < self.end:
            char = text[index]
            if char == "\n":
                break
            if char == ":":
                if self.blank_at(index + 1) or (flow and text[index + 1] in FLOW_MARKS):
                    break
            elif char == "#":
                if index > start and text[index - 1] in " \t":
                    break
            elif flow and char in FLOW_MARKS:
                break
            index += 1
            if char not in " \t":
                last = index
        self.at = last
        return text[start:last]

    # -- quoted

    def single_quoted(self) -> Scalar:
        start = self.at
        self.at += 1
        parts: List[str] = []
        while True:
            end = self.at
            while end < self.end and self.text[end] not in "'\n":
                end += 1
            parts.append(self.text[self.at : end])
            self.at = end
            if end >= self.end:
                raise self.error("found unexpected end of stream", "while scanning a quoted scalar", start)
            if self.text[end] == "\n":
                self._fold(parts, start)
            elif self.text.startswith("''", end):
                parts.append("'")
                self.at += 2
            else:
                self.at += 1
                return Scalar("".join(parts), SINGLE)

    def _fold(self, parts: List[str], start: int) -> None:
        """A line end inside quotes: a space, or the empty lines that follow it."""
        parts[-1] = parts[-1].rstrip(" \t")
        breaks = 0
        while self.at < self.end and self.text[self.at] in " \t\n":
            if self.text[self.at] == "\n":
                breaks += 1
            self.at += 1
            if self.text[self.at - 1] == "\n" and MARKER.match(self.text, self.at):
                raise self.error("found unexpected document indicator", "while scanning a quoted scalar", start)
        parts.append("\n" * (breaks - 1) if breaks > 1 else " ")

    def double_quoted(self) -> Scalar:
        start = self.at
        self.at += 1
        parts: List[str] = [""]
        text = self.text
        while True:
            end = self.at
            while end < self.end and text[end] not in '"\\\n':
                end += 1
            parts.append(text[self.at : end])
            self.at = end
            if end >= self.end:
                raise self.error("found unexpected end of stream", "while scanning a quoted scalar", start)
            char = text[end]
            if char == '"':
                self.at += 1
                return Scalar("".join(parts), DOUBLE)
            if char == "\n":
                self._fold(parts, start)
                continue
            letter = text[end + 1 : end + 2]
            if letter == "\n":
                self.at += 2
                while self.peek() in (" ", "\t") and self.peek():
                    self.at += 1
                parts.append("")
            elif letter in ESCAPES and letter:
                parts += [ESCAPES[letter], ""]
                self.at += 2
            elif letter in HEX and letter:
                digits = text[end + 2 : end + 2 + HEX[letter]]
                if len(digits) < HEX[letter] or not re.fullmatch("[0-9a-fA-F]+", digits):
                    raise self.error("did not find expected hexdecimal number", "while parsing a quoted scalar", start)
                code = int(digits, 16)
                if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
                    raise self.error(
                        "found invalid Unicode character escape code", "while parsing a quoted scalar", start
                    )
                parts += [chr(code), ""]
                self.at += 2 + HEX[letter]
            else:
                raise self.error("found unknown escape character", "while parsing a quoted scalar", start)

    # -- literal and folded

    def block_scalar(self, indent: int) -> Scalar:
        start = self.at
        header = HEADER.match(self.text, self.at)
        assert header is not None
        chomp = header.group(1) or header.group(3)
        folded = self.text[self.at] == ">"
        self.at = header.end()
        line_end = self.text.find("\n", self.at)
        rest = self.text[self.at : self.end if line_end < 0 else line_end]
        if rest.strip(" \t") and not re.match(r"[ \t]+#", rest):
            raise self.error("did not find expected comment or line break", "while scanning a block scalar", start)
        self.at = self.end if line_end < 0 else line_end + 1
        lines = self._block_lines(max(indent, 0) + int(header.group(2)) if header.group(2) else None, indent, start)
        body, trailing = _trimmed(lines)
        content = _folded(body) if folded else "\n".join(body)
        cut_short = self.at >= self.end and not self.text.endswith("\n")
        if body and chomp != "-" and not (cut_short and not trailing):
            content += "\n"
        if chomp == "+":
            content += "\n" * trailing
        return Scalar(content, FOLDED if folded else LITERAL)

    def _block_lines(self, width: Optional[int], indent: int, start: int) -> List[str]:
        lines: List[str] = []
        text = self.text
        deepest = 0
        while self.at < self.end:
            line_end = text.find("\n", self.at)
            stop = self.end if line_end < 0 else line_end
            line = text[self.at : stop]
            spaces = len(line) - len(line.lstrip(" "))
            if spaces == len(line):
                if width is None:
                    deepest = max(deepest, spaces)
                lines.append(line[width:] if width is not None else "")
            else:
                if self.at_marker():
                    break
                if width is None:
                    if line[spaces] == "\t" and spaces <= indent:
                        raise self.error(
                            "found a tab character where an indentation space is expected",
                            "while scanning a block scalar",
                            start,
                        )
                    width = max(spaces, deepest, indent + 1, 1 if indent >= 0 else 0)
                if spaces < width:
                    break
                lines.append(line[width:])
            self.at = stop + 1 if line_end >= 0 else self.end
            if line_end < 0:
                break
        return lines


def _trimmed(lines: List[str]) -> Tuple[List[str], int]:
    count = len(lines)
    while count and lines[count - 1] == "":
        count -= 1
    return lines[:count], len(lines) - count


def _folded(lines: List[str]) -> str:
    """Join neighbouring lines by spaces, keeping empty and more indented ones."""
    out: List[str] = []
    empty = 0
    previous_deep = True  # nothing is joined to the start
    first = True
    for line in lines:
        if line == "":
            empty += 1
            continue
        deep = line[0] in " \t"
        if first:
            out.append("\n" * empty)
        elif deep or previous_deep:
            out.append("\n" * (empty + 1))
        else:
            out.append("\n" * empty if empty else " ")
        out.append(line)
        previous_deep, empty, first = deep, 0, False
    return "".join(out)
