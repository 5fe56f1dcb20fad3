"""Calling: methods by name, blocks, and what happens when a method is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, List, Optional, Sequence

from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.frames import Context, Cref, Frame
from pysolo.ruby.runtime.highlight import highlighted
from pysolo.ruby.runtime.objects import UNSET, RClass, RHash, RMethod, RObject, RProc, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter
    from pysolo.ruby.runtime.objects import NativeFn


def send(
    rt: Interpreter, recv: Value, name: str, *args: Value, kw: Optional[RHash] = None, block: Optional[RProc] = None
) -> Value:
    """Call any method, whatever its visibility."""
    try:
        fn = recv.cls.calls[name]
    except (AttributeError, KeyError):
        fn = find_any(rt, recv, name)
    return fn(recv, list(args), kw, block)


def public_send(
    rt: Interpreter, recv: Value, name: str, *args: Value, kw: Optional[RHash] = None, block: Optional[RProc] = None
) -> Value:
    """Call a method as code outside the object may."""
    try:
        fn = recv.cls.public[name]
    except (AttributeError, KeyError):
        fn = find_public(rt, recv, name, UNSET)
    return fn(recv, list(args), kw, block)


def call_method(
    rt: Interpreter,
    recv: Value,
    method: RMethod,
    args: List[Value],
    kw: Optional[RHash] = None,
    block: Optional[RProc] = None,
) -> Value:
    fn = method.fn
    assert fn is not None
    return fn(recv, args, kw, block)


def find_any(rt: Interpreter, recv: Value, name: str, vcall: bool = False) -> NativeFn:
    """The function behind ``name`` for a call on self; ``method_missing`` when there is none."""
    cls = rt.class_of(recv)
    method = cls.find(name)
    if method is None:
        return missing(rt, recv, name, "vcall" if vcall else "fcall")
    fn = method.fn
    assert fn is not None
    cls.calls[name] = fn
    return fn


def find_public(rt: Interpreter, recv: Value, name: str, caller: Value) -> NativeFn:
    """The function behind ``name`` for a call with a receiver, by code whose self is ``caller``."""
    cls = rt.class_of(recv)
    method = cls.find(name)
    if method is None:
        return missing(rt, recv, name, "undefined")
    fn = method.fn
    assert fn is not None
    if method.visibility == "public":
        cls.public[name] = fn
        return fn
    if method.visibility == "protected" and caller is not UNSET:
        owner = method.aliased_owner or method.owner
        if owner.is_singleton:
            owner = owner.real
        if rt.is_a(caller, owner):
            return fn
    return missing(rt, recv, name, method.visibility)


def missing(rt: Interpreter, recv: Value, name: str, why: str) -> NativeFn:
    """A function that asks the object's own ``method_missing``, or one that raises NoMethodError or NameError."""
    method = rt.class_of(recv).find("method_missing")
    if method is None or method.owner is rt.c_basic_object:

        def refuse(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
            raise undefined(rt, recv, name, why, args if kw is None else [*args, kw])

        return refuse
    symbol = rt.sym(name)
    fn = method.fn
    assert fn is not None
    found = fn

    def call_missing(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        outer = rt.missing_reason
        rt.missing_reason = why
        try:
            return found(self, [symbol, *args], kw, block)
        finally:
            rt.missing_reason = outer

    return call_missing


def describe_receiver(rt: Interpreter, recv: Value) -> str:
    """How NoMethodError names the receiver: short inspect for nil, true, false, main and classes, else class and address."""
    if recv is None:
        return "nil:NilClass"
    if recv is True:
        return "true:TrueClass"
    if recv is False:
        return "false:FalseClass"
    if recv is rt.top:
        return "main:Object"
    if isinstance(recv, RClass):
        name = rt.inspect(recv)
        return name if name.startswith("#<") else "%s:%s" % (name, rt.class_name(recv))
    shown: Optional[str] = None
    method = rt.class_of(recv).find("inspect")
    if method is not None:
        try:
            shown = rt.inspect(recv)
        except Exception as error:
            if rt.rescue_python(error) is None:
                raise
            shown = None
    if shown is None:
        shown = rt.any_to_s(recv)
    return shown if shown.startswith("#<") else "%s:%s" % (shown, rt.class_name(recv))


def undefined(rt: Interpreter, recv: Value, name: str, why: str, args: Sequence[Value] = ()) -> RubyError:
    where = describe_receiver(rt, recv)
    if why == "vcall":
        text = "undefined local variable or method `%s' for %s" % (name, where)
        return rt.error("NameError", highlighted(rt, text, name, "self"), name=rt.sym(name), receiver=recv)
    if why in ("private", "protected"):
        text = "%s method `%s' called for %s" % (why, name, where)
    elif why == "super":
        text = "super: no superclass method `%s' for %s" % (name, where)
    else:
        text = "undefined method `%s' for %s" % (name, where)
    if why != "super":
        text = highlighted(rt, text, name, "self" if why == "fcall" else "call")
    private = why in ("fcall", "super")
    details = {"name": rt.sym(name), "receiver": recv, "args": rt.array(list(args)), "private_call": private}
    return rt.error("NoMethodError", text, **details)


def respond_to(rt: Interpreter, recv: Value, name: str, private: bool = False) -> bool:
    cls = rt.class_of(recv)
    asked = cls.find("respond_to?")
    if asked is not None and asked.owner.name != "Kernel":
        found = rt.send(recv, "respond_to?", rt.sym(name), *([True] if private and asked.arity != 1 else []))
        return found is not None and found is not False
    method = cls.find(name)
    if method is not None and (private or method.visibility == "public"):
        return True
    hook = cls.find("respond_to_missing?")
    if hook is None or hook.owner.name in ("Kernel", "Object", "BasicObject"):
        return False
    found = rt.call_method(recv, hook, [rt.sym(name), private], None, None)
    return found is not None and found is not False


def check_send(rt: Interpreter, recv: Value, name: str) -> Value:
    """Call a conversion method if the object has it, UNSET when not. An own ``method_missing`` is asked too, as Ruby does."""
    cls = rt.class_of(recv)
    method = cls.find(name)
    if method is not None:
        return call_method(rt, recv, method, [])
    hook = cls.find("method_missing")
    if hook is None or hook.owner is rt.c_basic_object:
        return UNSET
    answers = cls.find("respond_to_missing?")
    if answers is not None and answers.owner is not rt.m_kernel:
        found = call_method(rt, recv, answers, [rt.sym(name), True])
        if found is None or found is False:
            return UNSET
    try:
        return call_method(rt, recv, hook, [rt.sym(name)])
    except RubyError as error:
        if (
            not rt.is_a(error.exc, rt.classes["NoMethodError"])
            or getattr(error.exc.details.get("name"), "name", None) != name
        ):
            raise
        return UNSET


def call_block(
    rt: Interpreter, block: RProc, *args: Value, kw: Optional[RHash] = None, block_arg: Optional[RProc] = None
) -> Value:
    """What ``yield`` does."""
    return block.call(UNSET, list(args), kw, block_arg)


def call_proc(
    rt: Interpreter, proc: RProc, *args: Value, kw: Optional[RHash] = None, block_arg: Optional[RProc] = None
) -> Value:
    """``Proc#call``"""
    return proc.call(UNSET, list(args), kw, block_arg)


def instance_exec(
    rt: Interpreter,
    block: RProc,
    self_obj: Value,
    *args: Value,
    kw: Optional[RHash] = None,
    block_arg: Optional[RProc] = None,
    cref: Optional[RClass] = None,
) -> Value:
    """Run a block with another self. ``cref``: where it defines methods (self's singleton class when not given)."""
    body = block.body
    if body is None:
        return block.call(self_obj, list(args), kw, block_arg)
    env: Frame = block.env
    outer = env.context
    if cref is not None:
        scope = Cref(cref, outer.cref, lexical=False)
    else:
        scope = Cref(None, outer.cref, lexical=False, target=self_obj)
    return body.invoke(env, self_obj, list(args), kw, block_arg, Context(outer.method, scope), block.tag)


def native_proc(rt: Interpreter, fn: Callable[..., Value], arity: int = -1, is_lambda: bool = False) -> RProc:
    """A block made of a Python function ``fn(args, kw, block)`` or ``fn(self, args, kw, block)``."""
    count = fn.__code__.co_argcount - (1 if hasattr(fn, "__self__") else 0)
    if count == 4:
        return RProc(rt.c_proc, fn, None, arity, (("rest", None),), is_lambda)

    def call(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        return fn(args, kw, block)

    return RProc(rt.c_proc, call, None, arity, (("rest", None),), is_lambda)


def to_proc(rt: Interpreter, value: Value) -> Optional[RProc]:
    """``&value`` in an argument list."""
    if value is None or type(value) is RProc:
        return value
    if type(value) is RSymbol:
        if value.proc is None:
            value.proc = symbol_proc(rt, value.name)
        return value.proc
    if isinstance(value, RProc):
        return value
    if isinstance(value, RObject) and rt.respond_to(value, "to_proc", True):
        found = rt.send(value, "to_proc")
        if isinstance(found, RProc):
            return found
    raise rt.error("TypeError", "wrong argument type %s (expected Proc)" % rt.class_name(value))


def symbol_proc(rt: Interpreter, name: str) -> RProc:
    def call(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        if not args:
            raise rt.error("ArgumentError", "no receiver given")
        recv = args[0]
        try:
            fn = recv.cls.public[name]
        except (AttributeError, KeyError):
            fn = find_public(rt, recv, name, UNSET)
        return fn(recv, args[1:], kw, block)

    return RProc(rt.c_proc, call, None, -2, (("req", None), ("rest", None)), True)


def method_from_block(rt: Interpreter, cls: RClass, name: str, proc: RProc, visibility: str = "public") -> RMethod:
    """The method that ``define_method`` makes of a block: strict about arguments, ``return`` leaves it."""
    body = proc.body
    if body is None:
        native = proc.call
        is_method = proc.from_method is not None

        def call_native(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
            return native(UNSET if is_method else self, args, kw, block)

        return RMethod(name, call_native, cls, visibility, proc.arity, proc.params, proc.file, proc.line)
    return body.as_method(rt, cls, name, proc, visibility)  # type: ignore[no-any-return]


def enumerator(rt: Interpreter, recv: Value, method: str, *args: Value, size: Value = None) -> Value:
    """What an iterating native returns when it is called without a block."""
    sizer = None if size is None else native_proc(rt, lambda given, kw, block: size)
    return rt.send(recv, "enum_for", rt.sym(method), *args, block=sizer)
