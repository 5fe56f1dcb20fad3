"""JSON as Chef reads it: comments (``/* */`` and ``//``) are allowed; a fault names the file, the line and the column."""

from __future__ import annotations

import re
from typing import Any, NoReturn

# A string is matched first so that what looks like a comment inside one is left alone.
_STRING_OR_COMMENT = re.compile(r'"(?:\\.|[^"\\])*"|/\*.*?\*/|//[^\n]*', re.S)


class JsonError(Exception):
    """Text that is no JSON; the message is for the user."""

    def __init__(self, source: str, problem: str, line: int, column: int, excerpt: str) -> None:
        self.source, self.problem, self.line, self.column = source, problem, line, column
        super().__init__(f"{source}:{line}:{column}: not valid JSON: {problem}\n{excerpt}")


def parse_json(text: str, source: str) -> Any:
    """The value of a JSON text; ``source`` names it in messages."""
    import json

    def refuse(constant: str) -> NoReturn:
        at = max(text.find(constant), 0)
        raise _error(text, source, f"{constant} is not a JSON number", at)

    text = text[1:] if text.startswith("\ufeff") else text
    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError:
        pass  # asked again without the comments, which are rare
    except RecursionError:
        raise _error(text, source, "nested too deeply", 0) from None
    plain = _STRING_OR_COMMENT.sub(_blank, text)
    try:
        return json.loads(plain, parse_constant=refuse)
    except json.JSONDecodeError as fault:
        raise _error(text, source, fault.msg, fault.pos) from None


def _blank(found: re.Match[str]) -> str:
    """A comment becomes as many spaces, so that later places stay where they are."""
    whole = found.group()
    return whole if whole.startswith('"') else re.sub(r"[^\n]", " ", whole)


def _error(text: str, source: str, problem: str, at: int) -> JsonError:
    line = text.count("\n", 0, at) + 1
    begin = text.rfind("\n", 0, at) + 1
    column = at - begin + 1
    shown = text[begin:].split("\n", 1)[0]
    start = max(0, column - 60)
    caret = re.sub(r"[^\t]", " ", shown[start : column - 1]) + "^"
    return JsonError(source, problem, line, column, f"  {shown[start : start + 100]}\n  {caret}")
