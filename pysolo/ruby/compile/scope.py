"""Scopes: which slot of which frame a local variable has, worked out before the code runs."""

from __future__ import annotations

from typing import Dict, List, Optional, Tuple


class Scope:
    """The names of one method body, block, class body or file.

    ``kind`` is ``top``, ``method``, ``class``, ``block``, ``lambda`` or ``eval``. Blocks and evals see the names of ``parent``.
    """

    __slots__ = ("kind", "file", "line", "label", "parent", "names", "size", "flags", "parameter_slots", "params")

    def __init__(self, kind: str, file: str, line: int, label: str, parent: Optional[Scope] = None) -> None:
        self.kind = kind
        self.file = file
        self.line = line
        self.label = label  # what a backtrace calls it
        self.parent = parent
        self.names: Dict[str, int] = {}
        self.size = 0
        self.flags: Dict[str, bool] = {}  # what the compiler noticed: "throws_return", "throws_next", "redo", "break"
        self.parameter_slots: List[int] = []
        self.params: object = None  # the parameters' node, for a ``super`` that passes them on

    def declare(self, name: str) -> int:
        """The slot of ``name`` in this very scope, a new one if need be."""
        slot = self.names.get(name)
        if slot is None:
            slot = self.names[name] = self.size
            self.size += 1
        return slot

    def hidden(self) -> int:
        """A slot without a name."""
        self.size += 1
        return self.size - 1

    def find(self, name: str) -> Optional[Tuple[int, int]]:
        """(how many frames up, slot) of a variable that exists."""
        depth = 0
        scope: Optional[Scope] = self
        while scope is not None:
            slot = scope.names.get(name)
            if slot is not None:
                return depth, slot
            scope = scope.parent
            depth += 1
        return None

    def resolve(self, name: str) -> Tuple[int, int]:
        """Like :meth:`find`, declaring the variable here when it is new."""
        return self.find(name) or (0, self.declare(name))

    @property
    def depth_to_home(self) -> int:
        """How many frames up the method or body is."""
        depth = 0
        scope = self
        while scope.parent is not None:
            scope = scope.parent
            depth += 1
        return depth

    @property
    def home(self) -> Scope:
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def all_names(self) -> List[str]:
        """Every visible name, for the parser of an ``eval``."""
        found: Dict[str, None] = {}
        scope: Optional[Scope] = self
        while scope is not None:
            found.update(dict.fromkeys(scope.names))
            scope = scope.parent
        return list(found)
