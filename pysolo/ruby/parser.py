"""Source text to tree: the loop that drives the tables and calls the builder."""

from __future__ import annotations

import re
from typing import Any, Callable, Collection, List, Optional, Tuple

from pysolo.ruby.builder import ACTIONS
from pysolo.ruby.lexer.scanner import Lexer
from pysolo.ruby.messages import message
from pysolo.ruby.node import collector_paused
from pysolo.ruby.source import Fault, RubySyntaxError, Source, Span
from pysolo.ruby.tables import load
from pysolo.ruby.tree import Program

FROZEN_STRINGS = re.compile(r"(?:#[^\n]*\n|[ \t\r]*\n)*?#[^\n]*?frozen[_-]string[_-]literal:[ \t]*true\b", re.I)

_TABLES = load()
_RULES: List[Tuple[str, int, Optional[Callable[..., Any]]]] = [
    (origin, length, ACTIONS[call] if call else None) for origin, length, call in _TABLES.rules
]


def parse(text: str, file: str = "(eval)", first_line: int = 1, locals: Collection[str] = ()) -> Program:
    """The tree of a file. ``locals`` are names known from an enclosing scope. Raises RubySyntaxError and nothing else."""
    if text.startswith("\ufeff"):
        text = text[1:]
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
    source = Source(file, text, first_line)
    lexer = Lexer(source, locals)
    try:
        with collector_paused():
            lexer.run()
            body = _drive(lexer)
    except Fault as fault:
        raise _located(source, fault) from None
    except RecursionError:
        raise RubySyntaxError.at(source, Span(0, 0), message("too_deep")) from None
    return Program(first_line, body, lexer.data, FROZEN_STRINGS.match(text) is not None)


def _located(source: Source, fault: Fault) -> RubySyntaxError:
    offset = fault.offset
    if offset is None or (fault.line is not None and source.line_of(offset) != fault.line):
        offset = source.offset_of_line(fault.line) if fault.line is not None else 0
    return RubySyntaxError.at(source, Span(offset, offset + 1), fault.message)


def _drive(lexer: Lexer) -> Any:
    actions, defaults, gotos, rules = _TABLES.actions, _TABLES.defaults, _TABLES.gotos, _RULES
    types, vals = lexer.types, lexer.vals
    states = [0]
    stack: List[Any] = []
    push_state, push = states.append, stack.append
    pop = stack.pop
    at = 1
    state = 0
    kind = types[1]
    try:
        while True:
            action = actions[state].get(kind)
            if action is None:
                rule = defaults[state]
                if rule < 0:
                    raise _unexpected(lexer, at)
            elif action >= 0:
                push(vals[at])
                at += 1
                kind = types[at]
                state = action
                push_state(state)
                continue
            else:
                rule = ~action
            origin, length, call = rules[rule]
            if length == 1:
                if call is not None:
                    stack[-1] = call(stack[-1])
                state = gotos[states[-2]].get(origin, -1)
                if state < 0:
                    # The start symbol: by way of default reductions it is reached before any token too many is seen.
                    if kind != "$END":
                        raise _unexpected(lexer, at)
                    return stack[0]
                states[-1] = state
                continue
            if length == 3:
                third, second = pop(), pop()
                stack[-1] = call(stack[-1], second, third)  # type: ignore[misc]
                del states[-3:]
            elif length == 2:
                second = pop()
                stack[-1] = call(stack[-1], second)  # type: ignore[misc]
                del states[-2:]
            elif length == 0:
                push(call())  # type: ignore[misc]
            else:
                values = stack[-length:]
                del stack[-length:], states[-length:]
                push(call(*values))  # type: ignore[misc]
            state = gotos[states[-1]][origin]
            push_state(state)
    except Fault as fault:
        if fault.offset is None:
            fault.offset = lexer.offsets[at]
        raise


def _unexpected(lexer: Lexer, at: int) -> Fault:
    kind, offset = lexer.types[at], lexer.offsets[at]
    if kind == "$END":
        return Fault(message("unexpected_eof"), offset=offset)
    if kind == "NL":
        return Fault(
            message("unexpected", "end of line" if lexer.text[offset : offset + 1] != ";" else "`;`"), offset=offset
        )
    word = re.compile(r"[A-Za-z_][A-Za-z0-9_]*[?!]?|\d+|[^\w\s]{1,2}|.?").match(lexer.text, offset)
    return Fault(message("unexpected", "`%s`" % (word[0] if word else kind)), offset=offset)
