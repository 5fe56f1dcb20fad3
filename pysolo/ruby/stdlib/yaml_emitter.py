"""Nodes to YAML text, laid out as libyaml does it for Psych."""

from __future__ import annotations

from typing import List, Optional

from pysolo.ruby.stdlib.yaml_nodes import (
    DOUBLE,
    FOLDED,
    LITERAL,
    PLAIN,
    SINGLE,
    Alias,
    AnyNode,
    Mapping,
    Scalar,
    Sequence,
)

SHORT = {
    "\0": "0", "\a": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", "\x1b": "e", '"': '"', "\\": "\\",
    "\x85": "N", "\xa0": "_", "\u2028": "L", "\u2029": "P",
}  # fmt: skip
BREAKS = "\r\n\x85\u2028\u2029"


def printable(char: str) -> bool:
    code = ord(char)
    return code == 10 or 0x20 <= code <= 0x7E or 0xA0 <= code < 0xD800 or (0xE000 <= code < 0xFFFE and code != 0xFEFF)


class Look:
    """What a scalar's characters allow."""

    __slots__ = ("multiline", "flow_plain", "block_plain", "single", "block")

    def __init__(self, text: str) -> None:
        self.multiline = False
        self.flow_plain = self.block_plain = self.single = self.block = True
        if not text:
            self.flow_plain = self.block = False
            return
        flow_mark = block_mark = text.startswith(("---", "..."))
        special = break_space = space_break = False
        before = " "
        size = len(text)
        for index, char in enumerate(text):
            follow = text[index + 1] if index + 1 < size else ""
            spaced = follow == "" or follow in " \t" or follow in BREAKS
            if index == 0 and char in "#,[]{}&*!|>'\"%@`":
                flow_mark = block_mark = True
            elif index == 0 and char == "-" and spaced:
                flow_mark = block_mark = True
            elif char in "?:" if index == 0 else char == ":":
                flow_mark = True
                block_mark = block_mark or spaced
            elif index and char in ",?[]{}":
                flow_mark = True
            elif char == "#" and (before in " \t" or before in BREAKS):
                flow_mark = block_mark = True
            if not printable(char):
                special = True
            if char in BREAKS:
                self.multiline = True
                space_break = space_break or (index > 0 and before == " ")
            elif char == " ":
                break_space = break_space or (index > 0 and before in BREAKS)
            before = char
        edges = text[0] + text[-1]
        if any(edge == " " or edge in BREAKS for edge in edges):
            self.flow_plain = self.block_plain = False
        if text[-1] == " ":
            self.block = False
        if break_space:
            self.flow_plain = self.block_plain = self.single = False
        if space_break or special:
            self.flow_plain = self.block_plain = self.single = self.block = False
        if self.multiline:
            self.flow_plain = self.block_plain = False
        if flow_mark:
            self.flow_plain = False
        if block_mark:
            self.block_plain = False


class Emitter:
    def __init__(self, indentation: int = 2, width: int = 80) -> None:
        self.out: List[str] = []
        self.step = indentation if 1 < indentation < 10 else 2
        self.width = width if width > self.step * 2 else 80 if width >= 0 else 1 << 30
        self.indent = -1
        self.column = 0
        self.whitespace = True
        self.indention = True
        self.flow = 0
        self.open_ended = False

    def document(self, node: AnyNode, header: str = "", end: bool = False) -> None:
        if header:
            self.put(header)
            self.newline()
        self.write_indent()
        self.indicator("---", True)
        self.indent = -1
        self.node(node, False, False)
        if end or self.open_ended:
            self.write_indent()
            self.put("...")
            self.open_ended = False
        self.write_indent()

    def text(self) -> str:
        return "".join(self.out)

    # -- characters

    def put(self, text: str) -> None:
        self.out.append(text)
        self.column += len(text)

    def newline(self) -> None:
        self.out.append("\n")
        self.column = 0

    def write_indent(self) -> None:
        indent = max(self.indent, 0)
        if not self.indention or self.column > indent or (self.column == indent and not self.whitespace):
            self.newline()
        if self.column < indent:
            self.put(" " * (indent - self.column))
        self.whitespace = self.indention = True

    def indicator(self, mark: str, space: bool, whitespace: bool = False, indention: bool = False) -> None:
        if space and not self.whitespace:
            self.put(" ")
        self.put(mark)
        self.whitespace = whitespace
        self.indention = self.indention and indention

    # -- nodes

    def deeper(self, flow: bool, indentless: bool) -> int:
        before = self.indent
        if before < 0:
            self.indent = self.step if flow else 0
        elif not indentless:
            self.indent = before + self.step
        return before

    def node(self, node: AnyNode, in_mapping: bool, as_key: bool) -> None:
        if isinstance(node, Alias):
            self.indicator("*", True)
            self.put(node.anchor or "")
            self.whitespace = self.indention = False
            if as_key:
                self.put(" ")
            return
        if node.anchor is not None:
            self.indicator("&", True)
            self.put(node.anchor)
            self.whitespace = self.indention = False
        if isinstance(node, Scalar):
            self.scalar(node, as_key)
        elif isinstance(node, Sequence):
            self.tag(node.tag)
            if self.flow or node.flow or not node.items:
                self.flow_sequence(node)
            else:
                self.block_sequence(node, in_mapping)
        else:
            self.tag(node.tag)
            if self.flow or node.flow or not node.pairs:
                self.flow_mapping(node)
            else:
                self.block_mapping(node)

    def tag(self, tag: Optional[str]) -> None:
        if tag is None:
            return
        if tag.startswith("tag:yaml.org,2002:"):
            shown = "!!" + tag[18:]
        elif tag.startswith("!"):
            shown = tag
        else:
            shown = "!<%s>" % tag
        if not self.whitespace:
            self.put(" ")
        self.put(shown)
        self.whitespace = self.indention = False

    def block_sequence(self, node: Sequence, in_mapping: bool) -> None:
        before = self.deeper(False, in_mapping and not self.indention)
        for item in node.items:
            self.write_indent()
            self.indicator("-", True, False, True)
            self.node(item, False, False)
        self.indent = before

    def block_mapping(self, node: Mapping) -> None:
        before = self.deeper(False, False)
        for key, value in node.pairs:
            self.write_indent()
            if self.simple_key(key):
                self.node(key, True, True)
                self.indicator(":", False)
            else:
                self.indicator("?", True, False, True)
                self.node(key, True, False)
                self.write_indent()
                self.indicator(":", True, False, True)
            self.node(value, True, False)
        self.indent = before

    def flow_sequence(self, node: Sequence) -> None:
        self.indicator("[", True, True)
        before = self.deeper(True, False)
        self.flow += 1
        for index, item in enumerate(node.items):
            if index:
                self.indicator(",", False)
            if self.column > self.width:
                self.write_indent()
            self.node(item, False, False)
        self.flow -= 1
        self.indent = before
        self.indicator("]", False)

    def flow_mapping(self, node: Mapping) -> None:
        self.indicator("{", True, True)
        before = self.deeper(True, False)
        self.flow += 1
        for index, (key, value) in enumerate(node.pairs):
            if index:
                self.indicator(",", False)
            if self.column > self.width:
                self.write_indent()
            self.node(key, True, True)
            self.indicator(":", False)
            self.node(value, True, False)
        self.flow -= 1
        self.indent = before
        self.indicator("}", False)

    def simple_key(self, node: AnyNode) -> bool:
        length = len((node.anchor or "").encode()) + len(node.tag or "")
        if isinstance(node, Alias):
            return length <= 128
        if isinstance(node, Scalar):
            if any(char in BREAKS for char in node.text):
                return False
            return length + len(node.text.encode("utf-8", "surrogateescape")) <= 128
        return length <= 128 and not (node.items if isinstance(node, Sequence) else node.pairs)

    # -- scalars

    def scalar(self, node: Scalar, as_key: bool) -> None:
        look = Look(node.text)
        # A tag that goes without saying is not written.
        tag = None if node.plain_implicit or node.quoted_implicit else node.tag
        style = self.style(node, look, as_key, tag is None)
        if tag is None and not node.quoted_implicit and style != PLAIN:
            tag = "!"
        self.tag(tag)
        before = self.deeper(True, False)
        if style == PLAIN:
            self.plain(node.text, not as_key)
        elif style == SINGLE:
            self.single(node.text, not as_key)
        elif style == DOUBLE:
            self.double(node.text, not as_key)
        elif style == LITERAL:
            self.literal(node.text)
        else:
            self.folded(node.text)
        self.indent = before

    def style(self, node: Scalar, look: Look, as_key: bool, no_tag: bool) -> str:
        style = node.style
        if as_key and look.multiline:
            style = DOUBLE
        if style == PLAIN:
            allowed = look.flow_plain if self.flow else look.block_plain
            if not allowed or (not node.text and (self.flow or as_key)) or (no_tag and not node.plain_implicit):
                style = SINGLE
        if style == SINGLE and not look.single:
            style = DOUBLE
        if style in (LITERAL, FOLDED) and (not look.block or self.flow or as_key):
            style = DOUBLE
        return style

    def plain(self, text: str, may_break: bool) -> None:
        if not self.whitespace and (text or self.flow):
            self.put(" ")
        spaces = breaks = False
        for index, char in enumerate(text):
            if char == " ":
                if may_break and not spaces and self.column > self.width and text[index + 1 : index + 2] != " ":
                    self.write_indent()
                else:
                    self.put(char)
                spaces = True
            else:
                if breaks:
                    self.write_indent()
                self.put(char)
                self.indention = spaces = breaks = False
        self.whitespace = self.indention = False

    def single(self, text: str, may_break: bool) -> None:
        self.indicator("'", True)
        spaces = breaks = False
        last = len(text) - 1
        for index, char in enumerate(text):
            if char == " ":
                if (
                    may_break
                    and not spaces
                    and self.column > self.width
                    and 0 < index < last
                    and text[index + 1] != " "
                ):
                    self.write_indent()
                else:
                    self.put(char)
                spaces = True
            elif char in BREAKS:
                if not breaks and char == "\n":
                    self.newline()
                self.newline()
                self.indention = breaks = True
            else:
                if breaks:
                    self.write_indent()
                self.put("''" if char == "'" else char)
                self.indention = spaces = breaks = False
        if breaks:
            self.write_indent()
        self.indicator("'", False)
        self.whitespace = self.indention = False

    def double(self, text: str, may_break: bool) -> None:
        self.indicator('"', True)
        spaces = False
        last = len(text) - 1
        for index, char in enumerate(text):
            if not printable(char) or char in BREAKS or char in '"\\':
                short = SHORT.get(char)
                code = ord(char)
                if short is not None:
                    self.put("\\" + short)
                elif 0xDC80 <= code <= 0xDCFF:
                    self.put("\\x%02X" % (code - 0xDC00))
                elif code <= 0xFF:
                    self.put("\\x%02X" % code)
                elif code <= 0xFFFF:
                    self.put("\\u%04X" % code)
                else:
                    self.put("\\U%08X" % code)
                spaces = False
            elif char == " ":
                if may_break and not spaces and self.column > self.width and 0 < index < last:
                    self.write_indent()
                    if text[index + 1] == " ":
                        self.put("\\")
                else:
                    self.put(char)
                spaces = True
            else:
                self.put(char)
                spaces = False
        self.indicator('"', False)
        self.whitespace = self.indention = False

    def hints(self, text: str) -> None:
        if text[:1] == " " or text[:1] in tuple(BREAKS):
            self.indicator(str(self.step), False)
        self.open_ended = False
        if text[-1:] not in tuple(BREAKS):
            self.indicator("-", False)
        elif len(text) == 1 or text[-2] in BREAKS:
            self.indicator("+", False)
            self.open_ended = True

    def literal(self, text: str) -> None:
        self.indicator("|", True)
        self.hints(text)
        self.newline()
        self.indention = self.whitespace = True
        breaks = True
        for char in text:
            if char in BREAKS:
                self.newline()
                self.indention = breaks = True
            else:
                if breaks:
                    self.write_indent()
                self.put(char)
                self.indention = breaks = False

    def folded(self, text: str) -> None:
        self.indicator(">", True)
        self.hints(text)
        self.newline()
        self.indention = self.whitespace = True
        breaks = leading = True
        size = len(text)
        for index, char in enumerate(text):
            if char in BREAKS:
                if not breaks and not leading and char == "\n":
                    after = index
                    while after < size and text[after] in BREAKS:
                        after += 1
                    if after < size and text[after] not in " \t":
                        self.newline()
                self.newline()
                self.indention = breaks = True
            else:
                if breaks:
                    self.write_indent()
                    leading = char in " \t"
                if not breaks and char == " " and text[index + 1 : index + 2] != " " and self.column > self.width:
                    self.write_indent()
                else:
                    self.put(char)
                self.indention = breaks = False
