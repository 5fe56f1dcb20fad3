"""PP and PrettyPrint: inspect broken over several lines where it is wider than the page."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Callable, Iterator, List

from pysolo.ruby.core.object import Inspecting, address, real_name
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RHash, RObject, RProc, RString, Value
from pysolo.ruby.stdlib.pp_layout import WIDTH, Page

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class RPretty(RObject):
    """A PrettyPrint: the ``q`` that ``pretty_print`` methods write to."""

    __slots__ = ("page", "output")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.page = Page()
        self.output: Value = None


pretty_print = NativeClass("PrettyPrint", allocator=RPretty)
pp_class = NativeClass("PP", superclass="PrettyPrint")
mixin = NativeClass("PP::ObjectMixin", module=True)


@pretty_print.method("initialize", visibility="private")
def initialize(
    rt: Interpreter, self: RPretty, output: Value = None, width: int = WIDTH, newline: str = "\n", *rest: Value
) -> None:
    self.output = rt.str("") if output is None else output
    self.page = Page(width, newline)


@pretty_print.method("output")
def output_(rt: Interpreter, self: RPretty) -> Value:
    return self.output


@pretty_print.method("maxwidth")
def maxwidth(rt: Interpreter, self: RPretty) -> Value:
    return self.page.limit


@pretty_print.method("indent")
def indent_(rt: Interpreter, self: RPretty) -> int:
    return self.page.indent


@pretty_print.method("flush")
def flush(rt: Interpreter, self: RPretty) -> None:
    rt.send(self.output, "<<", rt.str(self.page.result()))
    self.page = Page(self.page.limit, self.page.newline)


@pretty_print.method("text")
def text_(rt: Interpreter, self: RPretty, text: str, width: Value = None) -> None:
    self.page.text(text)


@pretty_print.method("breakable")
def breakable(rt: Interpreter, self: RPretty, flat: str = " ", width: Value = None) -> None:
    self.page.breakable(flat)


@pretty_print.method("fill_breakable")
def fill_breakable(rt: Interpreter, self: RPretty, flat: str = " ", width: Value = None) -> None:
    with grouped(self, 0):
        self.page.breakable(flat)


@contextmanager
def grouped(q: RPretty, indent: int, opening: str = "", closing: str = "") -> Iterator[None]:
    around = q.page.begin(indent, opening)
    yield
    q.page.end(around, indent, closing)


@pretty_print.method("group")
def group(
    rt: Interpreter, self: RPretty, indent: int = 0, opening: str = "", closing: str = "", *widths: Value, block: RProc
) -> None:
    with grouped(self, indent, opening, closing):
        rt.call_block(block)


@pretty_print.method("nest")
def nest(rt: Interpreter, self: RPretty, indent: int, *, block: RProc) -> None:
    self.page.indent += indent
    rt.call_block(block)
    self.page.indent -= indent


def _format(width: Callable[[Value], float]) -> Callable[..., Value]:
    def write(
        rt: Interpreter, self: RClass, output: Value = None, limit: Value = WIDTH, *rest: Value, block: RProc
    ) -> Value:
        q = rt.send(self, "new", output)
        q.page.limit = width(limit)
        rt.call_block(block, q)
        flush(rt, q)
        return q.output

    return write


pretty_print.singleton("format")(_format(lambda limit: limit))
pretty_print.singleton("singleline_format")(_format(lambda limit: float("inf")))


# -- what PP adds: the ways of Ruby's own objects


@pp_class.method("pp")
def pp_value(rt: Interpreter, self: RPretty, value: Value) -> None:
    if not isinstance(value, RObject):
        self.page.text(rt.inspect(value))
        return
    with Inspecting(rt, value) as again, grouped(self, 0):
        rt.send(value, "pretty_print_cycle" if again else "pretty_print", self)


@pp_class.method("comma_breakable")
def comma_breakable(rt: Interpreter, self: RPretty) -> None:
    self.page.text(",")
    self.page.breakable()


@pp_class.method("seplist")
def seplist(
    rt: Interpreter, self: RPretty, values: Value, separator: Value = None, walk: Value = None, *, block: RProc
) -> None:
    first = True

    def each(receiver: Value, args: List[Value], kw: Any, inner: Any) -> None:
        nonlocal first
        if not first:
            if separator is None:
                comma_breakable(rt, self)
            else:
                rt.send(separator, "call")
        first = False
        rt.call_block(block, *args)

    rt.send(values, "each" if walk is None else rt.name(walk), block=rt.native_proc(each))


def opening_of(rt: Interpreter, value: RObject) -> str:
    return "#<%s:%s" % (real_name(rt, value.cls), address(value))


@pp_class.method("object_group")
def object_group(rt: Interpreter, self: RPretty, value: Value, *, block: RProc) -> None:
    with grouped(self, 1, "#<" + rt.class_name(value), ">"):
        rt.call_block(block)


@pp_class.method("object_address_group")
def object_address_group(rt: Interpreter, self: RPretty, value: Value, *, block: RProc) -> None:
    with grouped(self, 1, opening_of(rt, value), ">"):
        rt.call_block(block)


def assigned(rt: Interpreter, q: RPretty, name: str, value: Value) -> None:
    q.page.breakable()
    q.page.text(name + "=")
    with grouped(q, 1):
        q.page.breakable("")
        pp_value(rt, q, value)


@pp_class.method("pp_object")
def pp_object(rt: Interpreter, self: RPretty, value: Value) -> None:
    with grouped(self, 1, opening_of(rt, value), ">"):
        for at, name in enumerate(rt.to_ary(rt.send(value, "pretty_print_instance_variables"))):
            if at:
                self.page.text(",")
            assigned(rt, self, rt.name(name), rt.ivar_get(value, rt.name(name)))


def separate(rt: Interpreter, q: RPretty, at: int) -> None:
    if at:
        comma_breakable(rt, q)


@pp_class.method("pp_hash")
def pp_hash(rt: Interpreter, self: RPretty, value: RHash) -> None:
    with grouped(self, 1, "{", "}"):
        for at, (key, item) in enumerate(value.items()):
            separate(rt, self, at)
            with grouped(self, 0):
                pp_value(rt, self, key)
                self.page.text("=>")
                with grouped(self, 1):
                    self.page.breakable("")
                    pp_value(rt, self, item)


@pp_class.singleton("width_for")
def width_for(rt: Interpreter, self: Value, out: Value) -> int:
    return WIDTH


def printed(rt: Interpreter, value: Value, limit: float = WIDTH) -> str:
    q = RPretty(rt.classes["PP"])
    q.page.limit = limit
    pp_value(rt, q, value)
    return q.page.result()


@pp_class.singleton("pp")
def pp(rt: Interpreter, self: Value, value: Value, out: Value = None, width: int = WIDTH) -> Value:
    target = rt.gvar_get("$stdout") if out is None else out
    rt.send(target, "<<", rt.str(printed(rt, value, width) + "\n"))
    return target


@pp_class.singleton("singleline_pp")
def singleline_pp(rt: Interpreter, self: Value, value: Value, out: Value = None) -> Value:
    target = rt.gvar_get("$stdout") if out is None else out
    rt.send(target, "<<", rt.str(printed(rt, value, float("inf"))))
    return target


# -- any object


@mixin.method("pretty_print")
def object_pretty_print(rt: Interpreter, self: Value, q: RPretty) -> None:
    """An ``inspect`` of its own says how an object looks."""
    own = rt.class_of(self).find("inspect")
    if own is not None and own.owner is rt.m_kernel and isinstance(self, RObject):
        pp_object(rt, q, self)
    else:
        q.page.text(rt.inspect(self))


@mixin.method("pretty_print_cycle")
def object_cycle(rt: Interpreter, self: RObject, q: RPretty) -> None:
    with grouped(q, 1, opening_of(rt, self), ">"):
        q.page.breakable()
        q.page.text("...")


@mixin.method("pretty_print_instance_variables")
def instance_variables(rt: Interpreter, self: Value) -> Value:
    return rt.send(rt.send(self, "instance_variables"), "sort")


@mixin.method("pretty_print_inspect")
def pretty_print_inspect(rt: Interpreter, self: Value) -> RString:
    own = rt.class_of(self).find("pretty_print")
    if own is None or own.owner.name == "PP::ObjectMixin":
        raise rt.error("RuntimeError", "pretty_print is not overridden for %s" % rt.class_name(self))
    made: RString = rt.str(printed(rt, self, float("inf")))
    return made


def elements(rt: Interpreter, q: RPretty, values: List[Value]) -> None:
    for at, value in enumerate(values):
        separate(rt, q, at)
        pp_value(rt, q, value)


def load(rt: Interpreter) -> None:
    from pysolo.ruby.stdlib import pp_core

    for native in pp_core.CLASSES:
        rt.install(native)
    rt.include(rt.classes["PP::ObjectMixin"], rt.c_object)


CLASSES = (pretty_print, pp_class, mixin)
