"""What a person or a program reads of a run; chosen by ``-F``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, TextIO

from pysolo.converge.events import Subscriber

if TYPE_CHECKING:
    from pysolo.chef.session import Session


def make_formatter(name: str, out: TextIO, session: Session, *, color: bool = False) -> Optional[Subscriber]:
    """The formatter of that name, for the run that ``session`` is of; None for ``null``.

    :raises ValueError: when there is none of that name
    """
    if name == "doc":
        from pysolo.converge.formatters.doc import DocFormatter

        return DocFormatter(out, session, color=color)
    if name in ("min", "minimal"):
        from pysolo.converge.formatters.min import MinFormatter

        return MinFormatter(out, session)
    if name == "json":
        from pysolo.converge.formatters.json import JsonFormatter

        return JsonFormatter(out, session)
    if name == "null":
        return None
    raise ValueError("no formatter is called %s: choose doc, min, json or null" % name)
