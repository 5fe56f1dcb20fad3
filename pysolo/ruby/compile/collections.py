"""Array, Hash and Range literals."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from pysolo.ruby import tree
from pysolo.ruby.compile.compiler import Code, Compiler, compiles, constant
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import RArray, RHash, RRange, RString, RSymbol, Value, hkey


def is_keywords(node: tree.Node) -> bool:
    return isinstance(node, tree.Hash) and not node.braces


def list_of(c: Compiler, nodes: Tuple[tree.Node, ...]) -> Any:
    """A function of the frame that gives a new list of the values, splats spread out."""
    if not any(isinstance(n, tree.Splat) for n in nodes):
        codes = [c.compile(n) for n in nodes]
        if not codes:
            return lambda f: []
        if len(codes) == 1:
            (only,) = codes
            return lambda f: [only(f)]
        if len(codes) == 2:
            first, second = codes
            return lambda f: [first(f), second(f)]
        return lambda f: [code(f) for code in codes]
    splat = c.rt.splat
    parts = [(True, splat_value(c, n)) if isinstance(n, tree.Splat) else (False, c.compile(n)) for n in nodes]

    def spread(f: Frame) -> List[Value]:
        found: List[Value] = []
        for is_splat, code in parts:
            if is_splat:
                found.extend(splat(code(f)))
            else:
                found.append(code(f))
        return found

    return spread


def splat_value(c: Compiler, node: tree.Splat) -> Code:
    """What a splat spreads; a bare ``*`` means the anonymous rest parameter."""
    return c.compile(node.value) if node.value is not None else local(c, "*")


def local(c: Compiler, name: str) -> Code:
    return c.compile(tree.LVar(0, name))


@compiles(tree.Array)
def compile_array(c: Compiler, node: tree.Array) -> Code:
    array, items = c.rt.c_array, list_of(c, node.elements)
    return lambda f: RArray(array, items(f))


@compiles(tree.Splat)
def compile_splat(c: Compiler, node: tree.Splat) -> Code:
    """``a = *b``: the builder leaves a lone splat as a value."""
    array, items = c.rt.c_array, list_of(c, (node,))
    return lambda f: RArray(array, items(f))


@compiles(tree.Hash)
def compile_hash(c: Compiler, node: tree.Hash) -> Code:
    cls = c.rt.c_hash
    fill = hash_filler(c, node)

    def code(f: Frame) -> Value:
        made = RHash(cls)
        fill(f, made)
        return made

    return code


def hash_filler(c: Compiler, node: tree.Hash) -> Any:
    """A function (frame, hash) that stores the pairs of a literal."""
    rt = c.rt
    steps = [_pair(c, p) if isinstance(p, tree.Pair) else _double_splat(c, p) for p in node.pairs]
    if all(isinstance(p, tree.Pair) and isinstance(p.key, (tree.Sym, tree.Str)) for p in node.pairs):
        fixed: List[Tuple[Any, Value, Code]] = []
        for pair in node.pairs:
            assert isinstance(pair, tree.Pair)
            key: Value
            if isinstance(pair.key, tree.Sym):
                key = rt.sym(pair.key.name)
            else:
                assert isinstance(pair.key, tree.Str)
                key = RString(rt.c_string, pair.key.value)
                key.frozen = True
            fixed.append((hkey(key), key, c.compile(pair.value)))

        def fill_fixed(f: Frame, made: RHash) -> None:
            d = made.d
            for hashed, key, value in fixed:
                d[hashed] = (key, value(f))

        return fill_fixed

    def fill(f: Frame, made: RHash) -> None:
        for step in steps:
            step(f, made)

    return fill


def _pair(c: Compiler, pair: tree.Pair) -> Any:
    key_code, value_code = c.compile(pair.key), c.compile(pair.value)

    def store(f: Frame, made: RHash) -> None:
        key = key_code(f)
        if type(key) is RString and not key.frozen:
            key = RString(key.cls, key.s, key.enc)
            key.frozen = True
        made.d[hkey(key)] = (key, value_code(f))

    return store


def _double_splat(c: Compiler, node: Any) -> Any:
    rt = c.rt
    code = c.compile(node.value) if node.value is not None else local(c, "**")

    def merge(f: Frame, made: RHash) -> None:
        value = code(f)
        if value is not None:
            made.d.update(rt.to_hash(value).d)

    return merge


def keywords_of(c: Compiler, node: Optional[tree.Node]) -> Optional[Any]:
    """A function of the frame that gives the keyword arguments: a Hash, or None when they turn out to be none."""
    if node is None:
        return None
    assert isinstance(node, tree.Hash)
    cls = c.rt.c_hash
    fill = hash_filler(c, node)

    def keywords(f: Frame) -> Optional[RHash]:
        made = RHash(cls)
        fill(f, made)
        return made if made.d else None

    return keywords


@compiles(tree.Range)
def compile_range(c: Compiler, node: tree.Range) -> Code:
    rt, cls, exclusive = c.rt, c.rt.c_range, node.exclusive
    low, high = c.compile(node.low), c.compile(node.high)
    if isinstance(node.low, (tree.Int, tree.Nil, type(None))) and isinstance(
        node.high, (tree.Int, tree.Nil, type(None))
    ):
        return constant(RRange(cls, low(None), high(None), exclusive))  # type: ignore[arg-type]

    def code(f: Frame) -> Value:
        first, last = low(f), high(f)
        check_range(rt, first, last)
        return RRange(cls, first, last, exclusive)

    return code


def check_range(rt: Any, first: Value, last: Value) -> None:
    kind = type(first)
    if (kind is type(last) and kind in (int, RString, float, RSymbol)) or first is None or last is None:
        return
    try:
        comparable = rt.cmp(first, last) is not None
    except Exception as error:
        if rt.rescue_python(error) is None:
            raise
        comparable = False
    if not comparable:
        raise rt.error("ArgumentError", "bad value for range")
