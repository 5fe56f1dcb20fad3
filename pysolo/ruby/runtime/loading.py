"""Source text in: files, libraries, evals."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Optional, Sequence, Tuple

from pysolo.ruby.compile.scope import Scope
from pysolo.ruby.runtime.frames import Context, Cref, Frame, new_frame
from pysolo.ruby.runtime.objects import UNSET, RClass, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter
    from pysolo.ruby.tree import Program


def parse_text(rt: Interpreter, text: str, file: str, line: int, names: Tuple[str, ...]) -> Program:
    from pysolo.ruby.parser import parse
    from pysolo.ruby.source import RubySyntaxError

    try:
        return parse(text, file, line, names)
    except RubySyntaxError as error:
        raise rt.error("SyntaxError", str(error)) from error


def parse_cached(rt: Interpreter, text: str, file: str) -> Program:
    """The tree of a whole file, from the cache on disk when there is one."""
    if rt.trees is None:
        from pysolo.ruby.cache import TreeCache

        rt.trees = TreeCache(rt.cache_dir)
    from pysolo.ruby.source import RubySyntaxError

    try:
        return rt.trees.load(text, file)  # type: ignore[no-any-return]
    except RubySyntaxError as error:
        raise rt.error("SyntaxError", str(error)) from error


def run_program(
    rt: Interpreter,
    program: Program,
    file: str,
    self_obj: Value,
    context: Context,
    label: str,
    define_data: bool = False,
) -> Value:
    """Run a tree in a scope of its own."""
    from pysolo.ruby.compile.program import compile_body

    scope = Scope("top", file, 1, label)
    code = compile_body(rt, program, scope)
    frame = new_frame(self_obj, [None] * scope.size, None, rt.frame, context, None, None, scope)
    if define_data and program.data is not None:
        rt.define_data(program.data, file)
    return run_frame(rt, frame, code)


def run_frame(rt: Interpreter, frame: Frame, code: Any) -> Value:
    """Run compiled code in a frame that was made for it; a ``return`` at its top level ends it."""
    from pysolo.ruby.runtime.control import ReturnOut

    outer = rt.frame
    rt.frame = frame
    try:
        return code(frame)
    except ReturnOut as out:
        if out.tag is not frame:
            raise
        return out.value
    finally:
        rt.frame = outer
        frame.finished = True


def top_context(rt: Interpreter) -> Context:
    cref = Cref(rt.c_object, None)
    cref.visibility = "private"
    return Context(None, cref)


def first_frame(rt: Interpreter) -> Frame:
    """What runs while no Ruby code does."""
    return new_frame(rt.top, [], None, None, top_context(rt), None, None, Scope("top", "", 0, "<main>"))


def define_data(rt: Interpreter, text: str, path: str) -> None:
    """``DATA``: the program's own file, opened where the text after ``__END__`` begins."""
    if os.path.isfile(path):
        data = rt.send(rt.classes["File"], "open", rt.str(path))
        rt.send(data, "seek", os.path.getsize(path) - len(text.encode("utf-8", "surrogateescape")))
    else:
        rt.require("stringio")
        data = rt.new(rt.const_get("StringIO"), rt.str(text))
    rt.const_set(rt.c_object, "DATA", data)


def eval_source(
    rt: Interpreter, text: str, file: str, line: int = 1, self_obj: Optional[Value] = None, binary: bool = False
) -> Value:
    """Run text at top level. ``binary``: what of it is not ASCII is bytes."""
    if binary:
        from pysolo.ruby.binary_source import as_bytes, binary_literals

        program = binary_literals(parse_cached(rt, as_bytes(text), file))
    else:
        program = parse_cached(rt, text, file) if line == 1 else parse_text(rt, text, file, line, ())
    return run_program(rt, program, file, rt.top if self_obj is None else self_obj, top_context(rt), "<top (required)>")


def instance_eval_source(
    rt: Interpreter,
    text: str,
    self_obj: Value,
    file: str,
    line: int = 1,
    within: Sequence[RClass] = (),
    label: str = "<top (required)>",
) -> Value:
    """Run text with ``self_obj`` as self; what it defines goes to self's singleton class.

    ``within`` are the modules, the outermost first, around the place that the text is run from: its constants are found there too.
    ``label`` is what backtraces call the text: the method that evaluates it.
    """
    program = parse_cached(rt, text, file) if line == 1 else parse_text(rt, text, file, line, ())
    top = surroundings(rt, within)
    if isinstance(self_obj, RObject):
        cref = Cref(None, top, lexical=True, target=self_obj)
    else:
        cref = top
    return run_program(rt, program, file, self_obj, Context(None, cref), label)


def class_eval_source(
    rt: Interpreter,
    text: str,
    cls: RClass,
    file: str,
    line: int = 1,
    within: Sequence[RClass] = (),
    label: Optional[str] = None,
) -> Value:
    """Run text as if it stood in the body of ``cls``; ``within`` and ``label`` as for :func:`instance_eval_source`."""
    program = parse_cached(rt, text, file) if line == 1 else parse_text(rt, text, file, line, ())
    return run_program(
        rt, program, file, cls, Context(None, Cref(cls, surroundings(rt, within))), label or "<class:%s>" % cls.name
    )


def surroundings(rt: Interpreter, within: Sequence[RClass]) -> Cref:
    """The chain of modules from the top level inwards."""
    cref = top_context(rt).cref
    for module in within:
        cref = Cref(module, cref)
    return cref


def binding_frame(
    rt: Interpreter, frame: Optional[Frame] = None, self_obj: Value = UNSET, context: Optional[Context] = None
) -> Frame:
    """A frame of its own for a Binding or an eval: sees the variables of ``frame`` and holds those that evals add."""
    frame = frame or rt.frame
    scope = Scope("binding", frame.scope.file, frame.line, frame.scope.label, frame.scope)
    own_self = frame.self_obj if self_obj is UNSET else self_obj
    made = new_frame(own_self, [], frame, frame.caller, context or frame.context, None, frame.tag, scope)
    made.line = frame.line
    return made


def instance_eval_text(rt: Interpreter, text: str, self_obj: Value, file: str = "(eval)", line: int = 1) -> Value:
    """``instance_eval`` with a String: as in a block that stood in the running frame."""
    outer = rt.frame.context
    cref = Cref(None, outer.cref, lexical=True, target=self_obj) if isinstance(self_obj, RObject) else outer.cref
    return eval_in_frame(rt, text, binding_frame(rt, None, self_obj, Context(outer.method, cref)), file, line)


def class_eval_text(rt: Interpreter, text: str, cls: RClass, file: str = "(eval)", line: int = 1) -> Value:
    """``class_eval`` with a String: sees the locals around, and constants of the class."""
    outer = rt.frame.context
    return eval_in_frame(rt, text, binding_frame(rt, None, cls, Context(None, Cref(cls, outer.cref))), file, line)


def eval_in_frame(rt: Interpreter, text: str, binding: Frame, file: str = "(eval)", line: int = 1) -> Value:
    """Run text in a frame made by :func:`binding_frame`."""
    from pysolo.ruby.compile.program import compile_body

    scope = binding.scope
    program = parse_text(rt, text, file, line, tuple(scope.all_names()))
    file_before, scope.file = scope.file, file
    before, binding.caller = rt.frame, rt.frame
    try:
        code = compile_body(rt, program, scope)
        binding.vars.extend([None] * (scope.size - len(binding.vars)))
        rt.frame = binding
        return code(binding)
    finally:
        rt.frame = before
        scope.file = file_before


def load_file(rt: Interpreter, path: str) -> Value:
    """Read a file and run it at top level."""
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as source:
        text = source.read()
    rt.source_files.add(path)
    return run_program(rt, parse_cached(rt, text, path), path, rt.top, top_context(rt), "<top (required)>")


def run_script(rt: Interpreter, path: str) -> Value:
    """Run the main file of a program: frames are called <main>, and ``DATA`` is what follows ``__END__``."""
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as source:
        text = source.read()
    rt.source_files.add(path)
    return run_text(rt, text, path)


def run_text(rt: Interpreter, text: str, name: str) -> Value:
    return run_program(rt, parse_cached(rt, text, name), name, rt.top, top_context(rt), "<main>", define_data=True)


def require(rt: Interpreter, name: str, relative_to: Optional[str] = None) -> bool:
    """``require`` and, with the folder ``relative_to``, ``require_relative``. False when it was loaded already."""
    if relative_to is not None:
        path = _existing(os.path.join(relative_to, name))
        if path is None:
            raise load_error(rt, os.path.normpath(os.path.join(relative_to, name)))
        return _load_once(rt, path)
    feature = name[:-3] if name.endswith(".rb") else name
    if feature in rt.libraries:
        return load_library(rt, feature)
    if os.path.isabs(name) or name.startswith(("./", "../", "~")):
        path = _existing(os.path.abspath(os.path.expanduser(name)))
        if path is not None:
            return _load_once(rt, path)
    else:
        for folder in rt.load_path:
            path = _existing(os.path.join(rt.to_path(folder), name))
            if path is not None:
                return _load_once(rt, path)
    if feature in BUILT_IN:
        return False
    raise load_error(rt, name)


# Libraries of MRI whose classes are part of the core here.
BUILT_IN = frozenset(
    "enumerator rational complex thread fiber etc rbconfig monitor bundler/setup rubygems English io/console io/wait"
    " objspace ripper continuation fcntl coverage socket pty syslog".split()
)


def load_error(rt: Interpreter, name: str) -> Exception:
    return rt.error("LoadError", "cannot load such file -- %s" % name, path=rt.str(name))


def _existing(path: str) -> Optional[str]:
    for candidate in (path + ".rb", path) if not path.endswith(".rb") else (path, path + ".rb"):
        if candidate.endswith(".rb") and os.path.isfile(candidate):
            return candidate
    return None


def _load_once(rt: Interpreter, path: str) -> bool:
    path = os.path.realpath(path)
    if path in rt.loaded:
        return False
    rt.loaded[path] = True
    feature = rt.str(path)
    rt.features.items.append(feature)
    try:
        load_file(rt, path)
    except BaseException:
        rt.loaded.pop(path, None)
        if feature in rt.features.items:
            rt.features.items.remove(feature)
        raise
    return True


def load_library(rt: Interpreter, feature: str) -> bool:
    """Install a library of stdlib/: its native classes, then what its ``load`` does."""
    if feature in rt.loaded:
        return False
    rt.loaded[feature] = True
    module_name = rt.libraries[feature]
    if module_name in rt.loaded:
        return False
    rt.loaded[module_name] = True
    import importlib

    rt.forget_autoloads(feature)
    if module_name.endswith(".rb"):  # one that stands there in Ruby
        if os.path.isabs(module_name):  # an embedder's
            load_file(rt, module_name)
        else:
            rt.load_library_source(module_name.rpartition("stdlib.")[2][:-3])
        rt.features.items.append(rt.str(feature + ".rb"))
        return True
    module = importlib.import_module(module_name)
    for native in getattr(module, "CLASSES", ()):
        rt.install(native)
    hook = getattr(module, "load", None)
    if hook is not None:
        hook(rt)
    rt.features.items.append(rt.str(feature + ".rb"))
    return True


def forget_autoloads(rt: Interpreter, feature: str) -> None:
    """A library defines its own constants while it loads: looking one up then must not load it again."""
    table = rt.c_object.autoloads
    for name in [n for n, f in table.items() if f == feature]:
        del table[name]


def autoload(rt: Interpreter, feature: str) -> None:
    require(rt, feature)


def load_library_source(rt: Interpreter, name: str) -> None:
    """Run ``name.rb`` that stands beside the modules of stdlib/."""
    path = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "stdlib", name + ".rb")
    load_file(rt, path)
