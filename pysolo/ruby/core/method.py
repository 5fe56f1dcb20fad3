"""Method and UnboundMethod."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RHash, RMethod, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

method = NativeClass("Method")
unbound_method = NativeClass("UnboundMethod")


class RMethodObject(RObject):
    """A method together with its receiver; of an UnboundMethod the receiver is UNSET."""

    __slots__ = ("method", "name", "origin", "receiver")

    def __init__(self, cls: RClass, receiver: Value, name: str, found: RMethod, origin: RClass) -> None:
        super().__init__(cls)
        self.receiver = receiver
        self.name = name
        self.method = found
        self.origin = origin  # the class that was asked


def method_object(rt: Interpreter, receiver: Value, name: str) -> RMethodObject:
    """``receiver.method(name)``; asks ``respond_to_missing?`` for methods that only ``method_missing`` knows."""
    cls = rt.class_of(receiver)
    found = cls.find(name)
    if found is None:
        if not rt.truthy(rt.send(receiver, "respond_to_missing?", rt.sym(name), True)):
            raise undefined(rt, name, cls, receiver)

        def through_missing(target: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
            return rt.send(target, "method_missing", rt.sym(name), *args, kw=kw, block=block)

        found = RMethod(name, through_missing, cls.real)
    return RMethodObject(rt.classes["Method"], receiver, name, found, cls)


def undefined(rt: Interpreter, name: str, cls: RClass, receiver: Value) -> Exception:
    if isinstance(receiver, RClass) and cls.is_singleton:
        place = "class `#<Class:%s>'" % rt.inspect(receiver)
    else:
        place = "%s `%s'" % ("module" if cls.is_module else "class", rt.inspect(cls))
    error: Exception = rt.error(
        "NameError", "undefined method `%s' for %s" % (name, place), name=rt.sym(name), receiver=receiver
    )
    return error


def unbound(rt: Interpreter, cls: RClass, name: str) -> RMethodObject:
    found = cls.find(name)
    if found is None:
        raise (
            undefined(rt, name, cls, cls if not cls.is_singleton else cls.attached)
            if not cls.is_module
            else rt.error(
                "NameError", "undefined method `%s' for module `%s'" % (name, rt.inspect(cls)), name=rt.sym(name)
            )
        )
    return RMethodObject(rt.classes["UnboundMethod"], UNSET, name, found, cls)


def as_method_body(rt: Interpreter, owner: RClass, name: str, body: Value, block: Optional[RProc]) -> RMethod:
    """The method that ``define_method(name, body)`` or ``define_method(name) { }`` stands for."""
    if isinstance(body, RMethodObject):
        old = body.method
        if not old.owner.is_module and not old.owner.is_singleton and not owner.is_subclass_of(old.owner):
            raise rt.error("TypeError", "bind argument must be a subclass of %s" % rt.inspect(old.owner))
        return RMethod(name, old.fn, owner, "public", old.arity, old.params, old.file, old.line, old.original_name)
    code = body if body is not UNSET else block
    if code is None:
        raise rt.error("ArgumentError", "tried to create Proc object without a block")
    if not isinstance(code, RProc):
        raise rt.error("TypeError", "wrong argument type %s (expected Proc/Method/UnboundMethod)" % rt.class_name(code))
    return rt.method_from_block(owner, name, code)


@method.method("call", "===", "[]")
def call(rt: Interpreter, self: RMethodObject, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    return rt.call_method(self.receiver, self.method, args, kw, block)


@method.method("to_proc")
def to_proc(rt: Interpreter, self: RMethodObject) -> RProc:
    receiver, found = self.receiver, self.method

    def run(args: Any, kw: Any, block: Any) -> Value:
        return rt.call_method(receiver, found, list(args), kw, block)

    made: RProc = rt.native_proc(run, found.arity, True)
    made.params = found.params
    made.from_method = found
    made.self_obj = receiver
    return made


@method.method("unbind")
def unbind(rt: Interpreter, self: RMethodObject) -> RMethodObject:
    return RMethodObject(rt.classes["UnboundMethod"], UNSET, self.name, self.method, self.origin)


@method.method("receiver")
def receiver(rt: Interpreter, self: RMethodObject) -> Value:
    return self.receiver


@method.method("curry")
def curry(rt: Interpreter, self: RMethodObject, arity: Value = UNSET) -> Value:
    as_proc = to_proc(rt, self)
    return rt.send(as_proc, "curry") if arity is UNSET else rt.send(as_proc, "curry", arity)


@method.method("super_method")
def super_method(rt: Interpreter, self: RMethodObject) -> Optional[RMethodObject]:
    found = rt.class_of(self.receiver).find_after(self.method.owner, self.method.name)
    return None if found is None else RMethodObject(self.cls, self.receiver, self.name, found, found.owner)


@method.method(">>")
def then_call(rt: Interpreter, self: RMethodObject, other: Value) -> RProc:
    return compose(rt, self, other, True)


@method.method("<<")
def call_after(rt: Interpreter, self: RMethodObject, other: Value) -> RProc:
    return compose(rt, other, self, True)


def compose(rt: Interpreter, first: Value, second: Value, is_lambda: bool) -> RProc:
    """The proc that gives ``first``'s result to ``second``."""
    for part in (first, second):
        if not isinstance(part, (RProc, RMethodObject)) and not rt.respond_to(part, "call"):
            raise rt.error("TypeError", "callable object is expected")

    def run(args: Any, kw: Any, block: Any) -> Value:
        return rt.send(second, "call", rt.send(first, "call", *args, kw=kw, block=block))

    made: RProc = rt.native_proc(run, -1, is_lambda)
    made.params = (("rest", None),)
    return made


def parameter_list(rt: Interpreter, params: Any) -> RArray:
    return rt.array(
        [rt.array([rt.sym(kind)] if name is None else [rt.sym(kind), rt.sym(name)]) for kind, name in params]
    )


FORWARDED = (("rest", "*"), ("keyrest", "**"), ("block", "&"))  # what `...` stands for


def describe(rt: Interpreter, self: RMethodObject) -> str:
    """``#<Method: String#upcase() ...>`` as MRI 3.1 writes it."""
    found = self.method
    if self.receiver is not UNSET and found.owner.is_singleton:
        where = rt.inspect(self.receiver) + "."
    else:
        asked = self.origin.real
        where = rt.inspect(asked)
        if found.owner is not asked:
            where += "(%s)" % rt.inspect(found.owner)
        where += "#"
    shown = []
    params = found.params
    if params[-3:] == FORWARDED:
        params = params[:-3]
    for kind, name in params:
        label = name or {"rest": "", "keyrest": "", "block": ""}.get(kind, "_")
        form = {
            "req": "%s",
            "opt": "%s=...",
            "rest": "*%s",
            "keyreq": "%s:",
            "key": "%s: ...",
            "keyrest": "**%s",
            "block": "&%s",
        }
        shown.append(form.get(kind, "%s") % label if kind != "nokey" else "**nil")
    if params is not found.params:
        shown.append("...")
    alias = "" if found.original_name == self.name else "(%s)" % found.original_name
    place = " %s:%d" % (found.file, found.line) if found.file else ""
    return "#<%s: %s%s%s(%s)%s>" % (self.cls.real.name, where, self.name, alias, ", ".join(shown), place)


for _kind in (method, unbound_method):

    @_kind.method("arity")
    def arity(rt: Interpreter, self: RMethodObject) -> int:
        return self.method.arity

    @_kind.method("name")
    def name(rt: Interpreter, self: RMethodObject) -> Value:
        return rt.sym(self.name)

    @_kind.method("original_name")
    def original_name(rt: Interpreter, self: RMethodObject) -> Value:
        return rt.sym(self.method.original_name)

    @_kind.method("owner")
    def owner(rt: Interpreter, self: RMethodObject) -> RClass:
        return self.method.owner

    @_kind.method("parameters")
    def parameters(rt: Interpreter, self: RMethodObject) -> RArray:
        return parameter_list(rt, self.method.params)

    @_kind.method("source_location")
    def source_location(rt: Interpreter, self: RMethodObject) -> Optional[RArray]:
        found = self.method
        return None if found.file is None else rt.array([rt.str(found.file), found.line])

    @_kind.method("inspect", "to_s")
    def inspect(rt: Interpreter, self: RMethodObject) -> str:
        return describe(rt, self)

    @_kind.method("==", "eql?")
    def equal(rt: Interpreter, self: RMethodObject, other: Value) -> bool:
        return (
            isinstance(other, RMethodObject)
            and other.cls.real is self.cls.real
            and other.receiver is self.receiver
            and other.method.fn is self.method.fn
        )

    @_kind.method("hash")
    def hash_(rt: Interpreter, self: RMethodObject) -> int:
        return hash((id(self.receiver), id(self.method.fn)))


def _visibility_question(kind: NativeClass, visibility: str) -> None:
    @kind.method(visibility + "?")
    def is_so(rt: Interpreter, self: RMethodObject) -> bool:
        return self.method.visibility == visibility


for _kind in (method, unbound_method):
    for _visibility in ("public", "protected", "private"):
        _visibility_question(_kind, _visibility)


@unbound_method.method("bind")
def bind(rt: Interpreter, self: RMethodObject, target: Value) -> RMethodObject:
    owner = self.method.owner
    if not owner.is_module and not rt.is_a(target, owner):
        raise rt.error("TypeError", "bind argument must be an instance of %s" % rt.inspect(owner))
    return RMethodObject(rt.classes["Method"], target, self.name, self.method, rt.class_of(target))


@unbound_method.method("bind_call")
def bind_call(
    rt: Interpreter, self: RMethodObject, args: List[Value], kw: Optional[RHash], block: Optional[RProc]
) -> Value:
    bound = bind(rt, self, args[0])
    return rt.call_method(args[0], bound.method, args[1:], kw, block)


CLASSES = (method, unbound_method)
