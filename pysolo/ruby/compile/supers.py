"""``super``"""

from __future__ import annotations

from typing import Any, List, Optional

from pysolo.ruby import tree
from pysolo.ruby.compile.arguments import FORWARD_REST, Arguments, block_code
from pysolo.ruby.compile.blocks import BlockCode, BreakTag
from pysolo.ruby.compile.calls import home_frame
from pysolo.ruby.compile.compiler import Code, Compiler, compiles
from pysolo.ruby.runtime.calls import missing
from pysolo.ruby.runtime.control import BreakOut
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import RMethod, Value


def super_method(rt: Any, f: Frame) -> Optional[RMethod]:
    """The method that ``super`` means in this frame."""
    method = f.context.method
    if method is None:
        raise rt.error("RuntimeError", "super called outside of method")
    return rt.class_of(f.self_obj).find_after(method.owner, method.name)  # type: ignore[no-any-return]


@compiles(tree.Super)
def compile_super(c: Compiler, node: tree.Super) -> Code:
    return _super(c, node.args, node.block, node.line, False)


@compiles(tree.ZSuper)
def compile_zsuper(c: Compiler, node: tree.ZSuper) -> Code:
    """Passes the values that the parameters of the method have now."""
    return _super(c, tuple(_current_arguments(c)), node.block, node.line, True)


def _current_arguments(c: Compiler) -> List[tree.Node]:
    params: Any = c.scope.home.params
    found: List[tree.Node] = []
    pairs: List[tree.Node] = []
    if params is None:
        return found
    for p in params.params:
        if p.kind in ("req", "opt", "post") and p.name is not None:
            found.append(tree.LVar(0, p.name))
        elif p.kind == "rest":
            found.append(tree.Splat(0, tree.LVar(0, p.name or "*")))
        elif p.kind in ("key", "keyreq"):
            pairs.append(tree.Pair(0, tree.Sym(0, p.name), tree.LVar(0, p.name)))
        elif p.kind == "keyrest":
            pairs.append(tree.DoubleSplat(0, tree.LVar(0, p.name or "**")))
    if params.forward:
        assert FORWARD_REST in c.scope.home.names
        found.append(tree.ForwardArgs(0))
    elif pairs:
        found.append(tree.Hash(0, tuple(pairs), False))
    return found


def _super(c: Compiler, nodes: Any, block_node: Optional[tree.Node], line: int, implicit: bool) -> Code:
    rt = c.rt
    arguments = Arguments(c, nodes)
    both, home = arguments.both, home_frame(c)
    literal = BlockCode(c, block_node, False, line) if isinstance(block_node, tree.Block) else None
    passed = None if literal is not None else block_code(c, arguments, block_node)
    in_method = c.scope.home.kind == "method"

    def code(f: Frame) -> Value:
        f.line = line
        method = super_method(rt, f)
        if implicit and not in_method:
            raise rt.error(
                "RuntimeError",
                "implicit argument passing of super from method defined by define_method() is not supported."
                " Specify all arguments explicitly.",
            )
        args, kw = both(f)
        recv = f.self_obj
        current = f.context.method
        assert current is not None
        fn = method.fn if method is not None else missing(rt, recv, current.name, "super")
        assert fn is not None
        f.line = line
        if literal is None:
            return fn(recv, args, kw, passed(f) if passed is not None else home(f).blk)
        tag = BreakTag()
        try:
            return fn(recv, args, kw, literal.make(f, tag))
        except BreakOut as out:
            if out.tag is not tag:
                raise
            return out.value
        finally:
            tag.live = False

    return code
