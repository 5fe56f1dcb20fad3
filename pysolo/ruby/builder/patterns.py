"""Pattern matching: `case/in`, `value => pattern`, `value in pattern`."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Tuple

from pysolo.ruby.messages import message
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import (
    DoubleSplat,
    LAsgn,
    LVar,
    MatchPattern,
    Node,
    PatAlt,
    PatArray,
    PatBind,
    PatFind,
    PatHash,
    PatValue,
    Range,
    Splat,
)


def match_test(value: Any, _: Any, pattern: Any) -> Any:
    return MatchPattern(value.line, value, pattern, True)


def match_bind(value: Any, _: Any, pattern: Any) -> Any:
    return MatchPattern(value.line, value, pattern, False)


def pat_top(items: List[Any]) -> Any:
    if len(items) == 1 and items[0].__class__ is not Splat:
        return items[0]
    return sequence(items[0].line, None, items)


def pat_top_comma(items: List[Any], _: Any) -> Any:
    """``in a,``: more may follow."""
    return sequence(items[0].line, None, items + [Splat(items[0].line, None)])


def sequence(line: int, const: Any, items: List[Any]) -> Node:
    splats = [i for i, item in enumerate(items) if item.__class__ is Splat]
    if not splats:
        return PatArray(line, const, tuple(items), None, ())
    if len(splats) == 1:
        at = splats[0]
        return PatArray(line, const, tuple(items[:at]), items[at], tuple(items[at + 1 :]))
    if splats == [0, len(items) - 1] and len(items) > 2:
        return PatFind(line, const, items[0], tuple(items[1:-1]), items[-1])
    raise Fault(message("stray_splat"), line=line)


def pat_splat(mark: Any, name: Any) -> Any:
    return Splat(mark[1], LAsgn(name[1], name[0], None))


def pat_splat_bare(splat: Any) -> Any:
    return splat


def pat_as(pattern: Any, _: Any, name: Any) -> Any:
    return PatBind(name[1], name[0], pattern)


def pat_alt(left: Any, _: Any, right: Any) -> Any:
    if left.__class__ is PatAlt:
        return PatAlt(left.line, (*left.alternatives, right))
    return PatAlt(left.line, (left, right))


def pat_value(value: Any) -> Any:
    return PatValue(value.line, value)


def pat_range(low: Any, mark: Any, high: Any) -> Any:
    return PatValue(low.line, Range(low.line, low, high, mark[0] == "..."))


def pat_range_endless(low: Any, mark: Any) -> Any:
    return PatValue(low.line, Range(low.line, low, None, mark[0] == "..."))


def pat_range_beginless(mark: Any, high: Any) -> Any:
    if mark[0] not in ("..", "..."):
        raise Fault(message("unexpected", "`%s`" % mark[0]), line=mark[1])
    return PatValue(mark[1], Range(mark[1], None, high, mark[0] == "..."))


def pat_bind(name: Any) -> Any:
    return PatBind(name[1], name[0])


def pat_pin(_: Any, name: Any) -> Any:
    return PatValue(name[1], LVar(name[1], name[0]))


def pat_pin_value(line: Any, value: Any) -> Any:
    return PatValue(line, value)


def pat_pin_expr(line: Any, _: Any, value: Any, __: Any) -> Any:
    return PatValue(line, value)


def pat_const0(const: Any, _: Any, __: Any) -> Any:
    return PatArray(const.line, const, (), None, ())


def pat_const(const: Any, _: Any, items: List[Any], __: Any) -> Any:
    return sequence(const.line, const, items)


def pat_const_comma(const: Any, _: Any, items: List[Any], __: Any, ___: Any) -> Any:
    return sequence(const.line, const, items + [Splat(const.line, None)])


def pat_const_pairs(const: Any, _: Any, pairs: List[Any], __: Any) -> Any:
    return hash_pattern(const.line, const, pairs)


def pat_array0(line: Any, _: Any) -> Any:
    return PatArray(line, None, (), None, ())


def pat_array(line: Any, items: List[Any], _: Any) -> Any:
    return sequence(line, None, items)


def pat_array_comma(line: Any, items: List[Any], _: Any, __: Any) -> Any:
    return sequence(line, None, items + [Splat(line, None)])


def pat_hash0(line: Any, _: Any) -> Any:
    return PatHash(line, None, (), None, True)


def pat_hash(line: Any, pairs: List[Any], *_: Any) -> Any:
    return hash_pattern(line, None, pairs)


def pat_pairs(pairs: List[Any], _: Any = None) -> Any:
    return hash_pattern(pairs[0][2], None, pairs)


def hash_pattern(line: int, const: Any, pairs: List[Any]) -> Any:
    """Pairs are (name, pattern, line); a rest has a DoubleSplat for a name."""
    rest: Optional[DoubleSplat] = None
    plain: List[Tuple[str, Any]] = []
    for name, pattern, at in pairs:
        if rest is not None:
            raise Fault(message("unexpected", "pattern after `**`"), line=at)
        if isinstance(name, DoubleSplat):
            rest = name
        elif any(name == other for other, _ in plain):
            raise Fault(message("pattern_key_twice", name), line=at)
        else:
            plain.append((name, pattern))
    return PatHash(line, const, tuple(plain), rest, rest is not None and rest.value is None)


def pat_group(_: Any, pattern: Any, __: Any) -> Any:
    return pattern


def ppair_short(label: Any) -> Any:
    return label[0], None, label[1]


def ppair(label: Any, pattern: Any) -> Any:
    return label[0], pattern, label[1]


def ppair_rest(line: Any, name: Any) -> Any:
    return DoubleSplat(line, LAsgn(name[1], name[0], None)), None, line


def ppair_nil(line: Any) -> Any:
    return DoubleSplat(line, None), None, line


ACTIONS: Dict[str, Callable[..., Any]] = {
    f.__name__: f
    for f in (
        match_test, match_bind, pat_top, pat_top_comma, pat_splat, pat_splat_bare, pat_as, pat_alt, pat_value, pat_range,
        pat_range_endless, pat_range_beginless, pat_bind, pat_pin, pat_pin_value, pat_pin_expr, pat_const0, pat_const,
        pat_const_comma, pat_const_pairs, pat_array0, pat_array, pat_array_comma, pat_hash0, pat_hash, pat_pairs, pat_group,
        ppair_short, ppair, ppair_rest, ppair_nil,
    )
}  # fmt: skip
