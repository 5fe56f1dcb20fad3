"""``verify``: the checks that new content has to pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.runtime.objects import RHash, RObject, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter


class Verification(RObject):
    """One check: a command, the name of a built-in check, or a block; ``options`` go to the command's interpreter."""

    __slots__ = ("command", "options", "block")

    def __init__(self, rt: Interpreter, command: Value, options: Optional[RHash], block: Optional[RProc]) -> None:
        super().__init__(rt.define_class("Verification", under=rt.const_get("Chef::Resource::File")))
        self.command = command
        self.options = options
        self.block = block

    def __str__(self) -> str:
        if self.block is not None:
            return "<Proc>"
        return ":" + self.command.name if isinstance(self.command, RSymbol) else str(self.command.s)


def verify(resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """``verify command``, ``verify :name``, ``verify { |path| }`` add a check; without arguments: all of them."""
    rt = resource.cls.rt
    command = args[0] if args else None
    if command is not None and not isinstance(command, (RString, RSymbol)):
        raise rt.error("ArgumentError", "verify requires either a string, symbol, or a block")
    known = resource.get("verifications")
    if command is None and block is None:
        return known
    options = args[1] if len(args) > 1 else kw
    known.items.append(Verification(rt, command, options if isinstance(options, RHash) else None, block))
    return known
