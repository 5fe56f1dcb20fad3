"""What a person or a program reads of a run; chosen by ``-F``."""

from __future__ import annotations

from typing import Optional, TextIO

from pysolo.converge.events import Subscriber


def make_formatter(name: str, out: TextIO, *, color: bool = False, why_run: bool = False) -> Optional[Subscriber]:
    """The formatter of that name; None for ``null``.

    :raises ValueError: when there is none of that name
    """
    if name == "doc":
        from pysolo.converge.formatters.doc import DocFormatter

        return DocFormatter(out, color=color, why_run=why_run)
    if name in ("min", "minimal"):
        from pysolo.converge.formatters.min import MinFormatter

        return MinFormatter(out, color=color, why_run=why_run)
    if name == "json":
        from pysolo.converge.formatters.json import JsonFormatter

        return JsonFormatter(out, color=color, why_run=why_run)
    if name == "null":
        return None
    raise ValueError("no formatter is called %s: choose doc, min, json or null" % name)
