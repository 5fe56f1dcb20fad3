"""Encoding: the encodings by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

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
    "KOI8-U": ((), "koi8-u"),
    "GB2312": (("EUC-CN", "eucCN"), "gb2312"),
    "Big5-HKSCS": (("CP951", "Big5-HKSCS:2008"), "big5hkscs"),
    "IBM852": (("CP852",), "cp852"),
    "IBM866": (("CP866",), "cp866"),
    "macRoman": ((), "mac-roman"),
    "TIS-620": ((), "tis-620"),
    "Windows-874": (("CP874",), "cp874"),
    **{"ISO-8859-%d" % n: (("ISO8859-%d" % n,), "iso8859-%d" % n) for n in (3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 16)},
    **{"Windows-%d" % n: (("CP%d" % n,), "cp%d" % n) for n in range(1253, 1259)},
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
        _plain = _constant_name.replace("-", "_").replace(".", "_").replace(":", "_")
        for _spelling in {_plain.upper(), _plain[:1].upper() + _plain[1:]}:  # as written, and in capitals
            if not _spelling[0].isdigit():
                encoding_class.constants[_spelling] = _constant(_name)


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


@encoding_class.method("_dump")
def dump(rt: Interpreter, self: REncoding, level: Value = None) -> RString:
    return rt.str(self.name, "US-ASCII")


@encoding_class.singleton("_load")
def load_named(rt: Interpreter, self: RClass, name: Value) -> REncoding:
    return find(rt, self, name)


@encoding_class.singleton("list")
def list_(rt: Interpreter, self: RClass) -> RArray:
    return rt.array([encoding_object(rt, found) for found in ENCODINGS])


@encoding_class.singleton("name_list")
def name_list(rt: Interpreter, self: RClass) -> RArray:
    return rt.array([rt.str(found) for found in ENCODINGS])


@encoding_class.singleton("aliases")
def aliases(rt: Interpreter, self: RClass) -> RHash:
    pairs = [(other, found) for found, (others, _) in ENCODINGS.items() for other in others]
    return rt.hash([(rt.str(other), rt.str(found)) for other, found in [*pairs, ("locale", "UTF-8")]])


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


CLASSES = (encoding_class,)
