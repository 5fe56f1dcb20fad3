"""YAML 1.1 text to nodes: block and flow collections by recursive descent."""

from __future__ import annotations

import re
from typing import Iterator, List, Optional

from pysolo.ruby.stdlib.yaml_nodes import Alias, AnyNode, Mapping, Scalar, Sequence, YamlError
from pysolo.ruby.stdlib.yaml_scan import FLOW_MARKS, Text

ANCHOR = re.compile(r"[A-Za-z0-9_-]+")
TAG = re.compile(r"!<([^>\s]*)>|!([A-Za-z0-9_-]*!)?([^\s,\[\]{}]*)|!")
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
CORE = "tag:yaml.org,2002:"
NOT_PLAIN = "-?:,[]{}#&*!|>'\"%@`"


def parse(text: str) -> Iterator[AnyNode]:
    """The root node of each document, read when it is asked for."""
    if text.startswith("\ufeff"):
        text = text[1:]
    refused = UNREADABLE.search(text)
    if refused is not None:
        control = refused.group() < "\ud800"
        words = "control characters are not allowed" if control else "invalid leading UTF-8 octet"
        raise YamlError(words, None, 1, 1, refused.start())
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Parser(text).stream()


class Parser(Text):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.tags = {"!!": CORE, "!": "!"}
        self.columns: List[int] = []  # of the block mappings that are open

    def stream(self) -> Iterator[AnyNode]:
        count = 0
        while True:
            self.skip()
            while self.text.startswith("...", self.at) and self.at_marker():
                self.at += 3
                self.skip()
            if self.at >= self.end:
                return
            directives = self.directives()
            explicit = self.text.startswith("---", self.at) and self.at_marker()
            if explicit:
                self.at += 3
            elif directives or (count and not self._after_end()):
                raise self.error("did not find expected <document start>")
            count += 1
            yield self.block(-1, True)
            self.skip()
            if not self.finished():
                if self.peek() == ":" and self.blank_at(self.at + 1):
                    raise self.error("mapping values are not allowed in this context")
                raise self.error("did not find expected <document start>")

    def _after_end(self) -> bool:
        """Whether the text before was ended by ``...``."""
        before = self.text.rfind("\n...", 0, self.at)
        return before >= 0 and self.text[before + 4 : self.at].strip() == ""

    def directives(self) -> bool:
        found = False
        self.tags = {"!!": CORE, "!": "!"}
        while self.peek() == "%" and self.column() == 0:
            end = self.text.find("\n", self.at)
            end = self.end if end < 0 else end
            words = self.text[self.at : end].split()
            if words[0] not in ("%TAG", "%YAML"):
                raise self.error("found unknown directive name", "while scanning a directive")
            if words[0] == "%TAG" and len(words) > 2:
                self.tags[words[1]] = words[2]
            self.at = end
            self.skip()
            found = True
        return found

    # -- block style

    def block(self, indent: int, collections: bool, same_indent: bool = False) -> AnyNode:
        """The node after ``- ``, ``: `` or at the start.

        It has to stand deeper than ``indent``; ``collections``: a block collection may begin on this line; ``same_indent``: a
        sequence may stand at ``indent`` itself (below a key).
        """
        crossed = self.skip()
        if not self._continues(indent, crossed, same_indent):
            return Scalar("")
        collections = collections or crossed
        start, column = self.at, self.column()
        anchor, tag = self.properties()
        if anchor is None and tag is None:
            return self._block_content(indent, column, collections, start)
        moved = self.skip()
        node: AnyNode
        if moved:
            if not self._continues(indent, True, same_indent):
                node = Scalar("")
            else:
                node = self._block_content(indent, self.column(), True, self.at)
            if node.anchor is None and node.tag is None:
                node.anchor, node.tag = anchor, tag
                return node
            if isinstance(node, Alias):
                raise self.error("did not find expected node content", "while parsing a block node")
            return node
        if self.finished():
            node = Scalar("")
            node.anchor, node.tag = anchor, tag
            return node
        return self._block_content(indent, column, collections, start, anchor, tag)

    def _continues(self, indent: int, crossed: bool, same_indent: bool) -> bool:
        if self.finished():
            return False
        if not crossed:
            return True
        column = self.column()
        return column > indent or (same_indent and column == indent and self.indicator("-"))

    def _block_content(
        self,
        indent: int,
        column: int,
        collections: bool,
        start: int,
        anchor: Optional[str] = None,
        tag: Optional[str] = None,
    ) -> AnyNode:
        if self.indicator("-"):
            if not collections:
                raise self.error("block sequence entries are not allowed in this context")
            return self._named(self.block_sequence(self.column()), anchor, tag)
        if self.indicator("?"):
            if not collections:
                raise self.error("mapping keys are not allowed in this context")
            return self._named(self.block_mapping(column, None), anchor, tag)
        if self.indicator(":"):
            if not collections:
                raise self.error("mapping values are not allowed in this context")
            return self.block_mapping(column, self._named(Scalar(""), anchor, tag))
        if self.peek() in "|>" and self.peek():
            return self._named(self.block_scalar(indent), anchor, tag)
        node = self._named(self.inline(indent, False), anchor, tag)
        if self._colon_follows():
            if not collections or "\n" in self.text[start : self.at]:
                self._to_colon()
                raise self.error("mapping values are not allowed in this context")
            return self.block_mapping(column, node)
        return node

    @staticmethod
    def _named(node: AnyNode, anchor: Optional[str], tag: Optional[str]) -> AnyNode:
        if anchor is not None:
            node.anchor = anchor
        if tag is not None:
            node.tag = tag
        return node

    def _to_colon(self) -> None:
        while self.peek() in (" ", "\t"):
            self.at += 1

    def _colon_follows(self) -> bool:
        look = self.at
        while look < self.end and self.text[look] in " \t":
            look += 1
        return look < self.end and self.text[look] == ":" and self.blank_at(look + 1)

    def block_sequence(self, column: int) -> Sequence:
        node = Sequence()
        start = self.at
        while True:
            self.at += 1
            node.items.append(self.block(column, True))
            self.skip()
            if self.finished() or self.column() < column:
                return node
            if self.column() > column:
                self._unreadable()
                raise self.error("did not find expected '-' indicator", "while parsing a block collection", start)
            if not self.indicator("-"):
                if self.column() == column and self._parent_key(column):
                    return node
                self._unreadable()
                if self._no_key_here():
                    raise self.error("could not find expected ':'", "while scanning a simple key")
                raise self.error("did not find expected '-' indicator", "while parsing a block collection", start)

    def _parent_key(self, column: int) -> bool:
        return bool(self.columns) and self.columns[-1] == column

    def _no_key_here(self) -> bool:
        """Whether a plain scalar stands alone on this line."""
        end = self.text.find("\n", self.at)
        line = self.text[self.at : self.end if end < 0 else end].rstrip()
        return line[:1] not in ("", "?", "[", "{", "]", "}") and ": " not in line and not line.endswith(":")

    def _unreadable(self) -> None:
        """Say so when the next character can begin nothing."""
        char = self.peek()
        if char in ("@", "`", "%", "\t"):
            raise self.error("found character that cannot start any token", "while scanning for the next token")
        if char == ":" and self.blank_at(self.at + 1):
            raise self.error("mapping values are not allowed in this context")

    def block_mapping(self, column: int, first: Optional[AnyNode]) -> Mapping:
        node = Mapping()
        start = self.text.rfind("\n", 0, self.at) + 1 + column
        self.columns.append(column)
        key = first
        while True:
            if key is None:
                if self.indicator("?"):
                    self.at += 1
                    key = self.block(column, True)
                    self.skip()
                    if not (self.column() == column and self.indicator(":")):
                        node.pairs.append((key, Scalar("")))
                        key = None
                        if self._mapping_ends(column, start):
                            break
                        continue
                    self.at += 1
                    node.pairs.append((key, self.block(column, True, True)))
                    key = None
                    if self._mapping_ends(column, start):
                        break
                    continue
                key = self._key(column)
            self._to_colon()
            self.at += 1
            node.pairs.append((key, self.block(column, False, True)))
            key = None
            if self._mapping_ends(column, start):
                break
        self.columns.pop()
        return node

    def _mapping_ends(self, column: int, start: int) -> bool:
        self.skip()
        if self.finished() or self.column() < column:
            return True
        if self.column() > column or self.indicator("-"):
            self._unreadable()
            if self.peek() == "\t":
                raise self.error("found character that cannot start any token", "while scanning for the next token")
            raise self.error("did not find expected key", "while parsing a block mapping", start)
        return False

    def _key(self, column: int) -> AnyNode:
        start = self.at
        if self.indicator(":"):
            return Scalar("")
        anchor, tag = self.properties()
        if self.indicator(":"):
            return self._named(Scalar(""), anchor, tag)
        self.skip()
        node = self._named(self.inline(column, False), anchor, tag)
        if not self._colon_follows() or "\n" in self.text[start : self.at]:
            self.skip()
            raise self.error("could not find expected ':'", "while scanning a simple key", start)
        return node

    # -- properties, scalars and flow style

    def properties(self) -> tuple[Optional[str], Optional[str]]:
        anchor: Optional[str] = None
        tag: Optional[str] = None
        while True:
            char = self.peek()
            if char == "&" and anchor is None:
                anchor = self.name("anchor")
            elif char == "!" and tag is None:
                tag = self.tag()
            else:
                return anchor, tag
            look = self.at
            while look < self.end and self.text[look] in " \t":
                look += 1
            if look < self.end and self.text[look] in "&!":
                self.at = look
            elif look < self.end and self.text[look] not in "\n#":
                self.at = look

    def name(self, kind: str) -> str:
        start = self.at
        found = ANCHOR.match(self.text, self.at + 1)
        follow = self.text[found.end() : found.end() + 1] if found else ""
        if found is None or (follow and follow not in " \t\n?:,]}%@`"):
            raise self.error(
                "did not find expected alphabetic or numeric character", "while scanning an %s" % kind, start
            )
        self.at = found.end()
        return found.group()

    def tag(self) -> str:
        found = TAG.match(self.text, self.at)
        assert found is not None
        start = self.at
        self.at = found.end()
        if self.text.startswith("!<", start) and found.group(1) is None:
            raise self.error("did not find the expected '>'", "while scanning a tag", start)
        if self.peek() not in ("", " ", "\t", "\n", ",", "]", "}"):
            raise self.error("did not find expected whitespace or line break", "while scanning a tag", start)
        if self.peek() == "," and not self.blank_at(self.at + 1):
            raise self.error("did not find expected whitespace or line break", "while scanning a tag", start)
        if found.group(1) is not None:
            return found.group(1)
        handle, rest = found.group(2), found.group(3) or ""
        if handle is None:
            return self.tags["!"] + rest
        handle = "!" + handle
        if handle not in self.tags:
            raise self.error("found undefined tag handle", "while parsing a node", start)
        return self.tags[handle] + rest

    def inline(self, indent: int, flow: bool) -> AnyNode:
        """An alias, a scalar or a flow collection."""
        char = self.peek()
        if char == "*":
            alias = Alias()
            alias.anchor = self.name("alias")
            return alias
        if char == '"':
            return self.double_quoted()
        if char == "'":
            return self.single_quoted()
        if char == "[":
            return self.flow_sequence(indent)
        if char == "{":
            return self.flow_mapping(indent)
        if char in NOT_PLAIN or char == "\t":
            safe_next = not self.blank_at(self.at + 1) and not (flow and self.peek(1) in FLOW_MARKS)
            if not (char in "-?:" and safe_next):
                if char in "]},":
                    raise self.error(
                        "did not find expected node content", "while parsing a %s node" % ("flow" if flow else "block")
                    )
                if char in "|>":
                    raise self.error("did not find expected node content", "while parsing a flow node")
                if char == "-":
                    raise self.error("block sequence entries are not allowed in this context")
                raise self.error("found character that cannot start any token", "while scanning for the next token")
        return self.plain(indent, flow)

    def _flow_entry(self, indent: int) -> AnyNode:
        """A node within brackets; empty before ``,``, ``]``, ``}`` and ``:``."""
        anchor, tag = self.properties()
        self.skip(True)
        if self.peek() in ",]}" or self.at >= self.end or self._flow_colon():
            return self._named(Scalar(""), anchor, tag)
        return self._named(self.inline(indent, True), anchor, tag)

    def _flow_colon(self, adjacent: bool = False) -> bool:
        if self.peek() != ":":
            return False
        return adjacent or self.blank_at(self.at + 1) or self.text[self.at + 1] in FLOW_MARKS

    def _pair(self, indent: int) -> tuple[AnyNode, Optional[AnyNode]]:
        """A key with its value, None when there is no colon."""
        explicit = self.indicator("?")
        if explicit:
            self.at += 1
            self.skip(True)
        key = self._flow_entry(indent)
        self.skip(True)
        quoted = not (isinstance(key, Scalar) and key.style == "plain")
        if not self._flow_colon(quoted):
            return key, Scalar("") if explicit else None
        self.at += 1
        self.skip(True)
        return key, self._flow_entry(indent)

    def flow_sequence(self, indent: int) -> Sequence:
        node = Sequence(True)
        start = self.at
        self.at += 1
        first = True
        while True:
            self.skip(True)
            if self.peek() == "]":
                self.at += 1
                return node
            if not first:
                if self.peek() != ",":
                    raise self.error("did not find expected ',' or ']'", "while parsing a flow sequence", start)
                self.at += 1
                self.skip(True)
                if self.peek() == "]":
                    continue
            if self.at >= self.end:
                raise self.error("did not find expected node content", "while parsing a flow node")
            first = False
            if self.peek() == ",":
                raise self.error("did not find expected node content", "while parsing a flow node")
            key, value = self._pair(indent)
            if value is None:
                node.items.append(key)
            else:
                single = Mapping(True)
                single.pairs.append((key, value))
                node.items.append(single)

    def flow_mapping(self, indent: int) -> Mapping:
        node = Mapping(True)
        start = self.at
        self.at += 1
        first = True
        while True:
            self.skip(True)
            if self.peek() == "}":
                self.at += 1
                return node
            if not first:
                if self.peek() != ",":
                    raise self.error("did not find expected ',' or '}'", "while parsing a flow mapping", start)
                self.at += 1
                self.skip(True)
                if self.peek() == "}":
                    continue
            if self.at >= self.end:
                raise self.error("did not find expected node content", "while parsing a flow node")
            first = False
            key, value = self._pair(indent)
            node.pairs.append((key, value if value is not None else Scalar("")))
