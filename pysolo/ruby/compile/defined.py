"""``defined?``"""

from __future__ import annotations

from typing import Any, Callable, Optional

from pysolo.ruby import tree
from pysolo.ruby.compile.assignments import constant_home
from pysolo.ruby.compile.calls import home_frame
from pysolo.ruby.compile.compiler import Code, Compiler, compiles
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import UNSET, RClass, RString, Value

Probe = Callable[[Frame], Optional[str]]  # what defined? says, or None

FIXED = {
    tree.Nil: "nil",
    tree.TrueLit: "true",
    tree.FalseLit: "false",
    tree.SelfRef: "self",
    tree.LVar: "local-variable",
    tree.LAsgn: "assignment",
    tree.IAsgn: "assignment",
    tree.GAsgn: "assignment",
    tree.CVAsgn: "assignment",
    tree.ConstAsgn: "assignment",
    tree.AttrAsgn: "assignment",
    tree.IndexAsgn: "assignment",
    tree.MultiAsgn: "assignment",
    tree.OpAsgn: "assignment",
}


@compiles(tree.Defined)
def compile_defined(c: Compiler, node: tree.Defined) -> Code:
    string, probe = c.rt.c_string, probe_of(c, node.value)

    def code(f: Frame) -> Value:
        found = probe(f)
        if found is None:
            return None
        shown = RString(string, found)
        shown.frozen = True
        return shown

    return code


def probe_of(c: Compiler, node: Optional[tree.Node]) -> Probe:
    rt = c.rt
    if node is None:
        return lambda f: "expression"
    fixed = FIXED.get(type(node))
    if fixed is not None:
        return lambda f: fixed
    if isinstance(node, tree.IVar):
        ivar = node.name
        return lambda f: "instance-variable" if ivar in (getattr(f.self_obj, "ivars", None) or ()) else None
    if isinstance(node, tree.GVar):
        gvar = node.name
        return lambda f: "global-variable" if rt.gvar_defined(gvar) else None
    if isinstance(node, tree.CVar):
        cvar = node.name
        return lambda f: "class variable" if rt.cvar_owner(f.context.cref.variables_of, cvar) is not None else None
    if isinstance(node, (tree.NthRef, tree.BackRef)):
        value = c.compile(node)
        return lambda f: "global-variable" if value(f) is not None else None
    if isinstance(node, tree.Const):
        return _constant(c, node)
    if isinstance(node, tree.Call):
        return _call(c, node)
    if isinstance(node, tree.Yield):
        home = home_frame(c)
        return lambda f: "yield" if home(f).blk is not None else None
    if isinstance(node, (tree.ZSuper, tree.Super)):
        return _super(rt)
    if isinstance(node, (tree.And, tree.Or, tree.Not)):
        return lambda f: "expression"
    return lambda f: "expression"


def _quiet(rt: Any, code: Code, f: Frame) -> Value:
    """The value, or UNSET when working it out raises."""
    try:
        return code(f)
    except Exception as error:
        rt.frame = f
        if rt.rescue_python(error) is None:
            raise
        return UNSET


def _constant(c: Compiler, node: tree.Const) -> Probe:
    rt, name = c.rt, node.name
    if node.scope is not None:
        scope, scope_probe = c.compile(node.scope), probe_of(c, node.scope)

        def scoped(f: Frame) -> Optional[str]:
            if scope_probe(f) is None:
                return None
            module = _quiet(rt, scope, f)
            if not isinstance(module, RClass):
                return None
            if name in module.extra.get("private_constants", ()):
                return None
            return "constant" if rt.const_in(module, name) is not UNSET else None

        return scoped

    def bare(f: Frame) -> Optional[str]:
        if not node.top:
            for module in f.context.cref.nesting:
                if name in module.consts or name in module.autoloads:
                    return "constant"
            if rt.const_in(constant_home(f), name) is not UNSET:
                return "constant"
        return "constant" if rt.const_in(rt.c_object, name) is not UNSET else None

    return bare


def _call(c: Compiler, node: tree.Call) -> Probe:
    rt, name = c.rt, node.name
    if node.block is not None and isinstance(node.block, tree.Block):
        return lambda f: "expression"
    probes = [probe_of(c, n) for n in node.args]
    if node.receiver is None:

        def on_self(f: Frame) -> Optional[str]:
            if any(probe(f) is None for probe in probes):
                return None
            return "method" if rt.respond_to(f.self_obj, name, True) else None

        return on_self
    receiver, receiver_probe = c.compile(node.receiver), probe_of(c, node.receiver)
    own = isinstance(node.receiver, tree.SelfRef)

    def with_receiver(f: Frame) -> Optional[str]:
        if receiver_probe(f) is None or any(probe(f) is None for probe in probes):
            return None
        recv = _quiet(rt, receiver, f)
        if recv is UNSET:
            return None
        method = rt.class_of(recv).find(name)
        if method is not None and method.visibility == "protected":
            return "method" if rt.is_a(f.self_obj, method.owner) else None
        return "method" if rt.respond_to(recv, name, own) else None

    return with_receiver


def _super(rt: Any) -> Probe:
    def probe(f: Frame) -> Optional[str]:
        method = f.context.method
        if method is None:
            return None
        found = rt.class_of(f.self_obj).find_after(method.owner, method.name)
        return "super" if found is not None else None

    return probe
