"""Refinements: methods that a class has only for code that asked for them with ``using``.

The methods of a ``refine`` block stand in a module that ``using`` prepends to the class. Each is guarded: it runs for callers whose file,
or whose class or module body, has activated the refinement, and for the refinement itself; for all others the next method does. The
caller is the Ruby frame that runs when the method is called, so a native method that calls back (``puts`` asking for ``to_s``) counts as
the code that called it, which MRI is stricter about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional, Set, Tuple

from pysolo.ruby.runtime.objects import RClass, RHash, RMethod, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.frames import Cref
    from pysolo.ruby.runtime.interpreter import Interpreter


class Refinements:
    """What each module refines, and where refinements are active."""

    def __init__(self) -> None:
        self.of: Dict[RClass, List[Tuple[RClass, RClass]]] = {}  # module -> (refined class, module with the methods)
        self.files: Dict[str, Set[RClass]] = {}  # activated at the top level of a file
        self.bodies: Dict[int, Tuple[Cref, Set[RClass]]] = {}  # in a class or module body, by the id of its scope

    def is_active(self, rt: Interpreter, holder: RClass) -> bool:
        """For the code that is running."""
        cref: Optional[Cref] = rt.frame.context.cref
        while cref is not None:
            if cref._module is holder or holder in self.bodies.get(id(cref), (None, ()))[1]:
                return True
            cref = cref.parent
        scope: Any = rt.frame.scope
        while scope is not None:  # an eval stands in the file of its binding
            if holder in self.files.get(scope.file, ()):
                return True
            scope = scope.parent
        return False


def is_refinement(cls: RClass) -> bool:
    return "refined" in cls.extra


def refine(rt: Interpreter, module: RClass, target: RClass, block: RProc) -> RClass:
    """``refine target { ... }`` in ``module``: its methods gather in a module of their own."""
    pairs = rt.refinements.of.setdefault(module, [])
    holder = next((holder for refined, holder in pairs if refined is target), None)
    if holder is None:
        holder = rt.make_module()
        holder.name = "#<refinement:%s@%s>" % (rt.module_name(target), rt.module_name(module))
        holder.extra["refined"] = target
        pairs.append((target, holder))
    before = dict(holder.methods)
    rt.instance_exec(block, holder, cref=holder)
    for name, method in list(holder.methods.items()):
        if before.get(name) is not method:
            holder.methods[name] = guarded(rt, holder, method.ready())
    return holder


def guarded(rt: Interpreter, holder: RClass, method: RMethod) -> RMethod:
    """The method for those who have activated the refinement, the next one for all others."""
    refined, name, refinements = method.fn, method.name, rt.refinements
    assert refined is not None
    run = refined

    def call(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        if refinements.is_active(rt, holder):
            return run(self, args, kw, block)
        following = rt.class_of(self).find_after(holder, name)
        if following is None:
            return rt.missing(self, name, "undefined")(self, args, kw, block)
        return rt.call_method(self, following, args, kw, block)

    return RMethod(
        name,
        call,
        holder,
        method.visibility,
        method.arity,
        method.params,
        method.file,
        method.line,
        method.original_name,
    )


def using(rt: Interpreter, module: RClass, body: bool) -> None:
    """Activate a module's refinements for the file, or for the class or module body, that is running."""
    known = rt.refinements
    holders = []
    for found in reversed(module.ancestors):
        for target, holder in known.of.get(found, ()):
            rt.prepend(holder, target)
            holders.append(holder)
    if body:
        cref = rt.frame.context.cref
        known.bodies.setdefault(id(cref), (cref, set()))[1].update(holders)
    else:
        known.files.setdefault(rt.frame.scope.file, set()).update(holders)
