"""How an exception is shown in full: as MRI prints one that nobody rescued."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, List

from pysolo.ruby.runtime.objects import RException

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

FIRST, LAST, LONG = 8, 4, 18  # of a recursion without end, what is shown
BOLD, UNDERLINED, PLAIN = "\x1b[1m", "\x1b[1;4m", "\x1b[m"


def full_text(rt: Interpreter, exc: RException, highlight: bool, reverse: bool, place: str) -> str:
    """Message, backtrace and causes; ``reverse`` puts the innermost last. ``place`` stands for a missing backtrace."""
    chain: List[RException] = [exc]
    while chain[-1].cause is not None and chain[-1].cause not in chain:
        chain.append(chain[-1].cause)
    if not reverse:
        return "".join([head(rt, e, highlight, place) + trace(rt, e) for e in chain])
    title = "%sTraceback%s (most recent call last):\n" % ((BOLD, PLAIN) if highlight else ("", ""))
    return title + "".join([reversed_trace(e) + head(rt, e, highlight, place) for e in reversed(chain)])


def trace(rt: Interpreter, exc: RException) -> str:
    lines = ["\tfrom %s\n" % line for line in (exc.backtrace or [])[1:]]
    if len(lines) >= LONG and rt.is_a(exc, rt.classes["SystemStackError"]):
        lines[FIRST:-LAST] = ["\t ... %d levels...\n" % (len(lines) - FIRST - LAST)]
    return "".join(lines)


def reversed_trace(exc: RException) -> str:
    lines = list(enumerate((exc.backtrace or [])[1:], 1))
    width = len(str(len(lines)))
    return "".join(["\t%*d: from %s\n" % (width, number, line) for number, line in reversed(lines)])


def head(rt: Interpreter, exc: RException, highlight: bool, place: str) -> str:
    where = exc.backtrace[0] if exc.backtrace else place
    text, name = rt.message_of(exc), rt.class_name(exc)
    bold, underlined, plain = (BOLD, UNDERLINED, PLAIN) if highlight else ("", "", "")
    if not text:
        shown = "unhandled exception" if name == "RuntimeError" else name
        return "%s: %s%s%s\n" % (where, underlined, shown, plain)
    first, _, rest = text.partition("\n")
    if name.startswith("#"):  # a class without a name is left out, and then MRI forgets the end of the first line too
        return "%s: %s%s%s\n" % (where, bold, first, rest)
    line = "%s: %s%s (%s%s%s%s)%s" % (where, bold, first, underlined, name, plain, bold, plain)
    if rest and highlight:
        rest = re.sub(r"[^\n]+", BOLD + r"\g<0>" + PLAIN, rest)
    return line + "\n" + rest + ("\n" if rest and not rest.endswith("\n") else "")
