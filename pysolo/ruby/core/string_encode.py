"""String: encodings; Encoding itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, List, Optional

from pysolo.ruby.core.object import text_of
from pysolo.ruby.core.string import change, same_kind
from pysolo.ruby.core.string_bytes import from_bytes, is_valid, to_bytes
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RHash, RObject, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

string = NativeClass("String")
encoding_class = NativeClass("Encoding")

# Ruby's name -> (other names, Python's codec)
ENCODINGS: Dict[str, tuple[tuple[str, ...], str]] = {
    "UTF-8": (("CP65001",), "utf-8"),
    "ASCII-8BIT": (("BINARY",), "latin-1"),
    "US-ASCII": (("ASCII", "ANSI_X3.4-1968", "646"), "ascii"),
    "ISO-8859-1": (("ISO8859-1",), "latin-1"),
    "ISO-8859-2": (("ISO8859-2",), "iso8859-2"),
    "ISO-8859-15": (("ISO8859-15",), "iso8859-15"),
    "Windows-1252": (("CP1252",), "cp1252"),
    "Windows-1251": (("CP1251",), "cp1251"),
    "Windows-1250": (("CP1250",), "cp1250"),
    "UTF-16LE": ((), "utf-16-le"),
    "UTF-16BE": (("UCS-2BE",), "utf-16-be"),
    "UTF-32LE": (("UCS-4LE",), "utf-32-le"),
    "UTF-32BE": (("UCS-4BE",), "utf-32-be"),
    "UTF-16": ((), "utf-16-be"),
    "UTF-32": ((), "utf-32-be"),
    "UTF-7": (("CP65000",), "utf-7"),
    "Shift_JIS": ((), "shift_jis"),
    "Windows-31J": (("CP932", "csWindows31J", "SJIS", "PCK"), "cp932"),
    "EUC-JP": (("eucJP",), "euc_jp"),
    "EUC-KR": (("eucKR",), "euc_kr"),
    "GBK": (("CP936",), "gbk"),
    "GB18030": ((), "gb18030"),
    "Big5": (("CP950",), "big5"),
    "IBM437": (("CP437",), "cp437"),
    "IBM850": (("CP850",), "cp850"),
    "KOI8-R": (("CP878",), "koi8-r"),
}


class REncoding(RObject):
    __slots__ = ("name",)

    def __init__(self, cls: RClass, name: str) -> None:
        super().__init__(cls)
        self.name = name


def encoding_object(rt: Interpreter, name: str) -> REncoding:
    """The one Encoding object of that name."""
    table: Dict[str, REncoding] = rt.__dict__.setdefault("encodings", {})
    found = table.get(name)
    if found is None:
        found = table[name] = REncoding(rt.classes["Encoding"], name)
    return found


def _constant(name: str) -> object:
    return lambda rt: encoding_object(rt, name)


for _name, (_others, _) in ENCODINGS.items():
    for _constant_name in (_name, *_others):
        _constant_name = _constant_name.upper().replace("-", "_").replace(".", "_")
        if not _constant_name[0].isdigit():
            encoding_class.constants[_constant_name] = _constant(_name)
encoding_class.constants["Shift_JIS"] = _constant("Shift_JIS")


def encoding_name(rt: Interpreter, value: Value) -> str:
    if isinstance(value, REncoding):
        return value.name
    text = rt.to_str(value)
    wanted = text.upper()
    if wanted in ("LOCALE", "EXTERNAL", "FILESYSTEM"):
        return "UTF-8"
    for name, (others, _) in ENCODINGS.items():
        if name.upper() == wanted or wanted in [other.upper() for other in others]:
            return name
    raise rt.error("ArgumentError", "unknown encoding name - %s" % text)


@encoding_class.method("name", "to_s")
def name(rt: Interpreter, self: REncoding) -> str:
    return self.name


@encoding_class.method("names")
def names(rt: Interpreter, self: REncoding) -> RArray:
    others = list(ENCODINGS.get(self.name, ((), ""))[0])
    if self.name == "UTF-8":
        others += ["locale", "external", "filesystem"]
    return rt.array([rt.str(found) for found in [self.name, *others]])


@encoding_class.method("inspect")
def inspect(rt: Interpreter, self: REncoding) -> str:
    return "#<Encoding:%s>" % self.name


@encoding_class.method("ascii_compatible?")
def is_ascii_compatible(rt: Interpreter, self: REncoding) -> bool:
    return not self.name.startswith(("UTF-16", "UTF-32"))


@encoding_class.method("dummy?")
def is_dummy(rt: Interpreter, self: REncoding) -> bool:
    return self.name in ("UTF-16", "UTF-32", "UTF-7")


@encoding_class.singleton("find")
def find(rt: Interpreter, self: RClass, wanted: Value) -> REncoding:
    return encoding_object(rt, encoding_name(rt, wanted))


@encoding_class.singleton("list")
def list_(rt: Interpreter, self: RClass) -> RArray:
    return rt.array([encoding_object(rt, found) for found in ENCODINGS])


@encoding_class.singleton("name_list")
def name_list(rt: Interpreter, self: RClass) -> RArray:
    return rt.array([rt.str(found) for found in ENCODINGS])


@encoding_class.singleton("default_external")
def default_external(rt: Interpreter, self: RClass) -> Value:
    return encoding_object(rt, rt.__dict__.get("default_external", "UTF-8"))


@encoding_class.singleton("default_internal")
def default_internal(rt: Interpreter, self: RClass) -> Value:
    found = rt.__dict__.get("default_internal")
    return None if found is None else encoding_object(rt, found)


@encoding_class.singleton("default_external=")
def set_default_external(rt: Interpreter, self: RClass, value: Value) -> Value:
    rt.__dict__["default_external"] = encoding_name(rt, value)
    return value


@encoding_class.singleton("default_internal=")
def set_default_internal(rt: Interpreter, self: RClass, value: Value) -> Value:
    rt.__dict__["default_internal"] = None if value is None else encoding_name(rt, value)
    return value


@encoding_class.singleton("compatible?")
def compatible(rt: Interpreter, self: RClass, a: Value, b: Value) -> Value:
    if not isinstance(a, RString) or not isinstance(b, RString):
        return None
    if a.enc == b.enc or b.s.isascii():
        return encoding_object(rt, a.enc)
    return encoding_object(rt, b.enc) if a.s.isascii() else None


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
                    raise rt.error("Encoding::InvalidByteSequenceError", '"%s" on US-ASCII' % shown)
                raise rt.error("Encoding::InvalidByteSequenceError", '"%s"%s on %s' % (shown, tail, self.source))
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


CLASSES = (encoding_class, string)
