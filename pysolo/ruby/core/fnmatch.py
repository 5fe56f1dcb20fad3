"""Ruby's file name patterns, as regular expressions, for File.fnmatch and Dir.glob."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import List, Optional, Pattern

NOESCAPE, PATHNAME, DOTMATCH, CASEFOLD, EXTGLOB = 1, 2, 4, 8, 16


def braces(pattern: str, escapes: bool = True) -> List[str]:
    """``a{b,c{d,e}}`` as all its alternatives, in order."""
    depth = 0
    start = -1
    index = 0
    while index < len(pattern):
        char = pattern[index]
        if char == "\\" and escapes:
            index += 1
        elif char == "{":
            if depth == 0:
                start = index
            depth += 1
        elif char == "}" and depth:
            depth -= 1
            if depth == 0:
                return [
                    made
                    for choice in _choices(pattern[start + 1 : index], escapes)
                    for made in braces(pattern[:start] + choice + pattern[index + 1 :], escapes)
                ]
        index += 1
    return [pattern]


def _choices(inner: str, escapes: bool) -> List[str]:
    parts: List[str] = []
    depth = 0
    current = ""
    index = 0
    while index < len(inner):
        char = inner[index]
        if char == "\\" and escapes and index + 1 < len(inner):
            current += inner[index : index + 2]
            index += 2
            continue
        if char == "," and depth == 0:
            parts.append(current)
            current = ""
        else:
            depth += (char == "{") - (char == "}")
            current += char
        index += 1
    return parts + [current]


def _bracket(pattern: str, index: int, escapes: bool) -> Optional[int]:
    """Where the set that opens at ``index`` ends; None when it does not."""
    at = index + 1
    if at < len(pattern) and pattern[at] in "!^":
        at += 1
    first = True
    while at < len(pattern):
        if pattern[at] == "]" and not first:
            return at
        if pattern[at] == "\\" and escapes:
            at += 1
        first = False
        at += 1
    return None


def segment_source(pattern: str, flags: int) -> str:
    """The regular expression source of one pattern (within one path segment when FNM_PATHNAME is set)."""
    escapes = not flags & NOESCAPE
    any_char = "[^/]" if flags & PATHNAME else "."
    hidden = "" if flags & DOTMATCH else r"(?!\.)"
    out: List[str] = []
    index = 0
    while index < len(pattern):
        char = pattern[index]
        leading = index == 0 or (flags & PATHNAME and pattern[index - 1] == "/")
        if char == "*":
            while index + 1 < len(pattern) and pattern[index + 1] == "*":
                index += 1
            out.append((hidden if leading else "") + any_char + "*")
        elif char == "?":
            out.append((hidden if leading else "") + any_char)
        elif char == "[":
            end = _bracket(pattern, index, escapes)
            if end is None:
                return r"(?!)"
            inner = pattern[index + 1 : end]
            negated = inner[:1] in ("!", "^") and bool(inner)
            inner = inner[1:] if negated else inner
            if not escapes:
                inner = inner.replace("\\", "\\\\")
            inner = inner.replace("[", "\\[").replace("&&", "&\\&").replace("||", "|\\|").replace("~~", "~\\~")
            if inner.startswith("^"):
                inner = "\\" + inner
            body = "[%s%s]" % ("^" if negated else "", inner)
            out.append((hidden if leading else "") + ("(?!/)" if flags & PATHNAME else "") + body)
            index = end
        elif char == "\\" and escapes and index + 1 < len(pattern):
            index += 1
            out.append(re.escape(pattern[index]))
        else:
            out.append(re.escape(char))
        index += 1
    return "".join(out)


@lru_cache(maxsize=512)
def compiled(pattern: str, flags: int) -> Pattern[str]:
    """A matcher for a whole name, without braces."""
    if flags & PATHNAME and "**/" in pattern:
        hidden = "" if flags & DOTMATCH else r"(?!\.)"
        source = ""
        rest = pattern
        while rest:
            if rest.startswith("**/"):
                source += r"(?:%s[^/]+/)*" % hidden
                rest = rest[3:].lstrip("/")
                while rest.startswith("**/"):
                    rest = rest[3:]
                continue
            head, slash, rest = rest.partition("/")
            source += segment_source(head, flags) + slash
    else:
        source = segment_source(pattern, flags)
    try:
        return re.compile(source, re.S | (re.I if flags & CASEFOLD else 0))
    except re.error:
        return re.compile("(?!)")


def matches(pattern: str, name: str, flags: int) -> bool:
    choices = braces(pattern, not flags & NOESCAPE) if flags & EXTGLOB else [pattern]
    return any(compiled(choice, flags).fullmatch(name) for choice in choices)
