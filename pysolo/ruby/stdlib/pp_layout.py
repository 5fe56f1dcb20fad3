"""How ``pp`` lays out text: groups whose breaks are all taken where they do not fit on the rest of the line."""

from __future__ import annotations

from typing import List, Tuple, Union

WIDTH = 79


class Break:
    """``flat``, or a new line with ``indent`` blanks when its group is broken."""

    def __init__(self, flat: str, indent: int) -> None:
        self.flat = flat
        self.indent = indent


class Group:
    """Parts that stand on one line or have all their breaks taken."""

    def __init__(self) -> None:
        self.parts: List[Part] = []

    def width(self) -> int:
        return sum(part_width(part) for part in self.parts)


Part = Union[str, Break, Group]


def part_width(part: Part) -> int:
    return len(part) if isinstance(part, str) else len(part.flat) if isinstance(part, Break) else part.width()


def tail_width(parts: List[Part]) -> Tuple[int, bool]:
    """Width of what must stay on the line before the next chance to break, and whether there is such a chance."""
    total = 0
    for part in parts:
        if isinstance(part, Break):
            return total, True
        if isinstance(part, Group):
            inner, found = tail_width(part.parts)
            total += inner
            if found:
                return total, True
        else:
            total += len(part)
    return total, False


class Page:
    """What is being written: the group that is open, and how far a new line is indented in it."""

    def __init__(self, limit: float = WIDTH, newline: str = "\n") -> None:
        self.limit = limit
        self.newline = newline
        self.root = self.open = Group()
        self.indent = 0

    def text(self, text: str) -> None:
        self.open.parts.append(text)

    def breakable(self, flat: str = " ") -> None:
        self.open.parts.append(Break(flat, self.indent))

    def begin(self, indent: int, opening: str = "") -> Group:
        """Open a group; gives the one around it, which ``end`` wants back."""
        self.text(opening)
        around, self.open = self.open, Group()
        around.parts.append(self.open)
        self.indent += indent
        return around

    def end(self, around: Group, indent: int, closing: str = "") -> None:
        self.indent -= indent
        self.open = around
        self.text(closing)

    def result(self) -> str:
        return self._render(self.root, 0, 0)[0]

    def _render(self, group: Group, column: int, tail: int) -> Tuple[str, int]:
        """The text of a group that starts at ``column``; ``tail`` columns must follow it on its last line."""
        broken = column + group.width() + tail > self.limit
        out: List[str] = []
        for at, part in enumerate(group.parts):
            if isinstance(part, str):
                out.append(part)
                column += len(part)
            elif isinstance(part, Break):
                if broken:
                    out.append(self.newline + " " * part.indent)
                    column = part.indent
                else:
                    out.append(part.flat)
                    column += len(part.flat)
            else:
                after, stops = tail_width(group.parts[at + 1 :])
                text, column = self._render(part, column, after if stops and broken else after + tail)
                out.append(text)
        return "".join(out), column
