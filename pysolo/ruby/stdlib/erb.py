"""ERB: templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.frames import Frame
    from pysolo.ruby.runtime.interpreter import Interpreter


class RErb(RObject):
    __slots__ = ("source", "file", "line")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.source = ""
        self.file = "(erb)"
        self.line = 1


erb = NativeClass("ERB", allocator=RErb)
util = NativeClass("ERB::Util", module=True)


def mode_text(rt: Interpreter, mode: Value) -> Optional[str]:
    """``1`` and ``2`` are old names of ">" and "<>"."""
    if mode is None or mode == 0:
        return None
    return {1: ">", 2: "<>"}.get(mode, "") if type(mode) is int else rt.to_s(mode)


@erb.method("initialize", visibility="private")
def initialize(
    rt: Interpreter,
    self: RErb,
    text: str,
    safe_level: Value = None,
    old_mode: Value = None,
    old_eoutvar: Value = None,
    *,
    trim_mode: Value = None,
    eoutvar: Value = None,
) -> None:
    from pysolo.ruby.erb import erb_to_ruby

    name = eoutvar if eoutvar is not None else old_eoutvar
    mode = trim_mode if trim_mode is not None else old_mode
    self.source = erb_to_ruby(text, mode_text(rt, mode), "_erbout" if name is None else rt.to_s(name))


@erb.method("src")
def src(rt: Interpreter, self: RErb) -> str:
    return self.source


@erb.method("filename")
def filename(rt: Interpreter, self: RErb) -> Value:
    return None if self.file == "(erb)" else rt.str(self.file)


@erb.method("filename=")
def set_filename(rt: Interpreter, self: RErb, name: Value) -> Value:
    self.file = "(erb)" if name is None else rt.to_s(name)
    return name


@erb.method("lineno")
def lineno(rt: Interpreter, self: RErb) -> int:
    return self.line - 1


@erb.method("lineno=")
def set_lineno(rt: Interpreter, self: RErb, line: int) -> int:
    self.line = line + 1
    return line


@erb.method("location=")
def set_location(rt: Interpreter, self: RErb, place: Value) -> Value:
    name, line = (rt.to_ary(place) + [None])[:2]
    set_filename(rt, self, name)
    if line is not None:
        set_lineno(rt, self, rt.to_int(line))
    return place


def new_binding(rt: Interpreter) -> Value:
    """A Binding of its own at the top level of the program that runs."""
    frame: Optional[Frame] = rt.frame
    while frame is not None and frame.scope.label != "<main>":
        frame = frame.caller
    if frame is None:
        return rt.eval_source("binding", "(erb)")
    from pysolo.ruby.core.kernel_frames import RBinding

    return RBinding(rt.c_binding, rt.binding_frame(frame))


@erb.method("result")
def result(rt: Interpreter, self: RErb, binding: Value = None) -> Value:
    if binding is None:
        binding = new_binding(rt)
    return rt.send(binding, "eval", rt.str(self.source), rt.str(self.file), self.line)


@erb.method("result_with_hash")
def result_with_hash(rt: Interpreter, self: RErb, variables: Value) -> Value:
    binding = new_binding(rt)
    named = {rt.name(key): value for key, value in rt.to_hash(variables).items()}
    if named:  # variables of its own, whatever the program has
        binding = rt.send(binding, "eval", rt.str("tap { |;%s| break binding }" % ", ".join(named)))
    for name, value in named.items():
        rt.send(binding, "local_variable_set", rt.sym(name), value)
    return result(rt, self, binding)


@erb.method("run")
def run(rt: Interpreter, self: RErb, binding: Value = None) -> None:
    rt.send(rt.top, "print", result(rt, self, binding))


@erb.method("def_method")
def def_method(rt: Interpreter, self: RErb, module: Value, signature: str, file: str = "(ERB)") -> Value:
    return rt.send(module, "module_eval", rt.str("def %s\n%s\nend\n" % (signature, self.source)), rt.str(file), 0)


@erb.method("def_module")
def def_module(rt: Interpreter, self: RErb, signature: str = "erb()") -> Value:
    made = rt.send(rt.classes["Module"], "new")
    def_method(rt, self, made, signature, self.file)
    return made


@erb.method("def_class")
def def_class(rt: Interpreter, self: RErb, superclass: Value = None, signature: str = "result()") -> Value:
    made = rt.send(rt.classes["Class"], "new", rt.c_object if superclass is None else superclass)
    def_method(rt, self, made, signature, self.file)
    return made


@erb.method("encoding")
def encoding(rt: Interpreter, self: RErb) -> Value:
    return rt.const_get("Encoding::UTF_8")


@erb.singleton("version")
def version(rt: Interpreter, self: Value) -> str:
    return "2.2.3"


HTML = {"&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;", "'": "&#39;"}


@util.module_function("html_escape", "h")
def html_escape(rt: Interpreter, self: Value, text: Value) -> str:
    return re.sub("[&\"<>']", lambda found: HTML[found.group()], rt.to_s(text))


@util.module_function("url_encode", "u")
def url_encode(rt: Interpreter, self: Value, text: Value) -> str:
    data = rt.to_s(text).encode("utf-8", "surrogateescape")
    return re.sub(rb"[^a-zA-Z0-9_\-.~]", lambda found: b"%%%02X" % found.group()[0], data).decode("ascii")


CLASSES = (erb, util)
