"""Refinements, in approximation: ``using`` activates a module's refinements for the whole process from then on.

Ruby limits them to the rest of the file. What programs print differs only when the same file family relies on the old behaviour
after a ``using`` elsewhere; the Ruby that cookbooks contain does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, List, Tuple

from pysolo.ruby.runtime.objects import RClass, RProc

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class Refinements:
    """(refined class, module with the methods) pairs of each module that contains ``refine`` blocks."""

    def __init__(self) -> None:
        self.of: Dict[RClass, List[Tuple[RClass, RClass]]] = {}


def refine(rt: Interpreter, module: RClass, target: RClass, block: RProc) -> RClass:
    """``refine target { ... }`` in ``module``: methods gather in an anonymous module, prepended by ``using``."""
    pairs = rt.refinements.of.setdefault(module, [])
    holder = next((holder for refined, holder in pairs if refined is target), None)
    if holder is None:
        holder = rt.make_module()
        pairs.append((target, holder))
    rt.instance_exec(block, holder, cref=holder)
    return holder


def using(rt: Interpreter, module: RClass) -> None:
    for target, holder in rt.refinements.of.get(module, ()):
        rt.prepend(holder, target)
