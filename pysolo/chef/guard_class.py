"""``Chef::Resource::Conditional``: a guard as Ruby code sees it in ``resource.only_if`` and ``resource.not_if``."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Sequence

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, Value

if TYPE_CHECKING:
    from pysolo.chef.guard import Guard
    from pysolo.ruby.runtime.interpreter import Interpreter

conditional = NativeClass("Chef::Resource::Conditional")


class Conditional(RObject):
    __slots__ = ("guard",)

    def __init__(self, cls: RClass, guard: Guard) -> None:
        super().__init__(cls)
        self.guard = guard


def conditionals(rt: Interpreter, guards: Sequence[Guard]) -> Value:
    cls = rt.classes["Chef::Resource::Conditional"]
    found: List[Value] = [Conditional(cls, guard) for guard in guards]
    return rt.array(found)


@conditional.method("positivity")
def positivity(rt: Interpreter, self: Conditional) -> Value:
    return rt.sym(self.guard.kind)


@conditional.method("command")
def command(rt: Interpreter, self: Conditional) -> Value:
    return self.guard.command


@conditional.method("command_opts")
def command_opts(rt: Interpreter, self: Conditional) -> Value:
    return rt.hash({}) if self.guard.options is None else self.guard.options


@conditional.method("block")
def block(rt: Interpreter, self: Conditional) -> Value:
    return self.guard.block


@conditional.method("continue?")
def lets_run(rt: Interpreter, self: Conditional) -> bool:
    return self.guard.lets_run()


@conditional.method("description")
def description(rt: Interpreter, self: Conditional) -> str:
    return self.guard.description


@conditional.method("short_description")
def short_description(rt: Interpreter, self: Conditional) -> str:
    return self.guard.short_description


@conditional.method("to_text")
def to_text(rt: Interpreter, self: Conditional) -> str:
    guard = self.guard
    if guard.command is not None:
        return "%s %s" % (guard.kind, rt.inspect(guard.command))
    return "%s { #code block }" % guard.kind


CLASSES = (conditional,)
