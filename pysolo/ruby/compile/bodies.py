"""Bodies of classes, modules and singleton classes; sequences; ``END``."""

from __future__ import annotations

from typing import Any, Optional

from pysolo.ruby import tree
from pysolo.ruby.compile.assignments import constant_home, note_place
from pysolo.ruby.compile.blocks import BlockCode
from pysolo.ruby.compile.compiler import Code, Compiler, compiles, nil
from pysolo.ruby.compile.multiple import compile_unused
from pysolo.ruby.compile.scope import Scope
from pysolo.ruby.runtime.frames import Context, Cref, Frame, new_frame
from pysolo.ruby.runtime.objects import UNSET, RClass, Value


@compiles(tree.Seq)
def compile_seq(c: Compiler, node: tree.Seq) -> Code:
    *before, last_node = node.statements
    codes = [compile_unused(c, s) if isinstance(s, tree.MultiAsgn) else c.compile(s) for s in before]
    codes.append(c.compile(last_node))
    if len(codes) == 2:
        first, second = codes

        def two(f: Frame) -> Value:
            first(f)
            return second(f)

        return two
    if len(codes) == 3:
        one_, two_, three_ = codes

        def three(f: Frame) -> Value:
            one_(f)
            two_(f)
            return three_(f)

        return three
    last = codes.pop()

    def code(f: Frame) -> Value:
        for statement in codes:
            statement(f)
        return last(f)

    return code


def _body(c: Compiler, body: Optional[tree.Node], label: str, line: int, name: str) -> Any:
    """A function (frame, class) that runs a body with the class as self."""
    if body is None:
        return lambda f, cls: None
    rt = c.rt
    scope = Scope("class", c.scope.file, line, label)
    code = c.inner(scope, name).compile(body)

    def run(f: Frame, cls: RClass) -> Value:
        context = Context(None, Cref(cls, f.context.cref))
        frame = new_frame(cls, [None] * scope.size, None, f, context, None, None, scope)
        rt.frame = frame
        try:
            return code(frame)
        finally:
            rt.frame = f

    return run


def _container(c: Compiler, path: tree.Const) -> Any:
    """A function of the frame: the module in which the constant of a class or module stands."""
    rt = c.rt
    if path.scope is not None:
        scope = c.compile(path.scope)

        def scoped(f: Frame) -> RClass:
            found = scope(f)
            if not isinstance(found, RClass):
                raise rt.error("TypeError", "%s is not a class/module" % rt.inspect(found))
            return found

        return scoped
    if path.top:
        return lambda f: rt.c_object
    return constant_home


def _existing(rt: Any, container: RClass, name: str) -> Value:
    found = rt.const_here(container, name)
    if found is UNSET and container is rt.c_object:
        for hook in rt.class_lookup_hooks:
            found = hook(name)
            if found is not UNSET:
                break
    return found


@compiles(tree.Class)
def compile_class(c: Compiler, node: tree.Class) -> Code:
    rt, name, line = c.rt, node.path.name, node.line
    container_of = _container(c, node.path)
    superclass = c.compile(node.superclass) if node.superclass is not None else None
    run = _body(c, node.body, "<class:%s>" % name, line, name)

    def code(f: Frame) -> Value:
        f.line = line
        container = container_of(f)
        parent = superclass(f) if superclass is not None else None
        if superclass is not None and (not isinstance(parent, RClass) or parent.is_module):
            raise rt.error(
                "TypeError", "superclass must be an instance of Class (given an instance of %s)" % rt.class_name(parent)
            )
        if parent is not None and parent.is_singleton:
            raise rt.error("TypeError", "can't make subclass of singleton class")
        cls = _existing(rt, container, name)
        if cls is UNSET and parent is None:  # reopens what an embedder supplies
            for hook in rt.const_missing_hooks:
                cls = hook(container, name)
                if cls is not UNSET:
                    break
        if cls is UNSET:
            note_place(f, container, name)
            cls = new_class(rt, container, name, parent or rt.c_object)
        elif not isinstance(cls, RClass) or cls.is_module:
            raise _other_kind(rt, container, name, "class")
        elif parent is not None and cls.superclass is not None and cls.superclass.real is not parent:
            raise rt.error("TypeError", "superclass mismatch for class %s" % name)
        return run(f, cls)

    return code


def _other_kind(rt: Any, container: RClass, name: str, kind: str) -> Exception:
    full = name if container is rt.c_object else "%s::%s" % (rt.module_name(container), name)
    place = container.extra.get("const_places", {}).get(name)
    where = "%s:%d: " % place if place is not None else ":: "
    text = "%s is not a %s\n%sprevious definition of %s was here" % (full, kind, where, name)
    return rt.error("TypeError", text)  # type: ignore[no-any-return]


def new_class(rt: Any, container: RClass, name: str, parent: RClass) -> RClass:
    if parent is rt.c_class:
        raise rt.error("TypeError", "can't make subclass of Class")
    cls: RClass = rt.make_class(parent)
    rt.const_set(container, name, cls)
    rt.inherited(parent, cls)
    return cls


@compiles(tree.Module)
def compile_module(c: Compiler, node: tree.Module) -> Code:
    rt, name, line = c.rt, node.path.name, node.line
    container_of = _container(c, node.path)
    run = _body(c, node.body, "<module:%s>" % name, line, name)

    def code(f: Frame) -> Value:
        f.line = line
        container = container_of(f)
        module = _existing(rt, container, name)
        if module is UNSET:
            note_place(f, container, name)
            module = rt.make_module()
            rt.const_set(container, name, module)
        elif not isinstance(module, RClass) or not module.is_module:
            raise _other_kind(rt, container, name, "module")
        return run(f, module)

    return code


@compiles(tree.SClass)
def compile_sclass(c: Compiler, node: tree.SClass) -> Code:
    rt, target, line = c.rt, c.compile(node.object), node.line
    run = _body(c, node.body, "singleton class", line, "")

    def code(f: Frame) -> Value:
        found = target(f)
        f.line = line
        return run(f, rt.singleton_class(found))

    return code


@compiles(tree.PostExe)
def compile_post_exe(c: Compiler, node: tree.PostExe) -> Code:
    rt = c.rt
    make = BlockCode(c, tree.Block(node.line, None, node.body), False, node.line).make
    registered = False

    def code(f: Frame) -> Value:
        nonlocal registered
        if not registered:
            registered = True
            rt.at_exit_blocks.append(make(f, None))
        return None

    return code


@compiles(tree.Program)
def compile_program(c: Compiler, node: tree.Program) -> Code:
    return c.compile(node.body) if node.body is not None else nil
