"""The piece of source that Ruby 3.1 shows in the message of a NameError: the line, and carets under the name.

Ruby does so for code that was loaded from a file, not for evals (so not for recipes). It knows columns; here the name is looked for in
the line that is running.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.runtime.native_frames import INTERNAL, running_native

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def highlighted(rt: Interpreter, message: str, name: str, kind: str) -> str:
    """The message with the snippet, when there is one. ``kind``: "call", "self" (without receiver), "constant", "scoped"."""
    text = _running_line(rt)
    if text is None:
        return message
    native = running_native(rt)
    if native is not None:  # send, map(&:name), const_get: what stands in the source is the method that did it
        return _with_native(message, text, native)
    found = re.search(_pattern(name, kind), text)
    if found is None and kind == "self":  # self.name
        found = re.search(_pattern(name, "call"), text)
    return message if found is None else _marked(message, text, *found.span(1))


def native_highlighted(rt: Interpreter, message: str) -> str:
    """For a NameError that a native method raises by itself: the carets are under that method's name."""
    text = _running_line(rt)
    native = None if text is None else running_native(rt)
    return message if text is None or native is None else _with_native(message, text, native)


def _running_line(rt: Interpreter) -> Optional[str]:
    frame = rt.frame
    if frame.scope.file not in rt.source_files:
        return None
    text = _line(frame.scope.file, frame.line)
    return text if text is not None and text.isascii() else None


def _with_native(message: str, text: str, native: str) -> str:
    if native in INTERNAL or native == "method_missing":  # not what was called in the source
        return message
    found = re.search(_pattern(native, "call"), text) or re.search(_pattern(native, "self"), text)
    return message if found is None else _marked(message, text, *found.span(1))


def _marked(message: str, text: str, start: int, end: int) -> str:
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
