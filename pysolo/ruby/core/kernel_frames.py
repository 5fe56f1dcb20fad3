"""Kernel: what looks at the running frames - caller, binding, eval, block_given? - and the class Binding."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RObject, RProc, RRange, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.frames import Frame
    from pysolo.ruby.runtime.interpreter import Interpreter

kernel = NativeClass("Kernel", module=True)
binding_class = NativeClass("Binding")


class RBinding(RObject):
    """``binding``: a frame of its own above the one that was running."""

    __slots__ = ("frame",)

    def __init__(self, cls: RClass, frame: Frame) -> None:
        super().__init__(cls)
        self.frame = frame


def location(rt: Interpreter, line: str) -> Value:
    """A Thread::Backtrace::Location of "FILE:LINE:in `name'"."""
    from pysolo.ruby.core.thread_backtrace import RLocation

    return RLocation(rt.const_get("Thread::Backtrace::Location"), line)


@kernel.module_function("binding")
def binding(rt: Interpreter, self: Value) -> RBinding:
    return RBinding(rt.c_binding, rt.binding_frame())


@kernel.module_function("eval")
def eval_(
    rt: Interpreter, self: Value, source: str, scope: Value = None, file: Value = None, line: Value = None
) -> Value:
    frame = scope.frame if isinstance(scope, RBinding) else rt.binding_frame()
    name = rt.to_str(file) if file is not None else "(eval)"
    return rt.eval_in_frame(source, frame, name, 1 if line is None else rt.to_int(line))


@kernel.module_function("local_variables")
def local_variables(rt: Interpreter, self: Value) -> RArray:
    return rt.array([rt.sym(name) for name in rt.frame.locals() if is_plain(name)])


def is_plain(name: str) -> bool:
    return name.isidentifier()


@kernel.module_function("global_variables")
def global_variables(rt: Interpreter, self: Value) -> RArray:
    return rt.array([rt.sym(name) for name in {**rt.globals, **rt.global_hooks, **rt.global_aliases}])


@kernel.module_function("block_given?", "iterator?")
def block_given(rt: Interpreter, self: Value) -> bool:
    return rt.frame.block is not None


@kernel.module_function("__method__")
def current_method(rt: Interpreter, self: Value) -> Value:
    method = rt.frame.method
    return None if method is None else rt.sym(method.original_name)


@kernel.module_function("__callee__")
def current_callee(rt: Interpreter, self: Value) -> Value:
    method = rt.frame.method
    return None if method is None else rt.sym(method.name)


@kernel.module_function("__dir__")
def current_folder(rt: Interpreter, self: Value) -> Optional[str]:
    file = rt.frame.file
    return None if file.startswith("(eval") else os.path.dirname(os.path.realpath(file))


@kernel.module_function("caller")
def caller(rt: Interpreter, self: Value, start: Value = 1, count: Value = None) -> Optional[RArray]:
    lines = caller_lines(rt, start, count)
    return None if lines is None else rt.array([rt.str(line) for line in lines])


@kernel.module_function("caller_locations")
def caller_locations(rt: Interpreter, self: Value, start: Value = 1, count: Value = None) -> Optional[RArray]:
    lines = caller_lines(rt, start, count)
    return None if lines is None else rt.array([location(rt, line) for line in lines])


def caller_lines(rt: Interpreter, start: Value, count: Value) -> Optional[List[str]]:
    lines: List[str] = rt.backtrace()
    if isinstance(start, RRange):
        low = rt.to_int(start.low)
        high = len(lines) if start.high is None else rt.to_int(start.high) + (0 if start.exclusive else 1)
        return lines[low : high if high > 0 else len(lines) + high]
    first = rt.to_int(start)
    if first < 0:
        raise rt.error("ArgumentError", "negative level (%d)" % first)
    if first > len(lines):
        return None
    return lines[first:] if count is None else lines[first : first + rt.to_int(count)]


@kernel.module_function("lambda")
def lambda_(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> RProc:
    if block is None:
        raise rt.error("ArgumentError", "tried to create Proc object without a block")
    return block


@kernel.module_function("proc")
def proc(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> RProc:
    if block is None:
        raise rt.error("ArgumentError", "tried to create Proc object without a block")
    return block


@binding_class.method("eval")
def binding_eval(rt: Interpreter, self: RBinding, source: str, file: Value = None, line: Value = 1) -> Value:
    return rt.eval_in_frame(source, self.frame, "(eval)" if file is None else rt.to_str(file), rt.to_int(line))


@binding_class.method("local_variables")
def binding_locals(rt: Interpreter, self: RBinding) -> RArray:
    return rt.array([rt.sym(name) for name in self.frame.locals() if is_plain(name)])


@binding_class.method("local_variable_get")
def local_variable_get(rt: Interpreter, self: RBinding, name: Name) -> Value:
    frame = self.frame.find_local(name)
    if frame is None:
        raise rt.error(
            "NameError",
            "local variable `%s' is not defined for %s" % (name, rt.inspect(self)),
            name=rt.sym(name),
            receiver=self,
        )
    return frame.locals()[name]


@binding_class.method("local_variable_set")
def local_variable_set(rt: Interpreter, self: RBinding, name: Name, value: Value) -> Value:
    if not (is_plain(name) and not name[0].isupper()):
        raise rt.error(
            "NameError", "wrong local variable name `%s' for %s" % (name, rt.inspect(self)), name=rt.sym(name)
        )
    frame = self.frame.find_local(name)
    if frame is None:
        rt.eval_in_frame("%s = nil" % name, self.frame)
        frame = self.frame.find_local(name)
        assert frame is not None
    slot = frame.scope.names[name]
    frame.vars.extend([None] * (slot + 1 - len(frame.vars)))
    frame.vars[slot] = value
    return value


@binding_class.method("local_variable_defined?")
def local_variable_defined(rt: Interpreter, self: RBinding, name: Name) -> bool:
    return self.frame.find_local(name) is not None


@binding_class.method("receiver")
def receiver(rt: Interpreter, self: RBinding) -> Value:
    return self.frame.self_obj


@binding_class.method("source_location")
def source_location(rt: Interpreter, self: RBinding) -> RArray:
    return rt.array([rt.str(self.frame.file), self.frame.line])


object_class = NativeClass("Object", superclass="BasicObject")
object_class.constants["TOPLEVEL_BINDING"] = lambda rt: RBinding(rt.c_binding, rt.binding_frame(rt.frame))

CLASSES = (object_class, kernel, binding_class)
