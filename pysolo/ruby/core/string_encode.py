"""String: encodings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, List, Optional

from pysolo.ruby.core.encoding import ENCODINGS, REncoding, encoding_name, encoding_object
from pysolo.ruby.core.object import text_of
from pysolo.ruby.core.string import change, same_kind
from pysolo.ruby.core.string_bytes import from_bytes, is_valid, to_bytes
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RHash, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

string = NativeClass("String")


@string.method("encoding")
def encoding(rt: Interpreter, self: RString) -> REncoding:
    return encoding_object(rt, self.enc)


@string.method("force_encoding")
def force_encoding(rt: Interpreter, self: RString, wanted: Value) -> RString:
    change(rt, self)
    new = encoding_name(rt, wanted)
    if new != self.enc:
        self.s = from_bytes(to_bytes(self), new)
        self.enc = new
    return self


@string.method("b")
def binary(rt: Interpreter, self: RString) -> RString:
    return RString(rt.c_string, to_bytes(self).decode("latin-1"), "ASCII-8BIT")


@string.method("valid_encoding?")
def is_valid_encoding(rt: Interpreter, self: RString) -> bool:
    return is_valid(self)


@string.method("ascii_only?")
def is_ascii_only(rt: Interpreter, self: RString) -> bool:
    return self.s.isascii()


@string.method("unicode_normalize")
def unicode_normalize(rt: Interpreter, self: RString, form: Value = UNSET) -> RString:
    import unicodedata

    kind = "NFC" if form is UNSET else rt.name(form).upper()
    if kind not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise rt.error("ArgumentError", "Invalid normalization form %s." % rt.name(form))
    return same_kind(self, unicodedata.normalize(kind, self.s))  # type: ignore[arg-type]


@string.method("unicode_normalize!")
def unicode_normalize_in_place(rt: Interpreter, self: RString, form: Value = UNSET) -> RString:
    change(rt, self)
    self.s = unicode_normalize(rt, self, form).s
    return self


@string.method("unicode_normalized?")
def is_unicode_normalized(rt: Interpreter, self: RString, form: Value = UNSET) -> bool:
    return unicode_normalize(rt, self, form).s == self.s


def scrubbed(rt: Interpreter, self: RString, replacement: Value, block: Optional[RProc]) -> str:
    out: List[str] = []
    bad: List[str] = []
    mark = (
        ("\ufffd" if self.enc == "UTF-8" else "?")
        if replacement is UNSET or replacement is None
        else rt.to_str(replacement)
    )

    def flush() -> None:
        if bad:
            for piece in invalid_pieces("".join(bad)):
                out.append(mark if block is None else text_of(rt, rt.call_block(block, same_kind(self, piece))))
            bad.clear()

    for char in self.s:
        if ("\ud800" <= char <= "\udfff") if self.enc == "UTF-8" else (self.enc == "US-ASCII" and char > "\x7f"):
            bad.append(char)
        else:
            flush()
            out.append(char)
    flush()
    return "".join(out)


def invalid_pieces(text: str) -> List[str]:
    """One piece for each truncated sequence or stray byte."""
    pieces: List[str] = []
    need = 0
    for char in text:
        byte = ord(char) & 0xFF
        if need and 0x80 <= byte < 0xC0:
            pieces[-1] += char
            need -= 1
            continue
        pieces.append(char)
        need = 1 if 0xC2 <= byte < 0xE0 else 2 if 0xE0 <= byte < 0xF0 else 3 if 0xF0 <= byte < 0xF5 else 0
    return pieces


@string.method("scrub")
def scrub(rt: Interpreter, self: RString, replacement: Value = UNSET, *, block: Optional[RProc] = None) -> RString:
    return same_kind(self, scrubbed(rt, self, replacement, block))


@string.method("scrub!")
def scrub_in_place(
    rt: Interpreter, self: RString, replacement: Value = UNSET, *, block: Optional[RProc] = None
) -> RString:
    if is_valid(self):
        return self
    change(rt, self)
    self.s = scrubbed(rt, self, replacement, block)
    return self


class Transcoding:
    """One ``encode``: from, to, and what to do with what does not fit."""

    def __init__(self, rt: Interpreter, source: str, target: str, options: Optional[RHash]) -> None:
        self.rt = rt
        self.source, self.target = source, target
        given = {} if options is None else {rt.name(key): value for key, value in options.items()}
        self.invalid = isinstance(given.get("invalid"), RSymbol)
        self.undefined = isinstance(given.get("undef"), RSymbol)
        self.fallback = given.get("fallback")
        self.replacement = None if given.get("replace") is None else rt.to_str(given["replace"])
        xml = given.get("xml")
        self.xml = None if xml is None else rt.name(xml)
        self.universal = rt.truthy(given.get("universal_newline"))
        self.crlf = rt.truthy(given.get("crlf_newline"))

    def route(self) -> Dict[str, Value]:
        """What the errors know of the way from one encoding to the other."""
        ends = {"source_encoding": self.source, "destination_encoding": self.target}
        return {
            **{name: encoding_object(self.rt, end) for name, end in ends.items()},
            **{name + "_name": self.rt.str(end) for name, end in ends.items()},
        }

    def mark(self) -> str:
        if self.replacement is not None:
            return self.replacement
        return "\ufffd" if self.target.startswith("UTF") else "?"

    def decode(self, string: RString) -> str:
        rt = self.rt
        data = to_bytes(string)
        if self.source == "ASCII-8BIT":
            return self.characters([chr(byte) if byte < 128 else chr(0xDC00 + byte) for byte in data], True)
        codec = ENCODINGS[self.source][1]
        try:
            return data.decode(codec)
        except UnicodeDecodeError as error:
            if not self.invalid:
                shown = "".join("\\x%02X" % byte for byte in data[error.start : error.start + 1])
                after = data[error.start + 1 : error.start + 2]
                tail = ' followed by "%s"' % after.decode("latin-1") if after and after < b"\x80" else ""
                if after and after >= b"\x80" and data[error.start] >= 0xC2:
                    tail = ' followed by "\\x%02X"' % after[0]
                if self.source == "US-ASCII":
                    tail = ""
                bad = rt.str(data[error.start : error.start + 1].decode("latin-1"), "ASCII-8BIT")
                words = '"%s"%s on %s' % (shown, tail, self.source)
                raise rt.error("Encoding::InvalidByteSequenceError", words, error_bytes=bad, **self.route())
            return self.characters(list(data.decode(codec, "surrogateescape")), False)

    def characters(self, chars: List[str], undefined: bool) -> str:
        out = []
        for char in chars:
            if "\udc80" <= char <= "\udcff":
                if not (self.undefined if undefined else self.invalid):
                    shown = "\\x%02X" % (ord(char) - 0xDC00)
                    raise self.rt.error(
                        "Encoding::UndefinedConversionError",
                        '"%s" from ASCII-8BIT to %s' % (shown, "UTF-8"),
                        error_char=self.rt.str(chr(ord(char) - 0xDC00), "ASCII-8BIT"),
                        **self.route(),
                    )
                char = self.mark()
            out.append(char)
        return "".join(out)

    def encode(self, text: str) -> bytes:
        rt = self.rt
        codec = ENCODINGS[self.target][1]
        if self.target == "ASCII-8BIT":
            codec = "ascii"
        out: List[bytes] = []
        try:
            return text.encode(codec)
        except UnicodeEncodeError:
            pass
        for char in text:
            try:
                out.append(char.encode(codec))
            except UnicodeEncodeError:
                if self.xml is not None:
                    out.append(b"&#x%X;" % ord(char))
                elif self.fallback is not None:
                    given = rt.str(char)
                    found = rt.send(self.fallback, "[]" if isinstance(self.fallback, RHash) else "call", given)
                    out.append(rt.to_str(found).encode(codec))
                elif self.undefined:
                    out.append(self.mark().encode(codec, "replace"))
                else:
                    route = "to %s" % self.target if self.source == "UTF-8" else "to UTF-8 to %s" % self.target
                    shown = "U+%04X" % ord(char)
                    raise rt.error(
                        "Encoding::UndefinedConversionError",
                        "%s from UTF-8 %s" % (shown, route.split(" to UTF-8 ")[-1]),
                        error_char=rt.str(char),
                        **self.route(),
                    )
        return b"".join(out)


XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@string.method("encode")
def encode(rt: Interpreter, self: RString, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> RString:
    try:
        target = encoding_name(rt, args[0]) if args else "UTF-8"
        source = encoding_name(rt, args[1]) if len(args) > 1 else self.enc
    except RubyError:
        route = tuple([rt.to_s(arg) for arg in (args[1:2] or [rt.str(self.enc)]) + args[:1]])
        raise rt.error("Encoding::ConverterNotFoundError", "code converter not found (%s to %s)" % route)
    job = Transcoding(rt, source, target, kw)
    if source == target and not (job.invalid and not is_valid(self)) and not (job.xml or job.universal or job.crlf):
        return (
            same_kind(self, self.s)
            if self.enc == target
            else RString(rt.c_string, from_bytes(to_bytes(self), target), target)
        )
    if source in ("UTF-8", "US-ASCII") and target in ("UTF-8", "US-ASCII", "ASCII-8BIT") and self.s.isascii():
        text = self.s
    elif source == target == "UTF-8" and job.invalid:
        text = scrubbed(rt, self, rt.str(job.mark()), None)
    else:
        text = job.decode(self)
    if job.universal:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if job.crlf:
        text = text.replace("\n", "\r\n")
    if job.xml is not None:
        text = "".join([XML.get(char, char) for char in text])
        if job.xml == "attr":
            text = '"%s"' % text.replace('"', "&quot;")
    data = job.encode(("\ufeff" if target in ("UTF-16", "UTF-32") else "") + text)
    return RString(rt.c_string, from_bytes(data, target), target)


@string.method("encode!")
def encode_in_place(
    rt: Interpreter, self: RString, args: List[Value], kw: Optional[RHash], block: Optional[RProc]
) -> RString:
    change(rt, self)
    made = encode(rt, self, args, kw, block)
    self.s, self.enc = made.s, made.enc
    return self


CLASSES = (string,)
