"""Methods that look as if their library were loaded: the first call loads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.runtime.objects import RClass, RHash, RMethod, RProc, Value
from pysolo.ruby.stdlib import METHODS

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def install(rt: Interpreter) -> None:
    for place, feature in METHODS.items():
        single = "#" not in place
        owner, _, name = place.partition("." if single else "#")
        cls = rt.classes[owner]
        holder = rt.singleton_class(cls) if single else cls
        if name not in holder.methods:
            holder.methods[name] = stub(rt, holder, name, feature)
            holder.invalidate()


def stub(rt: Interpreter, holder: RClass, name: str, feature: str) -> RMethod:
    def load_and_call(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        if holder.methods.get(name) is method:
            del holder.methods[name]
            holder.invalidate()
        rt.require(feature)
        return rt.send(self, name, *args, kw=kw, block=block)

    visibility = "private" if holder.name == "Kernel" else "public"
    method = RMethod(name, load_and_call, holder, visibility)
    return method
