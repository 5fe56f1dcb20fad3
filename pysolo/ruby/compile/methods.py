"""``def``, ``alias``, ``undef``. A method's body is compiled when the method is first looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.ruby import tree
from pysolo.ruby.compile.compiler import Code, Compiler, compiles
from pysolo.ruby.compile.params import NO_PARAMS, Binder, arity, parameters
from pysolo.ruby.compile.scope import Scope
from pysolo.ruby.compile.tail import METHOD, strip_tail
from pysolo.ruby.runtime.classes import OPERATORS, WATCHED
from pysolo.ruby.runtime.control import ReturnOut
from pysolo.ruby.runtime.frames import Context, Frame, new_frame
from pysolo.ruby.runtime.objects import RClass, RHash, RMethod, RProc, Value
from pysolo.ruby.runtime.wrapper import arity_error

if TYPE_CHECKING:
    from pysolo.ruby.runtime.frames import Cref
    from pysolo.ruby.runtime.objects import NativeFn

ALWAYS_PRIVATE = frozenset(
    ("initialize", "initialize_copy", "initialize_dup", "initialize_clone", "respond_to_missing?")
)


class SourceMethod(RMethod):
    """A method from Ruby source; ``fn`` compiles its body at the first call or look-up."""

    __slots__ = ("compiler", "node", "cref", "compiled")

    def __init__(self, c: Compiler, node: tree.Def, owner: RClass, visibility: str, cref: Cref) -> None:
        params = node.params or NO_PARAMS
        RMethod.__init__(
            self,
            node.name,
            self._first_call,
            owner,
            visibility,
            arity(params),
            parameters(params),
            c.scope.file,
            node.line,
        )
        self.compiler: Optional[Compiler] = c
        self.node = node
        self.cref = cref

    def _first_call(self, self_obj: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        fn = self.ready().fn
        assert fn is not None
        return fn(self_obj, args, kw, block)

    def ready(self) -> RMethod:
        c = self.compiler
        if c is not None:
            self.compiler = None
            self.fn = method_function(c, self.node, self, self.cref)
        return self


def method_function(c: Compiler, node: tree.Def, method: RMethod, cref: Cref) -> NativeFn:
    """The function that runs the method."""
    rt = c.rt
    scope = Scope("method", c.scope.file, node.line, node.name)
    scope.params = node.params
    inner = c.inner(scope)
    binder = Binder(inner, node.params or NO_PARAMS)
    body = inner.compile_all(strip_tail(node.body, METHOD))
    context = Context(method, cref, False)
    simple = binder.simple
    if simple is None:
        return _general(rt, scope, binder, body, context)
    if "return" in scope.flags:
        body = _until_return(body)
    line, pad = scope.line, [None] * (scope.size - simple)

    def invoke(self_obj: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        if kw is not None:
            args = args + [kw]
        frame = Frame()
        frame.self_obj = self_obj
        frame.vars = args + pad
        frame.up = frame.tag = None
        frame.caller = caller = rt.frame
        frame.context = context
        frame.blk = block
        frame.scope = scope
        frame.line = line
        rt.frame = frame
        try:
            if len(args) != simple:
                raise arity_error(rt, len(args), simple, simple)
            return body(frame)
        finally:
            rt.frame = caller

    return invoke


def _until_return(body: Code) -> Code:
    """For a body with a ``return`` that is not at the end, or that stands in a block."""

    def code(f: Frame) -> Value:
        try:
            return body(f)
        except ReturnOut as out:
            if out.tag is not f:
                raise
            return out.value
        finally:
            f.finished = True

    return code


def _general(rt: Any, scope: Scope, binder: Binder, body: Code, context: Context) -> NativeFn:
    """With optional, keyword or other such parameters, whose defaults may ``return`` too."""
    size = scope.size

    def invoke(self_obj: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        caller = rt.frame
        frame = new_frame(self_obj, [None] * size, None, caller, context, block, None, scope)
        rt.frame = frame
        try:
            binder.strict(frame, args, kw, block)
            return body(frame)
        except ReturnOut as out:
            if out.tag is not frame:
                raise
            return out.value
        finally:
            frame.finished = True
            rt.frame = caller

    return invoke


@compiles(tree.Def)
def compile_def(c: Compiler, node: tree.Def) -> Code:
    rt, name, line = c.rt, node.name, node.line
    symbol = rt.sym(name)
    if c.class_name in WATCHED and name in OPERATORS:  # code further down in this file is compiled before this runs
        rt.redefined.add(name)
    if name == "!":
        rt.redefined.add(name)
    if node.singleton is not None:
        return _singleton(c, node, c.compile(node.singleton))

    def code(f: Frame) -> Value:
        cref = f.context.cref
        owner = cref.module
        f.line = line
        visibility = cref.visibility if f.context.own_visibility else "public"
        if name in ALWAYS_PRIVATE:
            visibility = "private"
        if visibility == "module_function":
            rt.define_method(owner, SourceMethod(c, node, owner, "private", cref))
            meta = rt.singleton_class(owner)
            rt.define_method(meta, SourceMethod(c, node, meta, "public", cref))
        else:
            rt.define_method(owner, SourceMethod(c, node, owner, visibility, cref))
        return symbol

    return code


def _singleton(c: Compiler, node: tree.Def, target: Code) -> Code:
    rt, line = c.rt, node.line
    symbol = rt.sym(node.name)

    def code(f: Frame) -> Value:
        receiver = target(f)
        f.line = line
        meta = rt.singleton_class(receiver)
        rt.define_method(meta, SourceMethod(c, node, meta, "public", f.context.cref))
        return symbol

    return code


def _name_code(c: Compiler, node: tree.Node) -> Any:
    """A function of the frame that gives the name in an ``alias`` or ``undef``."""
    if isinstance(node, tree.Sym):
        name = node.name
        return lambda f: name
    code = c.compile(node)
    return lambda f: code(f).name


@compiles(tree.Alias)
def compile_alias(c: Compiler, node: tree.Alias) -> Code:
    rt, new, old, line = c.rt, _name_code(c, node.new), _name_code(c, node.old), node.line

    def code(f: Frame) -> Value:
        f.line = line
        rt.alias_method(f.context.cref.module, new(f), old(f))
        return None

    return code


@compiles(tree.GAlias)
def compile_galias(c: Compiler, node: tree.GAlias) -> Code:
    rt, new, old = c.rt, node.new, node.old

    def code(f: Frame) -> Value:
        rt.alias_global(new, old)
        return None

    return code


@compiles(tree.Undef)
def compile_undef(c: Compiler, node: tree.Undef) -> Code:
    rt, line = c.rt, node.line
    names = [_name_code(c, name) for name in node.names]

    def code(f: Frame) -> Value:
        f.line = line
        for name in names:
            rt.undef_method(f.context.cref.module, name(f))
        return None

    return code
