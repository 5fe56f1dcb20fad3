"""Templates to Ruby, by the rules of Erubis, which Chef renders with (not those of ERB).

* a statement (``<% %>``) or comment (``<%# %>``) alone on its line takes the whole line with it, indent and newline included
* ``-%>`` and ``=%>`` after an expression take the newline that follows; ``<%-`` is ``<%``
* lines end in ``\\n``, however the template ends them
* ``<%% .. %%>`` gives ``<% .. %%>``; a line that begins with ``%`` is text

The Ruby text has as many lines as the template up to each place, so that an error's line is the template's.
"""

from __future__ import annotations

import re
from typing import Optional

from pysolo.ruby.template_code import TemplateCode

BUFFER = "_buf"
_TAG = re.compile(r"<%(==?|#|-|%)?(.*?)([-=])?%>([ \t]*\n)?", re.S)


def erubis_to_ruby(text: str) -> str:
    """Ruby source whose value is the rendered text."""
    out = TemplateCode(BUFFER)
    text = text.replace("\r\n", "\n")
    at = 0
    at_line_start = True  # whether `at` is where a line begins
    for found in _TAG.finditer(text):
        kind, code, trim, newline = found.group(1) or "", found.group(2), found.group(3), found.group(4) or ""
        before = text[at : found.start()]
        indent = _indent(before, at_line_start)
        at, at_line_start = found.end(), bool(newline)
        if kind == "%":
            out.text("%s<%%%s%s%%>%s" % (before, code, trim or "", newline))
        elif kind in ("=", "=="):
            out.text(before)
            out.expression(code)
            if trim and newline:
                out.lines(newline)
            else:
                out.text(newline)
        else:
            alone = bool(newline) and indent is not None
            out.text(before[: len(before) - len(indent)] if alone and indent is not None else before)
            if kind == "#":
                out.lines(code)
            else:
                out.statement(code + "\n" if alone else code)
            if not alone:
                out.text(newline)
            elif kind == "#":
                out.lines(newline)
    out.text(text[at:])
    return out.source()


def _indent(before: str, at_line_start: bool) -> Optional[str]:
    """The blanks between a line's beginning and a tag; None when something else stands there."""
    line = before.rsplit("\n", 1)
    if len(line) == 1 and not at_line_start:
        return None
    return line[-1] if not line[-1].strip(" \t") else None
