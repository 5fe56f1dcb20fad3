"""Pieces of regular expression source: what the translation looks up and takes apart."""

from __future__ import annotations

import re
from typing import List, Optional, Tuple

QUANTIFIER = re.compile(r"[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\}")
GROUP_NAME = re.compile(r"\(\?(?:<[^=!]|')")
SHARP_S = "(?:[\u00df\u1e9e]|ss)"  # two letters when the case is ignored
LINE_START = r"(?m:^)(?:(?!\Z)|(?<!\n))"
SIMPLE_ESCAPES = {
    "A": "\\A",
    "z": "\\Z",
    "Z": "(?=\\n?\\Z)",
    "G": "",
    "b": "\\b",
    "B": "\\B",
    "R": "(?:\\r\\n|[\\n\\v\\f\\r\\x85\\u2028\\u2029])",
    "X": "(?s:.[\\u0300-\\u036f\\u200d\\ufe0f]*)",
}


def unit(piece: str) -> str:
    """``piece`` as one thing that a quantifier can follow."""
    if len(piece) == 1 or (len(piece) == 2 and piece[0] == "\\"):
        return piece
    if piece[0] == "[" or (piece[0] == "(" and closing(piece, 0) == len(piece) - 1):
        return piece
    return "(?:%s)" % piece


def closing(source: str, at: int) -> int:
    """Where the parenthesis that opens at ``at`` is closed."""
    depth, in_class = 0, False
    while at < len(source):
        char = source[at]
        if char == "\\":
            at += 1
        elif in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
            at += source.startswith("[^", at)
            at += source.startswith("]", at + 1)
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return at


def split_alternatives(body: str) -> List[str]:
    parts, start, at = [], 0, 0
    while at < len(body):
        char = body[at]
        if char == "\\":
            at += 1
        elif char == "(":
            at = closing(body, at)
        elif char == "[":
            at = body.find("]", at + 2)
        elif char == "|":
            parts.append(body[start:at])
            start = at + 1
        at += 1
    return parts + [body[start:]]


def look_behind(head: str, body: str) -> str:
    """Alternatives of different widths become lookbehinds of their own, which is all that Ruby allows too."""
    while body.startswith("(?:") and closing(body, 0) == len(body) - 1:
        body = body[3:-1]
    parts = split_alternatives(body)
    if len(parts) == 1:
        return "(?%s%s)" % (head, body)
    if head == "<!":
        return "".join(["(?<!%s)" % part for part in parts])
    return "(?:%s)" % "|".join(["(?<=%s)" % part for part in parts])


def absent(body: str) -> str:
    """``(?~body)``: as much as does not hold ``body``; up to the character that completes it, where its width is known."""
    try:
        re.compile("(?<!%s)" % body)
    except re.error:
        return "(?:(?!%s)(?s:.))*" % body
    return "(?:(?s:.)(?<!%s))*" % body


def find_group(source: str, name: str, count: int) -> Optional[Tuple[int, str]]:
    """Number and inner source of the capture that ``name`` or a number (negative: counted from here) means; 0 is everything."""
    wanted = int(name) if name.lstrip("-").isdigit() else None
    if wanted == 0:
        return 0, source
    if wanted is not None and wanted < 0:
        wanted += count + 1
    number = at = 0
    named = GROUP_NAME.search(source) is not None
    while at < len(source):
        if source[at] == "\\":
            at += 1
        elif source[at] == "(":
            match = re.compile(r"\(\?(?:<([^=!>][^>]*)>|'([^']+)')").match(source, at)
            if match is not None or (not named and not source.startswith("(?", at)):
                number += 1
                if number == wanted or (match is not None and name in match.groups()):
                    return number, source[match.end() if match is not None else at + 1 : closing(source, at)]
        at += 1
    return None
