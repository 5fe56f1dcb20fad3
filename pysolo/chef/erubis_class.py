"""Erubis as libraries of cookbooks use it themselves: ``Erubis::Eruby.new(text).result(binding)``, ``evaluate(context)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RHash, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

eruby_class = NativeClass("Erubis::Eruby", allocator=lambda cls: Eruby(cls))
fast_class = NativeClass("Erubis::FastEruby", superclass="Erubis::Eruby")
context_class = NativeClass("Erubis::Context")


class Eruby(RObject):
    """``src`` is the template as Ruby."""

    __slots__ = ("src", "filename")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.src = ""
        self.filename = "(erubis)"


@eruby_class.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: Eruby, text: str, options: Value = None) -> None:
    from pysolo.ruby.erubis import erubis_to_ruby

    self.src = erubis_to_ruby(text)
    if isinstance(options, RHash) and options.get(rt.sym("filename")) is not None:
        self.filename = rt.to_s(options.get(rt.sym("filename")))


@eruby_class.singleton("load_file")
def load_file(rt: Interpreter, self: RClass, path: str, options: Value = None) -> Value:
    from pysolo.chef.session import session_of

    made: Eruby = rt.send(self, "new", rt.str(session_of(rt).system.read_text(path)))
    made.filename = path
    return made


@eruby_class.method("src")
def source(rt: Interpreter, self: Eruby) -> str:
    return self.src


@eruby_class.method("filename")
def filename(rt: Interpreter, self: Eruby) -> str:
    return self.filename


@eruby_class.method("result")
def result(rt: Interpreter, self: Eruby, given: Value = None) -> Value:
    """With a Binding its locals are seen, with a Hash its keys are locals."""
    if given is None or isinstance(given, RHash):
        code = "proc { |_context| %s%s\n}" % (_locals(rt, given), self.src)
        return rt.call_proc(rt.eval_source(code, self.filename), given)
    return rt.send(given, "eval", rt.str(self.src), rt.str(self.filename))


def _locals(rt: Interpreter, given: Value) -> str:
    if given is None:
        return ""
    names = [(rt.to_s(key), rt.inspect(key)) for key in given]
    return "".join("%s = _context[%s]; " % pair for pair in names if pair[0].isidentifier())


@eruby_class.method("evaluate")
def evaluate(rt: Interpreter, self: Eruby, given: Value = None) -> Value:
    """With the keys of a Hash as instance variables, or with an object as self."""
    if given is None or isinstance(given, RHash):
        context = rt.send(rt.classes["Erubis::Context"], "new", given)
    else:
        context = given
    return rt.instance_exec(rt.eval_source("proc { %s\n}" % self.src, self.filename), context)


@context_class.method("initialize", visibility="private")
def initialize_context(rt: Interpreter, self: RObject, variables: Value = None) -> None:
    if isinstance(variables, RHash):
        for key, value in variables.items():
            rt.ivar_set(self, "@" + rt.to_s(key), value)


@context_class.method("[]")
def fetch(rt: Interpreter, self: RObject, name: Value) -> Value:
    return rt.ivar_get(self, "@" + rt.to_s(name))


@context_class.method("[]=")
def store(rt: Interpreter, self: RObject, name: Value, value: Value) -> Value:
    rt.ivar_set(self, "@" + rt.to_s(name), value)
    return value


CLASSES = (eruby_class, fast_class, context_class)
