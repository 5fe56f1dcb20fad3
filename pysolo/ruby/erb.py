"""ERB templates to Ruby, by the rules of Ruby's own library.

Documented with ``ERB.new(.., trim_mode:)``: ``-`` lets ``-%>`` take the newline and ``<%-`` the indent, ``<>`` takes the newline of
lines that begin and end with a tag, ``>`` that of lines that end with one, ``%`` makes lines that begin with ``%`` code.
"""

from __future__ import annotations

import re
from typing import Optional

from pysolo.ruby.template_code import TemplateCode

_TAG = re.compile(r"<%%|<%(=|#|-(?!%>))?(.*?)(-)?(?<!%)%>(\r?\n)?", re.S)


def erb_to_ruby(text: str, trim_mode: Optional[str] = None, eoutvar: str = "_erbout") -> str:
    """Ruby source whose value is the rendered text."""
    mode = trim_mode or ""
    out = TemplateCode(eoutvar)
    if "%" not in mode:
        _scan(text, mode, out)
    else:
        block: list[str] = []
        for line in text.splitlines(keepends=True):
            if line.startswith("%%"):
                block.append(line[1:])
            elif line.startswith("%"):
                _scan("".join(block), mode, out)
                block = []
                out.statement(line[1:] if line.endswith("\n") else line[1:] + "\n")
            else:
                block.append(line)
        _scan("".join(block), mode, out)
    return out.source()


def _scan(text: str, mode: str, out: TemplateCode) -> None:
    at = 0
    for found in _TAG.finditer(text):
        before = text[at : found.start()]
        at = found.end()
        if found.group().startswith("<%%"):
            out.text(before + "<%")
            continue
        kind, code, minus, newline = found.group(1) or "", found.group(2), found.group(3) or "", found.group(4) or ""
        code = code.replace("%%>", "%>")
        if "-" not in mode:  # then a minus sign is code
            code = ("-" if kind == "-" else "") + code + minus
            kind, minus = ("" if kind == "-" else kind), ""
        elif kind == "-":
            indent = len(before) - len(before.rstrip(" \t"))
            if indent and (len(before) == indent or before[-indent - 1] == "\n"):
                before = before[:-indent]
        out.text(before)
        if kind == "=":
            out.expression(code)
        elif kind == "#":
            out.lines(code)
        else:
            out.statement(code)
        if newline and (minus or _takes_newline(text, found.start(), mode)):
            out.lines(newline)
        else:
            out.text(newline)
    out.text(text[at:])


def _takes_newline(text: str, start: int, mode: str) -> bool:
    if "<>" in mode:
        line = text.rfind("\n", 0, start) + 1
        return text.startswith("<%", line) and not text.startswith("<%%", line)
    return ">" in mode
