"""Lists that say which of several classes is taken for a name: ``Chef.set_provider_priority_array``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional, Sequence, Tuple

from pysolo.chef.node_map import Entry, NodeMap
from pysolo.ruby.runtime.objects import RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class Priorities:
    """The lists of one run, for resources and for providers, each for the nodes that its filters let through."""

    def __init__(self) -> None:
        self._lists: Dict[Tuple[str, str], NodeMap] = {}

    def set(
        self, kind: str, name: str, classes: List[Value], filters: Dict[str, Tuple[str, ...]], block: Optional[RProc]
    ) -> None:
        self._lists.setdefault((kind, name), NodeMap()).add(name, Entry(list(classes), filters, block))

    def get(self, rt: Interpreter, kind: str, name: str, node: Any) -> Optional[List[Value]]:
        known = self._lists.get((kind, name))
        lists = known.matching(rt, node, name) if known is not None else ()
        return lists[0] if lists else None


def rank(classes: Sequence[Value], handler: Any) -> int:
    """The place of a class in a list; what is not in it comes last."""
    return next((at for at, one in enumerate(classes) if one is handler), len(classes))
