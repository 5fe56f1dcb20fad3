"""Parameters of methods and blocks: how given arguments become local variables."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from pysolo.ruby import tree
from pysolo.ruby.compile.arguments import FORWARD_BLOCK, FORWARD_KEYWORDS, FORWARD_REST
from pysolo.ruby.compile.compiler import Assigner, Code, Compiler
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import RArray, RHash, RProc, RSymbol, Value
from pysolo.ruby.runtime.wrapper import arity_error, arity_of, missing_keywords, unknown_keywords

NO_PARAMS = tree.Params(0, ())


def numbered_params(highest: int) -> tree.Params:
    """What ``_1`` .. ``_9`` stand for: ``|_1, _2|``; ``_1`` alone is like ``|x|``."""
    return tree.Params(0, tuple(tree.Param(0, "req", "_%d" % n) for n in range(1, highest + 1)))


def arity(params: tree.Params, is_proc: bool = False) -> int:
    kinds = [p.kind for p in params.params]
    required = kinds.count("req") + kinds.count("post")
    keyreq = "keyreq" in kinds
    optional = "rest" in kinds or params.forward or (not keyreq and ("key" in kinds or "keyrest" in kinds))
    if is_proc:  # what may be missing anyway does not count
        return arity_of(required, "rest" in kinds or params.forward, keyreq)
    return arity_of(required, optional or "opt" in kinds, keyreq)


def parameters(params: tree.Params, is_proc: bool = False) -> Tuple[Tuple[str, Optional[str]], ...]:
    """As ``Method#parameters`` lists them."""
    found: List[Tuple[str, Optional[str]]] = []
    for p in params.params:
        if p.kind == "shadow":
            continue
        kind = "req" if p.kind == "post" else p.kind
        if is_proc and kind == "req":
            kind = "opt"
        name = p.name
        if name is None and kind == "block":
            name = "&"
        found.append((kind, name))
    if params.forward:
        found += [("rest", "*"), ("keyrest", "**"), ("block", "&")]
    return tuple(found)


def _declare_all(scope: Any, target: tree.Node) -> None:
    """The names inside a destructured parameter are the block's own, whatever stands around."""
    if isinstance(target, tree.MLhs):
        for inner in target.targets:
            _declare_all(scope, inner)
    elif isinstance(target, tree.Splat):
        if target.value is not None:
            _declare_all(scope, target.value)
    elif isinstance(target, tree.LAsgn):
        scope.declare(target.name)


class Binder:
    """Binds the arguments of one method or block. ``simple`` is the number of parameters when all are plain required ones."""

    __slots__ = (
        "rt",
        "simple",
        "required",
        "optional",
        "before",
        "after",
        "rest",
        "keywords",
        "keyrest",
        "nokey",
        "block",
        "takes_keywords",
        "splats",
        "defaults",
        "apart",
        "straight",
    )

    def __init__(self, c: Compiler, params: tree.Params) -> None:
        self.rt = c.rt
        scope = c.scope
        self.before: List[int] = []
        self.after: List[int] = []
        self.defaults: List[Tuple[int, Code]] = []
        self.rest: Optional[int] = None
        self.keywords: List[Tuple[RSymbol, int, Optional[Code]]] = []
        self.keyrest: Optional[int] = None
        self.nokey = False
        self.block: Optional[int] = None
        self.apart: List[Tuple[int, Assigner]] = []
        slots = [self._declare(scope, p) for p in params.params]
        for p in params.params:
            if p.target is not None:
                _declare_all(scope, p.target)
        for p, slot in zip(params.params, slots):
            kind = p.kind
            if kind in ("req", "post"):
                (self.before if kind == "req" else self.after).append(slot)
                if p.target is not None:
                    from pysolo.ruby.compile.multiple import spreader

                    self.apart.append((slot, spreader(c, p.target)))
            elif kind == "opt":
                self.defaults.append((slot, c.compile(p.default)))
            elif kind == "rest":
                self.rest = slot
            elif kind == "key" or kind == "keyreq":
                assert p.name is not None
                self.keywords.append((c.rt.sym(p.name), slot, c.compile(p.default) if kind == "key" else None))
            elif kind == "keyrest":
                self.keyrest = slot
            elif kind == "nokey":
                self.nokey = True
            elif kind == "block":
                self.block = slot
        if params.forward:
            self.rest, self.keyrest, self.block = (
                scope.declare(FORWARD_REST),
                scope.declare(FORWARD_KEYWORDS),
                scope.declare(FORWARD_BLOCK),
            )
        self.required = len(self.before) + len(self.after)
        self.optional = len(self.defaults)
        self.takes_keywords = bool(self.keywords) or self.keyrest is not None
        count = self.required + self.optional
        self.splats = (
            count > 1 or params.trailing_comma or (count > 0 and (self.rest is not None or self.takes_keywords))
        )
        plain = all(p.kind in ("req", "shadow") and p.target is None for p in params.params) and not params.forward
        self.simple: Optional[int] = (
            len(self.before) if plain and self.before == list(range(len(self.before))) else None
        )
        scope.parameter_slots = slots
        in_order = self.before + [slot for slot, _ in self.defaults] == list(range(count))
        # Required ones, then optional ones, then a rest: these can be copied at once.
        self.straight = in_order and not self.after and not self.apart and not self.takes_keywords

    @staticmethod
    def _declare(scope: Any, p: tree.Param) -> int:
        if p.name is not None:
            if p.name in scope.names and p.name.startswith("_"):
                return scope.hidden()  # type: ignore[no-any-return]  # |_, _|: the first one keeps the name
            return scope.declare(p.name)  # type: ignore[no-any-return]
        if p.kind in ("rest", "keyrest", "block"):
            return scope.declare({"rest": "*", "keyrest": "**", "block": "&"}[p.kind])  # type: ignore[no-any-return]
        return scope.hidden()  # type: ignore[no-any-return]

    def strict(self, f: Frame, args: List[Value], kw: Optional[RHash], blk: Optional[RProc]) -> None:
        """As methods and lambdas take arguments: a wrong number is an error."""
        if kw is not None and not self.takes_keywords:
            if self.nokey:
                raise self.rt.error("ArgumentError", "no keywords accepted")
            args, kw = args + [kw], None
        given = len(args)
        if given < self.required or (self.rest is None and given > self.required + self.optional):
            raise self._wrong_number(given, kw)
        self._store(f, args, kw, blk)

    def loose(self, f: Frame, args: List[Value], kw: Optional[RHash], blk: Optional[RProc]) -> None:
        """As procs do: one Array is spread over several parameters, missing ones are nil, surplus ones dropped."""
        if kw is not None and not self.takes_keywords:
            args, kw = args + [kw], None
        if self.splats and len(args) == 1:
            first = args[0]
            spread = first.items if type(first) is RArray else self.rt.try_ary(first)
            if spread is not None:
                args = spread
        given = len(args)
        if given < self.required:
            args = args + [None] * (self.required - given)
        elif self.rest is None and given > self.required + self.optional:
            args = args[: self.required + self.optional]
        self._store(f, args, kw, blk)

    def _wrong_number(self, given: int, kw: Optional[RHash]) -> Exception:
        most = None if self.rest is not None else self.required + self.optional
        error = arity_error(self.rt, given, self.required, most)
        missing = [s.name for s, _, d in self.keywords if d is None]
        if missing:
            text = "required keyword%s: %s" % ("s" if len(missing) > 1 else "", ", ".join(missing))
            message = error.exc.message  # type: ignore[attr-defined]
            message.s = message.s[:-1] + "; " + text + ")"
        return error

    def _store(self, f: Frame, args: List[Value], kw: Optional[RHash], blk: Optional[RProc]) -> None:
        variables = f.vars
        if self.straight:
            most = self.required + self.optional
            given = min(len(args), most)
            variables[:given] = args[:given]
            if given < most:
                for slot, default in self.defaults[given - self.required :]:
                    variables[slot] = default(f)
            if self.rest is not None:
                variables[self.rest] = RArray(self.rt.c_array, args[most:])
            if self.block is not None:
                variables[self.block] = blk
            return
        position = 0
        for slot in self.before:
            variables[slot] = args[position]
            position += 1
        if self.defaults:
            spare = len(args) - self.required
            for slot, default in self.defaults:
                if spare > 0:
                    variables[slot] = args[position]
                    position += 1
                    spare -= 1
                else:
                    variables[slot] = default(f)
        end = len(args) - len(self.after)
        if self.rest is not None:
            variables[self.rest] = RArray(self.rt.c_array, args[position:end])
        for slot in self.after:
            variables[slot] = args[end]
            end += 1
        for slot, assign in self.apart:
            assign(f, variables[slot])
        if self.takes_keywords:
            self._store_keywords(f, kw)
        if self.block is not None:
            variables[self.block] = blk

    def _store_keywords(self, f: Frame, kw: Optional[RHash]) -> None:
        variables = f.vars
        given = dict(kw.d) if kw is not None else {}
        missing: List[str] = []
        late: List[Tuple[int, Code]] = []
        for symbol, slot, default in self.keywords:
            pair = given.pop(symbol, None)
            if pair is not None:
                variables[slot] = pair[1]
            elif default is None:
                missing.append(symbol.name)
            else:
                late.append((slot, default))
        if missing:
            raise missing_keywords(self.rt, missing)
        if self.keyrest is not None:
            rest = RHash(self.rt.c_hash)
            rest.d = given
            variables[self.keyrest] = rest
        elif given:
            raise unknown_keywords(self.rt, [key for key, _ in given.values()])
        for slot, default in late:
            variables[slot] = default(f)
