"""IniParse, the gem for INI files that comes with Chef: documents of sections of options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

iniparse = NativeClass("IniParse", module=True)
document_class = NativeClass("IniParse::Document", includes=("Enumerable",), allocator=lambda cls: Document(cls))
section_class = NativeClass("IniParse::Lines::Section", includes=("Enumerable",), allocator=lambda cls: Section(cls))
option_class = NativeClass("IniParse::Lines::Option", allocator=lambda cls: Option(cls))
generator_class = NativeClass("IniParse::Generator", allocator=lambda cls: Generator(cls))

_SECTION = re.compile(r"\s*\[(?P<name>[^\]]*)\]\s*(?:[;#].*)?$")
_OPTION = re.compile(r"\s*(?P<key>[^=;#\[\s][^=]*?)\s*=\s?(?P<value>.*?)\s*$")
_GLOBAL = "__anonymous__"
# what a line is: a comment or blank kept as it stands, or an option
Line = Tuple[str, Any]


class Option(RObject):
    """``key = value``"""

    __slots__ = ("key", "value")

    def __init__(self, cls: RClass, key: str = "", value: Value = None) -> None:
        super().__init__(cls)
        self.key = key
        self.value = value


class Section(RObject):
    __slots__ = ("name", "lines")

    def __init__(self, cls: RClass, name: str = _GLOBAL) -> None:
        super().__init__(cls)
        self.name = name
        self.lines: List[Line] = []

    def options(self) -> Dict[str, List[Value]]:
        found: Dict[str, List[Value]] = {}
        for kind, line in self.lines:
            if kind == "option":
                found.setdefault(line.key, []).append(line.value)
        return found

    def value(self, key: str) -> Value:
        found = self.options().get(key)
        if found is None:
            return None
        return found[0] if len(found) == 1 else self.cls.rt.array(found)

    def assign(self, key: str, value: Value) -> None:
        """Replace an option; an Array writes it several times."""
        at = next(
            (n for n, (kind, line) in enumerate(self.lines) if kind == "option" and line.key == key), len(self.lines)
        )
        self.lines = [(kind, line) for kind, line in self.lines if not (kind == "option" and line.key == key)]
        values = value.items if isinstance(value, RArray) else [value]
        cls = self.cls.rt.classes["IniParse::Lines::Option"]
        self.lines[at:at] = [("option", Option(cls, key, one)) for one in values]

    def text(self) -> List[str]:
        rt = self.cls.rt
        made = [] if self.name == _GLOBAL else ["[%s]" % self.name]
        for kind, line in self.lines:
            if kind == "option":
                made.append(("%s = %s" % (line.key, rt.to_s(line.value))).rstrip())
            else:
                made.append(line)
        return made


class Document(RObject):
    __slots__ = ("sections", "path")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.sections: Dict[str, Section] = {}
        self.path: Optional[str] = None

    def section(self, name: str) -> Section:
        if name not in self.sections:
            self.sections[name] = Section(self.cls.rt.classes["IniParse::Lines::Section"], name)
        return self.sections[name]

    def text(self) -> str:
        lines = [line for section in self.sections.values() for line in section.text()]
        return "\n".join(lines) + ("\n" if lines else "")


class Generator(RObject):
    """What a block of ``IniParse.gen`` gets: words make sections, and inside one options."""

    __slots__ = ("document", "current")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.document = Document(cls.rt.classes["IniParse::Document"])
        self.current: Optional[Section] = None


def typecast(text: str) -> Any:
    """Numbers and truth values are read as such."""
    if re.fullmatch(r"-?[1-9]\d*|0", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    return text


def parse(rt: Interpreter, text: str) -> Document:
    document = Document(rt.classes["IniParse::Document"])
    current: Optional[Section] = None
    for line in text.splitlines():
        section = _SECTION.match(line)
        option = _OPTION.match(line)
        if section is not None:
            current = document.section(section["name"])
            continue
        if current is None:
            current = document.section(_GLOBAL)
        if not line.strip() or line.lstrip()[0] in ";#":
            current.lines.append(("kept", line))
        elif option is not None:
            value = option["value"]
            if value.startswith('"') and value.endswith('"') and len(value) > 1:
                value = value[1:-1]
            cast = typecast(value)
            made = Option(
                rt.classes["IniParse::Lines::Option"],
                option["key"],
                rt.str(cast) if isinstance(cast, str) and cast else (None if cast == "" else cast),
            )
            current.lines.append(("option", made))
        else:
            raise rt.error(
                "IniParse::ParseError", "A line of your INI document could not be parsed to a LineType: %s" % line
            )
    if _GLOBAL in document.sections and not document.sections[_GLOBAL].lines:
        del document.sections[_GLOBAL]
    return document


@iniparse.singleton("parse")
def parse_(rt: Interpreter, self: Value, text: str) -> Value:
    return parse(rt, text)


@iniparse.singleton("open")
def open_(rt: Interpreter, self: Value, path: str) -> Value:
    from pysolo.chef.session import session_of

    system = session_of(rt).system
    document = parse(rt, system.read_text(path)) if system.exists(path) else Document(rt.classes["IniParse::Document"])
    document.path = path
    return document


@iniparse.singleton("gen")
def gen(rt: Interpreter, self: Value, options: Value = None, *, block: Optional[RProc] = None) -> Value:
    made = Generator(rt.classes["IniParse::Generator"])
    if block is not None:
        rt.call_block(block, made)
    return made.document


# -- documents --------------------------------------------------------------------------------------------------------------


@document_class.method("[]")
def document_section(rt: Interpreter, self: Document, name: Value) -> Value:
    return self.section(rt.to_s(name))


@document_class.method("section")
def make_section(rt: Interpreter, self: Document, name: Value) -> Value:
    return self.section(rt.to_s(name))


@document_class.method("has_section?")
def has_section(rt: Interpreter, self: Document, name: Value) -> bool:
    return rt.to_s(name) in self.sections


@document_class.method("delete")
def delete_section(rt: Interpreter, self: Document, name: Value) -> Value:
    self.sections.pop(name.name if isinstance(name, Section) else rt.to_s(name), None)
    return self


@document_class.method("each")
def each_section(rt: Interpreter, self: Document, *, block: RProc) -> Value:
    for section in list(self.sections.values()):
        rt.call_block(block, section)
    return self


@document_class.method("to_ini", "to_s")
def document_text(rt: Interpreter, self: Document) -> str:
    return self.text()


@document_class.method("to_hash", "to_h")
def document_hash(rt: Interpreter, self: Document) -> Value:
    return rt.hash([(rt.str(name), section_hash(rt, section)) for name, section in self.sections.items()])


@document_class.method("save")
def save(rt: Interpreter, self: Document, path: Value = None) -> Value:
    from pysolo.chef.session import session_of

    target = rt.to_s(path) if path is not None else self.path
    if target is None:
        raise rt.error("IniParse::InvalidOptionError", "There is no path to save the document to")
    session_of(rt).system.write_atomic(target, self.text().encode("utf-8", "surrogateescape"))
    return self


# -- sections ---------------------------------------------------------------------------------------------------------------


def section_hash(rt: Interpreter, section: Section) -> RHash:
    return rt.hash([(rt.str(key), section.value(key)) for key in section.options()])


@section_class.method("key")
def section_name(rt: Interpreter, self: Section) -> str:
    return self.name


@section_class.method("[]")
def option(rt: Interpreter, self: Section, key: Value) -> Value:
    return self.value(rt.to_s(key))


@section_class.method("[]=")
def set_option(rt: Interpreter, self: Section, key: Value, value: Value) -> Value:
    self.assign(rt.to_s(key), value)
    return value


@section_class.method("has_option?")
def has_option(rt: Interpreter, self: Section, key: Value) -> bool:
    return rt.to_s(key) in self.options()


@section_class.method("delete")
def delete_option(rt: Interpreter, self: Section, key: Value) -> Value:
    name = key.key if isinstance(key, Option) else rt.to_s(key)
    self.lines = [(kind, line) for kind, line in self.lines if not (kind == "option" and line.key == name)]
    return self


@section_class.method("each")
def each_option(rt: Interpreter, self: Section, *, block: RProc) -> Value:
    for kind, line in list(self.lines):
        if kind == "option":
            rt.call_block(block, line)
    return self


@section_class.method("to_hash", "to_h")
def section_to_hash(rt: Interpreter, self: Section) -> Value:
    return section_hash(rt, self)


@section_class.method("to_ini", "to_s")
def section_text(rt: Interpreter, self: Section) -> str:
    return "\n".join(self.text())


@option_class.method("key")
def option_key(rt: Interpreter, self: Option) -> str:
    return self.key


@option_class.method("value")
def option_value(rt: Interpreter, self: Option) -> Value:
    return self.value


@option_class.method("value=")
def set_option_value(rt: Interpreter, self: Option, value: Value) -> Value:
    self.value = value
    return value


# -- the generator ----------------------------------------------------------------------------------------------------------


@generator_class.method("section")
def gen_section(
    rt: Interpreter, self: Generator, name: Value, options: Value = None, *, block: Optional[RProc] = None
) -> Value:
    before, self.current = self.current, self.document.section(rt.to_s(name))
    if block is not None:
        rt.call_block(block, self)
    self.current = before
    return None


@generator_class.method("option")
def gen_option(rt: Interpreter, self: Generator, key: Value, value: Value, options: Value = None) -> Value:
    target = self.current if self.current is not None else self.document.section(_GLOBAL)
    cls = rt.classes["IniParse::Lines::Option"]
    for one in value.items if isinstance(value, RArray) else [value]:
        target.lines.append(("option", Option(cls, rt.to_s(key), one)))
    return None


@generator_class.method("comment")
def gen_comment(rt: Interpreter, self: Generator, text: Value, options: Value = None) -> Value:
    target = self.current if self.current is not None else self.document.section(_GLOBAL)
    target.lines.append(("kept", "; %s" % rt.to_s(text)))
    return None


@generator_class.method("blank")
def gen_blank(rt: Interpreter, self: Generator) -> Value:
    target = self.current if self.current is not None else self.document.section(_GLOBAL)
    target.lines.append(("kept", ""))
    return None


@generator_class.method("method_missing", visibility="private")
def gen_word(rt: Interpreter, self: Generator, name: Value, *args: Value, block: Optional[RProc] = None) -> Value:
    if block is not None:
        return gen_section(rt, self, name, block=block)
    return gen_option(rt, self, name, args[0] if args else None)


CLASSES = (iniparse, document_class, section_class, option_class, generator_class)
