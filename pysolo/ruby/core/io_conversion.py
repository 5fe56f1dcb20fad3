"""What happens to text between a file and the program: another encoding inside than outside, newlines, a byte order mark."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, Dict, Optional, Tuple

from pysolo.ruby.core.encoding import ENCODINGS, REncoding, encoding_name
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.objects import RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF32_LE, "UTF-32LE"),
    (codecs.BOM_UTF32_BE, "UTF-32BE"),
    (codecs.BOM_UTF16_LE, "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "UTF-16BE"),
)


def known_encoding(rt: Interpreter, value: Value) -> Optional[str]:
    """The encoding of a name; None for "-", nil and what is not known, which MRI only warns of."""
    if value is None or (not isinstance(value, REncoding) and rt.to_str(value) == "-"):
        return None
    try:
        return encoding_name(rt, value)
    except RubyError:
        return None


def named_encodings(rt: Interpreter, value: Value) -> Tuple[Optional[str], Optional[str], bool]:
    """External and internal encoding and whether to look for a byte order mark, from "bom|utf-8", "latin1:utf-8" ..."""
    if isinstance(value, REncoding):
        return value.name, None, False
    external, _, internal = rt.to_str(value).partition(":")
    looks_for_mark = external.upper().startswith("BOM|")
    outside = known_encoding(rt, rt.str(external[4:] if looks_for_mark else external))
    inside = known_encoding(rt, rt.str(internal)) if internal else None
    return outside, None if inside == outside else inside, looks_for_mark


class Conversion:
    """Turns the bytes that come from a source into what the program reads, piece by piece."""

    def __init__(self, rt: Interpreter, outside: str, inside: str, universal: bool, replace: bool) -> None:
        self.rt = rt
        self.outside = outside
        self.inside = ENCODINGS[inside][1]
        errors = "replace" if replace else "strict"
        self.decoder = codecs.getincrementaldecoder(ENCODINGS[outside][1])(
            "surrogateescape" if outside == inside and not replace else errors
        )
        self.newlines = io.IncrementalNewlineDecoder(None, translate=True) if universal else None

    def feed(self, data: bytes) -> bytes:
        """``data`` is empty at the end of the source."""
        try:
            text = self.decoder.decode(data, not data)
        except UnicodeDecodeError as error:
            shown = "\\x%02X" % error.object[error.start]
            raise self.rt.error("Encoding::InvalidByteSequenceError", '"%s" on %s' % (shown, self.outside))
        if self.newlines is not None:
            text = self.newlines.decode(text, not data)
        return text.encode(self.inside, "surrogateescape")


def replaces_bad_bytes(options: Dict[str, Value]) -> bool:
    return any(isinstance(options.get(key), RSymbol) for key in ("invalid", "undef"))
