"""Warning: where warnings go, and which kinds are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

module = NativeClass("Warning", module=True)


def wanted(rt: Interpreter) -> Dict[str, bool]:
    found: Dict[str, bool] = rt.classes["Warning"].extra.setdefault(
        "wanted", {"deprecated": False, "experimental": True}
    )
    return found


def category_name(rt: Interpreter, category: Value) -> str:
    if not isinstance(category, RSymbol):
        raise rt.error("TypeError", "wrong argument type %s (expected Symbol)" % rt.class_name(category))
    if category.name not in wanted(rt):
        raise rt.error("ArgumentError", "unknown category: %s" % category.name)
    return category.name


@module.singleton("[]")
def get(rt: Interpreter, self: Value, category: Value) -> bool:
    return wanted(rt)[category_name(rt, category)]


@module.singleton("[]=")
def set_(rt: Interpreter, self: Value, category: Value, value: bool) -> bool:
    wanted(rt)[category_name(rt, category)] = value
    return value


@module.method("warn")
def warn(rt: Interpreter, self: Value, message: Value, *, category: Value = None) -> None:
    """What every warning ends in; programs replace it to catch them."""
    if not isinstance(message, RString):
        raise rt.error("TypeError", "wrong argument type %s (expected String)" % rt.class_name(message))
    if category is not None and not wanted(rt)[category_name(rt, category)]:
        return
    err = rt.globals.get("$stderr")
    if err is None or err is rt.c_object.consts.get("STDERR"):
        rt.err.write(message.s)
    else:
        rt.send(err, "write", message)


CLASSES = (module,)


def load(rt: Interpreter) -> None:
    """The module extends itself, so that ``super`` in one's own ``Warning.warn`` finds the original."""
    rt.extend(rt.classes["Warning"], rt.classes["Warning"])
