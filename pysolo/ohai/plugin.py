"""How a plugin says what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Optional, Tuple

if TYPE_CHECKING:
    from pysolo.ohai.ohai import Ohai

#: what a plugin returns: top-level attribute names with plain values
Facts = Dict[str, Any]
Collect = Callable[["Ohai"], Optional[Facts]]


class Plugin:
    """A function that collects attributes, with the paths of what it provides (`languages/ruby` is inside `languages`)."""

    def __init__(self, provides: Tuple[str, ...], optional: bool, collect: Collect) -> None:
        self.provides = provides
        self.optional = optional
        self.collect = collect


def plugin(*provides: str, optional: bool = False) -> Callable[[Collect], Plugin]:
    """Declare a plugin. Each module in `plugins` holds one, named `collect`. An optional one must be asked for by name."""
    return lambda collect: Plugin(provides, optional, collect)
