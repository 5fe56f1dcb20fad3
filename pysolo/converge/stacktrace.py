"""``chef-stacktrace.out``: what ended a run, in full, for whoever has to find out why."""

from __future__ import annotations

import os
import time
from typing import List, Optional

from pysolo.converge.formatters.failure import describe
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.objects import RException
from pysolo.system.interface import System


def stack_text(error: BaseException) -> str:
    """The exception, its backtrace, and the same of each of its causes."""
    name, message = describe(error)
    parts = ["%s: %s" % (name, message)]
    if isinstance(error, RubyError):
        rt = error.exc.cls.rt
        exc: Optional[RException] = error.exc
        while exc is not None:
            parts += list(exc.backtrace or ())
            exc = exc.cause
            if exc is not None:
                parts += ["", ">>>> Caused by %s: %s" % (rt.class_name(exc), rt.message_of(exc))]
    return "\n".join(parts)


def write_stacktrace(system: System, folder: str, text: str) -> str:
    """Keep the text for reading later, and give its path; raises OSError where that cannot be written."""
    path = os.path.join(folder, "chef-stacktrace.out")
    lines: List[str] = ["Generated at %s" % time.strftime("%Y-%m-%d %H:%M:%S %z"), text, ""]
    system.makedirs(folder)
    system.write_atomic(path, "\n".join(lines).encode("utf-8", "surrogateescape"), mode=0o600)
    return path
