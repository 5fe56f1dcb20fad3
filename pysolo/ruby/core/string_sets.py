"""String: tr, delete, squeeze, count - sets of characters with ranges and ``^``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Dict, List, Optional, Tuple

from pysolo.ruby.core.string import same_kind
from pysolo.ruby.core.string_case import store
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RString

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

string = NativeClass("String")


def characters(rt: Interpreter, spec: str) -> Tuple[List[str], bool]:
    """The characters that ``a-cx`` names, and whether a leading ``^`` negates them."""
    negated = len(spec) > 1 and spec[0] == "^"
    at = 1 if negated else 0
    found: List[str] = []
    while at < len(spec):
        char = spec[at]
        if char == "\\" and at + 1 < len(spec):
            at += 1
            char = spec[at]
        if at + 2 < len(spec) and spec[at + 1] == "-":
            last = spec[at + 2]
            step = 3
            if last == "\\" and at + 3 < len(spec):
                last, step = spec[at + 3], 4
            if ord(char) > ord(last):
                raise rt.error("ArgumentError", 'invalid range "%s-%s" in string transliteration' % (char, last))
            found.extend(map(chr, range(ord(char), ord(last) + 1)))
            at += step
            continue
        found.append(char)
        at += 1
    return found, negated


def member(rt: Interpreter, specs: Tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a character is in all of the sets."""
    if not specs:
        raise rt.error("ArgumentError", "wrong number of arguments (given 0, expected 1+)")
    sets = [(frozenset(chars), negated) for chars, negated in (characters(rt, spec) for spec in specs)]
    return lambda char: all((char in chars) != negated for chars, negated in sets)


def translated(rt: Interpreter, text: str, old: str, new: str, squeeze: bool) -> str:
    if not new and not squeeze:
        return deleted(rt, text, (old,))
    chars, negated = characters(rt, old)
    into, _ = characters(rt, new if not new.startswith("^") or len(new) == 1 else "\\" + new)
    table: Dict[str, str] = {}
    if not negated:
        for at, char in enumerate(chars):
            table.setdefault(char, into[min(at, len(into) - 1)] if into else "")
    inside = frozenset(chars)
    if not squeeze:
        last_of = into[-1] if into else ""
        changed = [char for char in set(text) if (char in inside) != negated]
        return text.translate({ord(char): last_of if negated else table[char] for char in changed})
    out: List[str] = []
    last: Optional[str] = None
    for char in text:
        if (char in inside) == negated:
            out.append(char)
            last = None
            continue
        made = table[char] if not negated else into[-1] if into else ""
        if made == last:
            continue
        out.append(made)
        last = made
    return "".join(out)


def deleted(rt: Interpreter, text: str, specs: Tuple[str, ...]) -> str:
    inside = member(rt, specs)
    return text.translate({ord(char): None for char in set(text) if inside(char)})


def squeezed(rt: Interpreter, text: str, specs: Tuple[str, ...]) -> str:
    inside: Callable[[str], bool] = member(rt, specs) if specs else lambda char: True
    out: List[str] = []
    for char in text:
        if out and out[-1] == char and inside(char):
            continue
        out.append(char)
    return "".join(out)


@string.method("tr")
def tr(rt: Interpreter, self: RString, old: str, new: str) -> RString:
    return same_kind(self, translated(rt, self.s, old, new, False))


@string.method("tr!")
def tr_in_place(rt: Interpreter, self: RString, old: str, new: str) -> Optional[RString]:
    return store(rt, self, translated(rt, self.s, old, new, False))


@string.method("tr_s")
def tr_s(rt: Interpreter, self: RString, old: str, new: str) -> RString:
    return same_kind(self, translated(rt, self.s, old, new, True))


@string.method("tr_s!")
def tr_s_in_place(rt: Interpreter, self: RString, old: str, new: str) -> Optional[RString]:
    return store(rt, self, translated(rt, self.s, old, new, True))


@string.method("delete")
def delete(rt: Interpreter, self: RString, *specs: str) -> RString:
    return same_kind(self, deleted(rt, self.s, specs))


@string.method("delete!")
def delete_in_place(rt: Interpreter, self: RString, *specs: str) -> Optional[RString]:
    return store(rt, self, deleted(rt, self.s, specs))


@string.method("squeeze")
def squeeze(rt: Interpreter, self: RString, *specs: str) -> RString:
    return same_kind(self, squeezed(rt, self.s, specs))


@string.method("squeeze!")
def squeeze_in_place(rt: Interpreter, self: RString, *specs: str) -> Optional[RString]:
    return store(rt, self, squeezed(rt, self.s, specs))


@string.method("count")
def count(rt: Interpreter, self: RString, *specs: str) -> int:
    inside = member(rt, specs)
    return sum(self.s.count(char) for char in set(self.s) if inside(char))


CLASSES = (string,)
