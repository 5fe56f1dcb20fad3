"""From OSError to Errno classes, with the words that MRI uses for each call."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.objects import RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def system_error(rt: Interpreter, error: OSError, where: Optional[str] = None, what: Optional[str] = None) -> Exception:
    """The Ruby exception for a failed call: "No such file or directory @ rb_sysopen - /x"."""
    number = error.errno or 0
    message = os.strerror(number)
    if where is not None:
        message += " @ " + where
    if what is not None:
        message += " - " + what
    name = errno.errorcode.get(number)
    found: Exception = rt.error("SystemCallError" if name is None else "Errno::" + name, message)
    return found


def path_of(rt: Interpreter, value: Value) -> str:
    """A path argument: String, or anything with to_path or to_str (or an open File)."""
    text: str
    if isinstance(value, RString):
        text = value.s if value.enc == "UTF-8" or value.s.isascii() else os.fsdecode(to_bytes(value))
    else:
        text = rt.to_path(value)
    if "\0" in text:
        raise rt.error("ArgumentError", "path name contains null byte")
    return text
