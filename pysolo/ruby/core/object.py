"""BasicObject and the methods that every object has from Kernel: identity, copying, asking about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RClass, RHash, RObject, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

basic_object = NativeClass("BasicObject", superclass=None)
kernel = NativeClass("Kernel", module=True)
object_class = NativeClass("Object", superclass="BasicObject")


def object_id(rt: Interpreter, value: Value) -> int:
    """``object_id``: MRI's own formula for the immediate values, a running number for the rest.

    Whoever was asked stays in memory: a number must not be given twice.
    """
    if type(value) is int:
        return 2 * value + 1
    if value is None:
        return 8
    if value is True:
        return 20
    if value is False:
        return 0
    if type(value) is float:
        return hash(("f", value)) & 0xFFFFFFFFFFF | 2
    known: Dict[int, Tuple[Value, int]] = rt.__dict__.setdefault("object_ids", {})
    return known.setdefault(id(value), (value, 8 * len(known) + 16))[1]


def address(value: Value) -> str:
    return "0x%016x" % (id(value) & ~7)


def identical(a: Value, b: Value) -> bool:
    """``equal?``: numbers are the same object when they are the same number."""
    if a is b:
        return True
    kind = type(a)
    return kind is type(b) and kind in (int, float) and bool(a == b)


def any_to_s(rt: Interpreter, value: Value) -> str:
    return (
        "#<%s>" % rt.class_of(value).real.name
        if not isinstance(value, RObject)
        else "#<%s:%s>"
        % (
            real_name(rt, value.cls),
            address(value),
        )
    )


def real_name(rt: Interpreter, cls: RClass) -> str:
    cls = cls.real
    return cls.name if cls.name is not None else "#<Class:%s>" % address(cls)


@basic_object.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: Value) -> None:
    return None


@basic_object.method("==", "equal?")
def equal(rt: Interpreter, self: Value, other: Value) -> bool:
    return identical(self, other)


@basic_object.method("!")
def negate(rt: Interpreter, self: Value) -> bool:
    return self is None or self is False


@basic_object.method("!=")
def not_equal(rt: Interpreter, self: Value, other: Value) -> bool:
    return not rt.eq(self, other)


@basic_object.method("__id__")
def basic_id(rt: Interpreter, self: Value) -> int:
    return object_id(rt, self)


@basic_object.method("__send__")
def basic_send(rt: Interpreter, self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    if not args:
        raise rt.error("ArgumentError", "no method name given")
    return rt.send(self, rt.name(args[0]), *args[1:], kw=kw, block=block)


@basic_object.method("method_missing", visibility="private")
def method_missing(
    rt: Interpreter, self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]
) -> Value:
    raise rt.undefined(self, rt.name(args[0]), rt.missing_reason, args[1:])


@basic_object.method("instance_eval")
def instance_eval(
    rt: Interpreter,
    self: Value,
    source: Value = UNSET,
    file: Value = None,
    line: Value = 1,
    *,
    block: Optional[RProc] = None,
) -> Value:
    if block is not None:
        return rt.instance_exec(block, self, self)
    if source is UNSET:
        raise rt.error("ArgumentError", "wrong number of arguments (given 0, expected 1..3)")
    return rt.instance_eval_text(rt.to_str(source), self, "(eval)" if file is None else rt.to_str(file), line)


@basic_object.method("instance_exec")
def instance_exec(
    rt: Interpreter, self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]
) -> Value:
    if block is None:
        raise rt.error("LocalJumpError", "no block given")
    return rt.instance_exec(block, self, *args, kw=kw)


for _hook in ("singleton_method_added", "singleton_method_removed", "singleton_method_undefined"):

    @basic_object.method(_hook, visibility="private")
    def singleton_hook(rt: Interpreter, self: Value, name: Value) -> None:
        return None


@kernel.method("===")
def case_equal(rt: Interpreter, self: Value, other: Value) -> bool:
    return identical(self, other) or rt.eq(self, other)


@kernel.method("=~")
def match_operator(rt: Interpreter, self: Value, other: Value) -> None:
    return None


@kernel.method("!~")
def not_match(rt: Interpreter, self: Value, other: Value) -> bool:
    return not rt.truthy(rt.send(self, "=~", other))


@kernel.method("<=>")
def compare(rt: Interpreter, self: Value, other: Value) -> Optional[int]:
    return 0 if identical(self, other) or rt.eq(self, other) else None


@kernel.method("eql?")
def eql(rt: Interpreter, self: Value, other: Value) -> bool:
    return identical(self, other)


@kernel.method("hash")
def hash_(rt: Interpreter, self: Value) -> int:
    if isinstance(self, RObject):
        return id(self) >> 4
    return hash(self)


@kernel.method("object_id")
def object_id_(rt: Interpreter, self: Value) -> int:
    return object_id(rt, self)


@kernel.method("class")
def class_(rt: Interpreter, self: Value) -> RClass:
    return rt.class_of(self).real


@kernel.method("singleton_class")
def singleton_class(rt: Interpreter, self: Value) -> RClass:
    if type(self) in (int, float, RSymbol):
        raise rt.error("TypeError", "can't define singleton")
    return rt.singleton_class(self)


@kernel.method("nil?")
def is_nil(rt: Interpreter, self: Value) -> bool:
    return self is None


@kernel.method("is_a?", "kind_of?")
def is_a(rt: Interpreter, self: Value, module: Value) -> bool:
    if not isinstance(module, RClass):
        raise rt.error("TypeError", "class or module required")
    return rt.is_a(self, module)


@kernel.method("instance_of?")
def instance_of(rt: Interpreter, self: Value, module: Value) -> bool:
    if not isinstance(module, RClass):
        raise rt.error("TypeError", "class or module required")
    return rt.class_of(self).real is module


@kernel.method("to_s")
def to_s(rt: Interpreter, self: Value) -> str:
    if self is rt.top:
        return "main"
    return any_to_s(rt, self)


@kernel.method("inspect")
def inspect(rt: Interpreter, self: Value) -> str:
    if self is rt.top:
        return "main"
    if not isinstance(self, RObject) or not self.ivars:
        return any_to_s(rt, self)
    with Inspecting(rt, self) as again:
        head = "#<%s:%s" % (real_name(rt, self.cls), address(self))
        if again:
            return head + " ...>"
        shown = ["%s=%s" % (name, rt.inspect(value)) for name, value in self.ivars.items() if name[0] == "@"]
    return "%s %s>" % (head, ", ".join(shown)) if shown else head + ">"


class Inspecting:
    """Guards recursive ``inspect``, ``==``, ``join`` ...: entering tells whether the object is being walked already."""

    def __init__(self, rt: Interpreter, value: RObject, kind: str = "inspect") -> None:
        marks = rt.__dict__.setdefault("walking", set())
        self.marks: set[Any] = marks
        self.mark = (kind, id(value))
        self.again = self.mark in marks

    def __enter__(self) -> bool:
        self.marks.add(self.mark)
        return self.again

    def __exit__(self, *_: object) -> None:
        if not self.again:
            self.marks.discard(self.mark)


def being_walked(rt: Interpreter, value: RObject, kind: str) -> bool:
    return (kind, id(value)) in rt.__dict__.get("walking", ())


@kernel.method("itself")
def itself(rt: Interpreter, self: Value) -> Value:
    return self


@kernel.method("tap")
def tap(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        raise rt.error("LocalJumpError", "no block given (yield)")
    rt.call_block(block, self)
    return self


@kernel.method("then", "yield_self")
def then(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "then", size=1)
    return rt.call_block(block, self)


@kernel.method("display")
def display(rt: Interpreter, self: Value, port: Value = UNSET) -> None:
    if port is UNSET:
        rt.send(rt.top, "print", self)
    else:
        rt.send(port, "write", self)


def text_of(rt: Interpreter, value: Value) -> str:
    """``to_s`` of any value as Python text, quick for Strings and Symbols."""
    kind = type(value)
    if kind is RString:
        text: str = value.s
        return text
    return value.name if kind is RSymbol else rt.to_s(value)


CLASSES = (basic_object, kernel, object_class)
