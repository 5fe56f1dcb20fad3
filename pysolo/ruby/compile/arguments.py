"""Arguments of calls: positional ones, splats, keywords, ``...``."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from pysolo.ruby import tree
from pysolo.ruby.compile.collections import is_keywords, keywords_of, list_of, local
from pysolo.ruby.compile.compiler import Code, Compiler
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import RHash, Value

# The names under which the values of ``def f(...)`` are kept; no Ruby variable can be called so.
FORWARD_REST, FORWARD_KEYWORDS, FORWARD_BLOCK = "...*", "...**", "...&"


class Arguments:
    """``count`` is the number of arguments when it is known (no splat, no keywords), with ``codes`` for each; else None.

    ``values`` gives the positional ones as a new list; ``keywords`` the Hash, or None when there are none.
    """

    __slots__ = ("count", "codes", "values", "keywords", "forwards", "splats")

    def __init__(self, c: Compiler, nodes: Tuple[tree.Node, ...]) -> None:
        self.forwards = bool(nodes) and isinstance(nodes[-1], tree.ForwardArgs)
        keyword_node: Optional[tree.Node] = None
        if self.forwards:
            nodes = nodes[:-1] + (tree.Splat(0, tree.LVar(0, FORWARD_REST)),)
            keyword_node = tree.Hash(0, (tree.DoubleSplat(0, tree.LVar(0, FORWARD_KEYWORDS)),), False)
        elif nodes and is_keywords(nodes[-1]):
            nodes, keyword_node = nodes[:-1], nodes[-1]
        self.splats = any(isinstance(n, tree.Splat) for n in nodes)
        plain = keyword_node is None and not self.splats
        self.count: Optional[int] = len(nodes) if plain else None
        self.codes: List[Code] = [c.compile(n) for n in nodes] if plain else []
        self.values: Any = _list_of_codes(self.codes) if plain else list_of(c, nodes)
        self.keywords: Optional[Any] = keywords_of(c, keyword_node)
        if keyword_node is None and self.splats:
            self.keywords = None

    def both(self, f: Frame) -> Tuple[List[Value], Optional[RHash]]:
        """Positional and keyword arguments, in the order of writing.

        A Hash that ``ruby2_keywords`` marked becomes keywords again when it is the last value of a splat.
        """
        args = self.values(f)
        if self.keywords is not None:
            return args, self.keywords(f)
        if self.splats and args and type(args[-1]) is RHash and args[-1].ivars and "ruby2_keywords" in args[-1].ivars:
            kw = args.pop()
            return args, (kw if kw.d else None)
        return args, None


def _list_of_codes(codes: List[Code]) -> Any:
    if not codes:
        return lambda f: []
    if len(codes) == 1:
        (only,) = codes
        return lambda f: [only(f)]
    return lambda f: [code(f) for code in codes]


def block_code(c: Compiler, arguments: Arguments, block: Optional[tree.Node]) -> Optional[Code]:
    """Code that gives the Proc passed with ``&``, or None when the call passes none (a literal block is made elsewhere)."""
    rt = c.rt
    if isinstance(block, tree.BlockPass):
        if block.value is None:
            return local(c, "&")
        if isinstance(block.value, tree.Sym):
            name = block.value.name
            symbol = rt.sym(name)

            def of_symbol(f: Frame) -> Value:
                return symbol.proc or rt.to_proc(symbol)

            return of_symbol
        value = c.compile(block.value)
        return lambda f: rt.to_proc(value(f))
    if arguments.forwards:
        return local(c, FORWARD_BLOCK)
    return None
