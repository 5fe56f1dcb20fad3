"""The parse tables: made from ``grammar.lark`` by lark, shipped as ``grammar.tables``, read without lark.

After editing the grammar: ``python -m pysolo.ruby.tables`` writes them anew. Until then they are made in memory, which takes
half a second.
"""

from __future__ import annotations

import json
import os
from typing import Any, Dict, List, Set, Tuple
from zlib import crc32

FOLDER = os.path.dirname(os.path.abspath(__file__))
GRAMMAR = os.path.join(FOLDER, "grammar.lark")
SHIPPED = os.path.join(FOLDER, "grammar.tables")

Row = Dict[str, int]


class Tables:
    """``actions[state][terminal]`` is a state to shift to, or ``~rule`` to reduce; ``defaults[state]`` a rule to reduce by on any
    other terminal, or -1. ``gotos[state][nonterminal]`` is a state. A rule is (nonterminal, length, name of the builder call;
    an empty one passes the only value on)."""

    __slots__ = ("actions", "defaults", "gotos", "rules")

    def __init__(
        self, actions: List[Row], defaults: List[int], gotos: List[Row], rules: List[Tuple[str, int, str]]
    ) -> None:
        self.actions = actions
        self.defaults = defaults
        self.gotos = gotos
        self.rules = rules


def read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def digest(grammar: bytes) -> int:
    return crc32(grammar)


def load() -> Tables:
    """The shipped tables, or fresh ones when the grammar has been edited since."""
    grammar = read(GRAMMAR)
    try:
        data = json.loads(read(SHIPPED))
    except (OSError, ValueError):
        data = None
    if data is None or data["digest"] != digest(grammar):
        data = generate(grammar)
    return decode(data)


def decode(data: Dict[str, Any]) -> Tables:
    names: List[str] = data["names"]
    name = names.__getitem__

    def rows(packed: List[List[int]]) -> List[Row]:
        return [dict(zip(map(name, row[::2]), row[1::2])) for row in packed]

    action_rows, goto_rows = rows(data["actions"]), rows(data["gotos"])
    return Tables(
        [action_rows[i] for i in data["action_of"]],
        data["defaults"],
        [goto_rows[i] for i in data["goto_of"]],
        [(names[origin], length, call) for origin, length, call in data["rules"]],
    )


def generate(grammar: bytes) -> Dict[str, Any]:
    """Ask lark for the LALR table and pack it: equal rows once, the commonest reduction of a state as its default."""
    states, rules, start = _lark_table(grammar.decode())
    names: List[str] = []
    numbers: Dict[str, int] = {}

    def number(name: str) -> int:
        if name not in numbers:
            numbers[name] = len(names)
            names.append(name)
        return numbers[name]

    # lark's numbering changes from run to run: walk the states in an order of our own.
    order = [start]
    seen = {start}
    for state in order:
        for _, (kind, argument) in sorted(states[state].items()):
            if kind == "shift" and argument not in seen:
                seen.add(argument)
                order.append(argument)
    position = {state: i for i, state in enumerate(order)}
    actions: List[Dict[str, int]] = []
    gotos: List[Dict[str, int]] = []
    defaults: List[int] = []
    for state in order:
        row: Dict[str, int] = {}
        jump: Dict[str, int] = {}
        for symbol, (kind, argument) in sorted(states[state].items()):
            if kind == "reduce":
                row[symbol] = ~rules.index(argument)
            elif symbol.isupper() or symbol == "$END":
                row[symbol] = position[argument]
            elif symbol != "start":  # no goto there: that is how the loop knows the end
                jump[symbol] = position[argument]
        reductions = [action for action in row.values() if action < 0]
        default = ~max(set(reductions), key=lambda a: (reductions.count(a), a)) if reductions else -1
        actions.append({t: a for t, a in row.items() if a != ~default or default < 0})
        gotos.append(jump)
        defaults.append(default)
    _shift_through(actions, defaults, gotos, rules)

    def pack(rows: List[Dict[str, int]]) -> Tuple[List[List[int]], List[int]]:
        unique: Dict[Tuple[int, ...], int] = {}
        index = []
        for row in rows:
            flat = tuple(x for symbol, action in sorted(row.items()) for x in (number(symbol), action))
            index.append(unique.setdefault(flat, len(unique)))
        return [list(flat) for flat in unique], index

    action_rows, action_of = pack(actions)
    goto_rows, goto_of = pack(gotos)
    return {
        "digest": digest(grammar),
        "actions": action_rows,
        "action_of": action_of,
        "defaults": defaults,
        "gotos": goto_rows,
        "goto_of": goto_of,
        "rules": [[number(origin), len(symbols), call] for origin, symbols, call in rules],
        "names": names,
    }


Rule = Tuple[str, Tuple[str, ...], str]


def _shift_through(actions: List[Row], defaults: List[int], gotos: List[Row], rules: List[Rule]) -> None:
    """Where a terminal can only become a nonterminal with the same value, go to the state after that at once."""
    for state, row in enumerate(actions):
        for table in (row, gotos[state]):
            for symbol, target in table.items():
                while target >= 0 and not actions[target] and defaults[target] >= 0:
                    origin, symbols, call = rules[defaults[target]]
                    if call or len(symbols) != 1 or origin not in gotos[state]:
                        break
                    target = gotos[state][origin]
                table[symbol] = target


def _lark_table(grammar: str) -> Tuple[Dict[int, Dict[str, Tuple[str, Any]]], List[Rule], int]:
    from lark import Lark
    from lark.lexer import Lexer
    from lark.parsers.lalr_analysis import Shift

    class NoLexer(Lexer):
        def __init__(self, conf: Any) -> None:
            pass

        def lex(self, *args: Any) -> Any:
            return iter(())

    table = Lark(grammar, parser="lalr", lexer=NoLexer, strict=True).parser.parser._parse_table
    found: Set[Rule] = set()
    states: Dict[int, Dict[str, Tuple[str, Any]]] = {}
    for state, row in table.states.items():
        packed: Dict[str, Tuple[str, Any]] = {}
        for symbol, (kind, argument) in row.items():
            if kind is Shift:
                packed[symbol] = ("shift", argument)
                continue
            rule = (str(argument.origin.name), tuple(str(s.name) for s in argument.expansion), argument.alias or "")
            if not rule[2] and len(rule[1]) != 1:
                raise ValueError(f"the alternative {rule[0]}: {' '.join(rule[1])} needs a builder call")
            found.add(rule)
            packed[symbol] = ("reduce", rule)
        states[state] = packed
    return states, sorted(found), table.start_states["start"]


def main() -> None:
    data = generate(read(GRAMMAR))
    with open(SHIPPED, "w", encoding="ascii") as file:
        json.dump(data, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main()
