"""Frames: what is known about a method, block, class body or file while it runs.

A frame is the run time's record of a call (for backtraces, ``self``, ``$~``) and the environment of local variables at once: ``vars``
are its slots, ``up`` the frame that a block stands in. Natives have no frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

if TYPE_CHECKING:
    from pysolo.ruby.compile.scope import Scope
    from pysolo.ruby.runtime.objects import RClass, RMatch, RMethod, RProc, Value

PUBLIC = "public"
LAMBDA = "lambda"  # the tag of a lambda's frame: ``return`` stops there


class Cref:
    """One link of the chain of modules that code stands in.

    ``lexical`` is False for the scopes of ``class_eval`` and ``instance_eval`` with a block: definitions go there, but constants are
    looked up where the block was written.
    """

    __slots__ = ("_module", "target", "parent", "visibility", "lexical")

    def __init__(
        self, module: Optional[RClass], parent: Optional[Cref], lexical: bool = True, target: Value = None
    ) -> None:
        self._module = module
        self.target = target  # of instance_eval: its singleton class is made when something is defined
        self.parent = parent
        self.visibility = PUBLIC  # of the next ``def``; "module_function" too
        self.lexical = lexical

    @property
    def module(self) -> RClass:
        """Where ``def`` puts methods."""
        if self._module is None:
            target = self.target
            parent = self.parent
            assert parent is not None
            if type(target) in (int, float, bool) or target is None:
                return parent.module
            self._module = target.cls.rt.singleton_class(target)
        return self._module

    @property
    def namespace(self) -> RClass:
        """Where constants are looked up: what :attr:`module` is, but for an object without a singleton class its class."""
        target = self.target
        if self._module is not None or target is None or type(target) in (int, float, bool):
            return self.module
        return target.cls  # type: ignore[no-any-return]

    @property
    def variables_of(self) -> RClass:
        """The class whose class variables code here means."""
        return self.variables_cref.module

    @property
    def variables_cref(self) -> Cref:
        cref = self
        while cref.parent is not None and (not cref.lexical or cref._module is None or cref._module.is_singleton):
            cref = cref.parent
        return cref

    @property
    def nesting(self) -> List[RClass]:
        """The modules around, innermost first, without the top level (``Module.nesting``)."""
        found = []
        cref: Optional[Cref] = self
        while cref is not None and cref.parent is not None:
            if cref.lexical:
                found.append(cref.module)
            cref = cref.parent
        return found


class Context:
    """What all frames of one method body (its blocks too) have in common."""

    __slots__ = ("method", "cref", "own_visibility")

    def __init__(self, method: Optional[RMethod], cref: Cref, own_visibility: bool = True) -> None:
        self.method = method
        self.cref = cref
        self.own_visibility = own_visibility  # False in a method: there ``private`` has no lasting effect


class Frame:
    """``tag`` is None for methods and bodies; blocks have LAMBDA or the tag that their ``break`` names.

    The slots after ``line`` stay unset until they are needed: a call must be cheap. For the same reason there is no constructor: it
    would take half of the time of a call. :func:`new_frame` sets what has to be set; the commonest methods and blocks do it themselves.
    """

    __slots__ = (
        "self_obj",
        "vars",
        "up",
        "caller",
        "context",
        "blk",
        "tag",
        "scope",
        "line",
        "_match",
        "finished",
        "sections",
    )

    if TYPE_CHECKING:
        self_obj: Value
        vars: List[Value]
        up: Optional[Frame]
        caller: Optional[Frame]
        context: Context
        blk: Optional[RProc]
        tag: Any
        scope: Scope
        line: int
        # set when needed
        _match: Optional[RMatch]
        finished: bool
        # the rescue and ensure clauses that run: prefix of the label, line of the begin
        sections: Tuple[Tuple[str, int], ...]

    @property
    def home(self) -> Frame:
        """The frame of the method or body that this block stands in."""
        frame = self
        while frame.up is not None:
            frame = frame.up
        return frame

    @property
    def block(self) -> Optional[RProc]:
        """What ``yield`` calls here."""
        return self.home.blk

    @property
    def method(self) -> Optional[RMethod]:
        return self.context.method

    @property
    def file(self) -> str:
        return self.scope.file

    @property
    def cref(self) -> List[RClass]:
        return self.context.cref.nesting

    @property
    def definee(self) -> RClass:
        return self.context.cref.module

    @property
    def args(self) -> List[Value]:
        """The values that the method's parameters have now."""
        home = self.home
        return [home.vars[slot] for slot in home.scope.parameter_slots]

    @property
    def visibility(self) -> str:
        return self.context.cref.visibility if self.context.own_visibility else PUBLIC

    @visibility.setter
    def visibility(self, visibility: str) -> None:
        if self.context.own_visibility:
            self.context.cref.visibility = visibility

    @property
    def match(self) -> Optional[RMatch]:
        try:
            return self.home._match
        except AttributeError:
            return None

    @match.setter
    def match(self, match: Optional[RMatch]) -> None:
        self.home._match = match

    def locals(self) -> Dict[str, Value]:
        """The local variables that can be seen here, inner ones first."""
        found: Dict[str, Value] = {}
        frame: Optional[Frame] = self
        while frame is not None:
            for name, slot in frame.scope.names.items():
                if name not in found and slot < len(frame.vars):
                    found[name] = frame.vars[slot]
            frame = frame.up
        return found

    def find_local(self, name: str) -> Optional[Frame]:
        """The frame that holds the local variable ``name``."""
        frame: Optional[Frame] = self
        while frame is not None:
            if name in frame.scope.names:
                return frame
            frame = frame.up
        return None


def new_frame(
    self_obj: Value,
    vars: List[Value],
    up: Optional[Frame],
    caller: Optional[Frame],
    context: Context,
    blk: Optional[RProc],
    tag: Any,
    scope: Scope,
) -> Frame:
    frame = Frame()
    frame.self_obj = self_obj
    frame.vars = vars
    frame.up = up
    frame.caller = caller
    frame.context = context
    frame.blk = blk
    frame.tag = tag
    frame.scope = scope
    frame.line = scope.line
    return frame
