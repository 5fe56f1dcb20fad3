"""What a YAML text consists of, before it becomes Ruby values."""

from __future__ import annotations

from typing import List, Optional, Tuple, Union

PLAIN, SINGLE, DOUBLE, LITERAL, FOLDED = "plain", "single", "double", "literal", "folded"


class Node:
    __slots__ = ("tag", "anchor")

    def __init__(self) -> None:
        self.tag: Optional[str] = None
        self.anchor: Optional[str] = None


class Scalar(Node):
    __slots__ = ("text", "style", "plain_implicit", "quoted_implicit")

    def __init__(
        self, text: str, style: str = PLAIN, plain_implicit: bool = True, quoted_implicit: bool = True
    ) -> None:
        super().__init__()
        self.text = text
        self.style = style
        self.plain_implicit = plain_implicit  # when written: the tag goes without saying for a plain scalar
        self.quoted_implicit = quoted_implicit  # ... for a quoted one


class Sequence(Node):
    __slots__ = ("items", "flow")

    def __init__(self, flow: bool = False) -> None:
        super().__init__()
        self.items: List[AnyNode] = []
        self.flow = flow


class Mapping(Node):
    __slots__ = ("pairs", "flow")

    def __init__(self, flow: bool = False) -> None:
        super().__init__()
        self.pairs: List[Tuple[AnyNode, AnyNode]] = []
        self.flow = flow


class Alias(Node):
    """``*name``: the anchor's name is in ``anchor``."""

    __slots__ = ()


AnyNode = Union[Scalar, Sequence, Mapping, Alias]


class YamlError(Exception):
    """``problem`` and ``context`` in libyaml's words, the place counted from 1."""

    def __init__(self, problem: str, context: Optional[str], line: int, column: int, offset: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.context = context
        self.line = line
        self.column = column
        self.offset = offset
