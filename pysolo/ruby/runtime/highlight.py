"""The piece of source that Ruby 3.1 shows in the message of a NameError: the line, and carets under the name.

Ruby does so for code that was loaded from a file, not for evals (so not for recipes). It knows columns; here the name is looked for in
the line that is running.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def highlighted(rt: Interpreter, message: str, name: str, kind: str) -> str:
    """The message with the snippet, when there is one. ``kind``: "call", "self" (without receiver), "constant", "scoped"."""
    frame = rt.frame
    file = frame.scope.file
    if file not in rt.source_files:
        return message
    text = _line(file, frame.line)
    if text is None:
        return message
    import re

    found = re.search(_pattern(name, kind), text)
    if found is None and kind == "self":  # self.name
        found = re.search(_pattern(name, "call"), text)
    if found is None:
        return message
    start, end = found.span(1)
    indent = "".join("\t" if c == "\t" else " " for c in text[:start])
    return "%s\n\n%s\n%s%s" % (message, text, indent, "^" * (end - start))


def _line(file: str, number: int) -> Optional[str]:
    try:
        with open(file, encoding="utf-8", errors="surrogateescape") as source:
            for count, text in enumerate(source, 1):
                if count == number:
                    return text.rstrip("\r\n")
    except OSError:
        pass
    return None


def _pattern(name: str, kind: str) -> str:
    import re

    if kind == "self" or kind == "constant":
        return r"(?<![\w.@$:])(%s)(?![\w?!:]|\s*=[^=~>])" % re.escape(name)
    if kind == "scoped":
        return r"(::\s*%s)\b" % re.escape(name)
    if name == "[]":
        return r"[\w)\]}\"'](\[[^\]]*\])"
    if name == "[]=":
        return r"[\w)\]}\"'](\[[^\]]*\]\s*=)"
    if name in ("-@", "+@", "!", "~"):
        return r"(%s)" % re.escape(name[0])
    if not (name[0].isalpha() or name[0] == "_"):
        return r"[\w)\]}\"'?!]\s*(%s)" % re.escape(name)
    if name.endswith("=") and not name.endswith("=="):
        return r"(&?\.\s*%s\s*=)" % re.escape(name[:-1])
    return r"(&?\.\s*%s)(?![\w?!])" % re.escape(name)
