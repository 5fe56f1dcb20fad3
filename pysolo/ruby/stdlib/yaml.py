"""YAML (Psych)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterator, Optional

from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RHash, RProc, RString, RSymbol, Value
from pysolo.ruby.stdlib.yaml_dump import Allowed, Dumper
from pysolo.ruby.stdlib.yaml_emitter import Emitter
from pysolo.ruby.stdlib.yaml_load import Loader, Rules
from pysolo.ruby.stdlib.yaml_nodes import AnyNode, YamlError
from pysolo.ruby.stdlib.yaml_parser import parse
from pysolo.ruby.stdlib.yaml_tree import document, stream

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

psych = NativeClass("Psych", module=True)
error_class = NativeClass("Psych::Exception", superclass="RuntimeError")
bad_alias = NativeClass("Psych::BadAlias", superclass="Psych::Exception")
disallowed = NativeClass("Psych::DisallowedClass", superclass="Psych::Exception")
syntax_error = NativeClass("Psych::SyntaxError", superclass="Psych::Exception")
psych.constants.update(VERSION="4.0.3", LIBYAML_VERSION="0.2.5")


def text_of(rt: Interpreter, source: Value) -> str:
    if not isinstance(source, RString):
        source = rt.send(source, "read") if rt.respond_to(source, "read") else rt.str(rt.to_str(source))
    if source.enc != "UTF-8" and not source.s.isascii():
        return to_bytes(source).decode("utf-8", "surrogateescape")
    text: str = source.s
    return text


def documents(rt: Interpreter, text: str, file: Value) -> Iterator[AnyNode]:
    """The documents one by one; Psych::SyntaxError with place."""
    try:
        yield from parse(text)
    except YamlError as error:
        name = "<unknown>" if file is None or file is False else rt.to_s(file)
        what = error.problem if error.context is None else "%s %s" % (error.problem, error.context)
        raise rt.error(
            rt.const_get("Psych::SyntaxError"),
            "(%s): %s at line %d column %d" % (name, what, error.line, error.column),
            file=None if file is None else rt.str(name),
            line=error.line,
            column=error.column,
            offset=0,
            problem=rt.str(error.problem),
            context=None if error.context is None else rt.str(error.context),
        )


for detail in ("file", "line", "column", "offset", "problem", "context"):

    def _reader(name: str) -> Any:
        def read(rt: Interpreter, self: Any) -> Value:
            return self.details.get(name)

        return read

    syntax_error.method(detail)(_reader(detail))


def names_of(rt: Interpreter, classes: Value) -> set[str]:
    return {
        rt.to_s(rt.send(cls, "name")) if not isinstance(cls, (RString, RSymbol)) else rt.to_s(cls)
        for cls in rt.to_ary(classes)
    }


def first_value(rt: Interpreter, source: Value, rules: Rules, options: Dict[str, Value], default: Value) -> Value:
    for node in documents(rt, text_of(rt, source), options.get("filename")):
        return Loader(rt, rules).load(node)
    return options.get("fallback", default)


def safe_rules(rt: Interpreter, options: Dict[str, Value], symbols_by_default: bool) -> Rules:
    rules = Rules()
    assert rules.permitted is not None
    if symbols_by_default and "permitted_classes" not in options:
        rules.permitted.add("Symbol")
    for key in ("permitted_classes", "whitelist_classes"):
        if options.get(key) is not None:
            rules.permitted |= names_of(rt, options[key])
    symbols = options.get("permitted_symbols", options.get("whitelist_symbols"))
    if symbols is not None and rt.to_ary(symbols):
        rules.symbols = {rt.name(symbol) for symbol in rt.to_ary(symbols)}
        rules.permitted.add("Symbol")
    rules.aliases = rt.truthy(options.get("aliases"))
    return shared_rules(rt, rules, options)


def shared_rules(rt: Interpreter, rules: Rules, options: Dict[str, Value]) -> Rules:
    rules.symbolize = rt.truthy(options.get("symbolize_names"))
    rules.freeze = rt.truthy(options.get("freeze"))
    return rules


def old_arguments(args: tuple[Value, ...], options: Dict[str, Value]) -> Dict[str, Value]:
    """safe_load(yaml, classes, symbols, aliases, filename) of before Psych 4."""
    return dict(zip(("permitted_classes", "permitted_symbols", "aliases", "filename"), args), **options)


@psych.singleton("load")
def load_(rt: Interpreter, self: Value, source: Value, *args: Value, **options: Value) -> Value:
    return first_value(rt, source, safe_rules(rt, options, True), options, None)


@psych.singleton("safe_load")
def safe_load(rt: Interpreter, self: Value, source: Value, *args: Value, **options: Value) -> Value:
    options = old_arguments(args, options)
    return first_value(rt, source, safe_rules(rt, options, False), options, None)


def trusting(rt: Interpreter, options: Dict[str, Value]) -> Rules:
    rules = Rules()
    rules.permitted = None
    rules.aliases = True
    return shared_rules(rt, rules, options)


@psych.singleton("unsafe_load")
def unsafe_load(rt: Interpreter, self: Value, source: Value, *args: Value, **options: Value) -> Value:
    return first_value(rt, source, trusting(rt, options), options, False)


def file_text(rt: Interpreter, path: Value, options: Dict[str, Value]) -> Value:
    options.setdefault("filename", path)
    return rt.send(rt.classes["File"], "read", path)


@psych.singleton("load_file")
def load_file(rt: Interpreter, self: Value, path: Value, **options: Value) -> Value:
    return first_value(rt, file_text(rt, path, options), safe_rules(rt, options, True), options, False)


@psych.singleton("safe_load_file")
def safe_load_file(rt: Interpreter, self: Value, path: Value, **options: Value) -> Value:
    return first_value(rt, file_text(rt, path, options), safe_rules(rt, options, False), options, False)


@psych.singleton("unsafe_load_file")
def unsafe_load_file(rt: Interpreter, self: Value, path: Value, **options: Value) -> Value:
    return first_value(rt, file_text(rt, path, options), trusting(rt, options), options, False)


@psych.singleton("load_stream")
def load_stream(
    rt: Interpreter, self: Value, source: Value, *, block: Optional[RProc] = None, **options: Value
) -> Value:
    values = []
    for node in documents(rt, text_of(rt, source), options.get("filename")):
        value = Loader(rt, trusting(rt, options)).load(node)
        if block is not None:
            rt.call_block(block, value)
        values.append(value)
    return rt.array(values) if block is None else None


@psych.singleton("parse")
def parse_(rt: Interpreter, self: Value, source: Value, **options: Value) -> Value:
    for node in documents(rt, text_of(rt, source), options.get("filename")):
        return document(rt, node)
    return False


@psych.singleton("parse_file")
def parse_file(rt: Interpreter, self: Value, path: Value, **options: Value) -> Value:
    return parse_(rt, self, file_text(rt, path, options), **options)


@psych.singleton("parse_stream")
def parse_stream(
    rt: Interpreter, self: Value, source: Value, *, block: Optional[RProc] = None, **options: Value
) -> Value:
    found = [document(rt, node) for node in documents(rt, text_of(rt, source), options.get("filename"))]
    if block is None:
        return stream(rt, found)
    for one in found:
        rt.call_block(block, one)
    return None


def dumped(rt: Interpreter, values: list[Value], options: Dict[str, Value]) -> str:
    width = options.get("line_width")
    line_width = 0 if width is None else rt.to_int(width)
    indentation = options.get("indentation")
    emitter = Emitter(2 if indentation is None else rt.to_int(indentation), line_width)
    header = "%YAML 1.1" if rt.truthy(options.get("header")) else ""
    for value in values:
        dumper = Dumper(rt, line_width if line_width > 0 else None)
        dumper.allowed = options.get("allowed")
        emitter.document(dumper.node(value), header)
    return emitter.text()


@psych.singleton("dump")
def dump(rt: Interpreter, self: Value, value: Value, io: Value = None, options: Value = None) -> Value:
    if isinstance(io, RHash):
        io, options = None, io
    given = {} if options is None else {rt.to_s(key): item for key, item in options.items()}
    return written(rt, rt.str(dumped(rt, [value], given)), io)


def written(rt: Interpreter, text: RString, io: Value) -> Value:
    if io is None:
        return text
    rt.send(io, "write", text)
    return io


@psych.singleton("safe_dump")
def safe_dump(rt: Interpreter, self: Value, value: Value, io: Value = None, options: Value = None) -> Value:
    """Only plain data, and what the options permit."""
    if isinstance(io, RHash):
        io, options = None, io
    given = {} if options is None else {rt.to_s(key): item for key, item in options.items()}
    symbols = given.get("permitted_symbols")
    given["allowed"] = Allowed(
        names_of(rt, given.get("permitted_classes") or rt.array([])),
        set() if symbols is None else {rt.name(symbol) for symbol in rt.to_ary(symbols)},
        rt.truthy(given.get("aliases")),
    )
    return written(rt, rt.str(dumped(rt, [value], given)), io)


@psych.singleton("dump_stream")
def dump_stream(rt: Interpreter, self: Value, *values: Value) -> str:
    return dumped(rt, list(values), {})


@psych.singleton("to_json")
def to_json(rt: Interpreter, self: Value, value: Value) -> Value:
    rt.require("json")
    return rt.str(rt.to_s(rt.send(value, "to_json")) + "\n")


@psych.singleton("libyaml_version")
def libyaml_version(rt: Interpreter, self: Value) -> Value:
    return rt.array([0, 2, 5])


objects = NativeClass("Object")


@objects.method("to_yaml", "psych_to_yaml")
def to_yaml(rt: Interpreter, self: Value, **options: Value) -> str:
    return dumped(rt, [self], options)


CLASSES = (psych, error_class, bad_alias, disallowed, syntax_error, objects)


def load(rt: Interpreter) -> None:
    from pysolo.ruby.stdlib import yaml_tree, yaml_types

    for native in (*yaml_types.CLASSES, *yaml_tree.CLASSES):
        rt.install(native)
    rt.require("stringio")
    rt.const_set(rt.c_object, "YAML", rt.classes["Psych"])
