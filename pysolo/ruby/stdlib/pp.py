"""PP: pp's layout for other widths and outputs than ``Kernel#pp``'s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.ruby.core.pretty import WIDTH, pretty
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

pp_class = NativeClass("PP")


@pp_class.singleton("pp")
def pp(rt: Interpreter, self: Value, value: Value, out: Value = None, width: int = WIDTH) -> Value:
    target = rt.gvar_get("$stdout") if out is None else out
    rt.send(target, "<<", rt.str(pretty(rt, value, width)))
    return target


@pp_class.singleton("singleline_pp")
def singleline_pp(rt: Interpreter, self: Value, value: Value, out: Value = None) -> Value:
    target = rt.gvar_get("$stdout") if out is None else out
    rt.send(target, "<<", rt.str(rt.inspect(value)))
    return target


CLASSES = (pp_class,)
