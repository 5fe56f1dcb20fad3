"""JSON, as the json library of Ruby 3.1 reads and writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, List, Optional

from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import RArray, RHash, RProc, RString, Value
from pysolo.ruby.stdlib.json_generate import WRITTEN, Generator, RState
from pysolo.ruby.stdlib.json_parse import Options, parse, read_options

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

json = NativeClass("JSON", module=True)
json_error = NativeClass("JSON::JSONError", superclass="StandardError")
parser_error = NativeClass("JSON::ParserError", superclass="JSON::JSONError")
nesting_error = NativeClass("JSON::NestingError", superclass="JSON::ParserError")
generator_error = NativeClass("JSON::GeneratorError", superclass="JSON::JSONError")
ext = NativeClass("JSON::Ext", module=True)
generator = NativeClass("JSON::Ext::Generator", module=True)
state = NativeClass("JSON::Ext::Generator::State", allocator=RState)
json.constants.update(VERSION="2.6.1", NaN=float("nan"), Infinity=float("inf"), MinusInfinity=float("-inf"))


def source_text(rt: Interpreter, source: Value) -> str:
    if not isinstance(source, RString):
        source = rt.str(rt.to_str(source))
    if source.enc != "UTF-8" and not source.s.isascii():
        return to_bytes(source).decode("utf-8", "surrogateescape")
    text: str = source.s
    return text


def options_of(rt: Interpreter, given: Value) -> Options:
    return read_options(rt, None if given is None else rt.to_hash(given))


@json.singleton("parse")
def parse_(rt: Interpreter, self: Value, source: Value, options: Value = None) -> Value:
    return parse(rt, source_text(rt, source), options_of(rt, options))


@json.singleton("parse!")
def parse_trusting(rt: Interpreter, self: Value, source: Value, options: Value = None) -> Value:
    made = options_of(rt, options)
    made.allow_nan, made.max_nesting = True, 0
    return parse(rt, source_text(rt, source), made)


@json.singleton("load", "restore")
def load_(rt: Interpreter, self: Value, source: Value, proc: Value = None, options: Value = None) -> Value:
    if isinstance(proc, RHash):
        proc, options = None, proc
    if source is not None and not isinstance(source, RString):
        if rt.respond_to(source, "to_str"):
            source = rt.str(rt.to_str(source))
        elif rt.respond_to(source, "to_io"):
            source = rt.send(rt.send(source, "to_io"), "read")
        elif rt.respond_to(source, "read"):
            source = rt.send(source, "read")
    if source is None or (isinstance(source, RString) and source.s == ""):
        source = rt.str("null")
    made = options_of(rt, options)
    made.allow_nan, made.max_nesting = True, 0
    made.create_additions = options is None or made.create_additions
    result = parse(rt, source_text(rt, source), made)
    if proc is not None:
        announce(rt, proc, result)
    return result


def announce(rt: Interpreter, proc: RProc, value: Value) -> None:
    """JSON.load's proc sees every value, the inner ones first."""
    if isinstance(value, RArray):
        for item in value.items:
            announce(rt, proc, item)
    elif isinstance(value, RHash):
        for key, item in value.items():
            announce(rt, proc, key)
            announce(rt, proc, item)
    rt.call_proc(proc, value)


@json.singleton("load_file")
def load_file(rt: Interpreter, self: Value, path: Value, options: Value = None) -> Value:
    return parse_(rt, self, rt.send(rt.classes["File"], "read", path), options)


@json.singleton("load_file!")
def load_file_trusting(rt: Interpreter, self: Value, path: Value, options: Value = None) -> Value:
    return parse_trusting(rt, self, rt.send(rt.classes["File"], "read", path), options)


def new_state(rt: Interpreter, options: Value = None) -> RState:
    """A State for ``to_json``: what is neither a State nor a Hash says nothing."""
    if isinstance(options, RState):
        return options
    made = RState(rt.classes["JSON::Ext::Generator::State"])
    return made.configure(rt, options) if isinstance(options, RHash) else made


def asked_state(rt: Interpreter, options: Value) -> RState:
    """A State for ``generate``, out of all that can be made a Hash."""
    if options is not None and not isinstance(options, (RState, RHash)):
        for name in ("to_hash", "to_h"):
            if rt.respond_to(options, name):
                return new_state(rt, rt.send(options, name))
        raise rt.error("TypeError", "can't convert %s into Hash" % rt.class_name(options))
    return new_state(rt, options)


def generated(rt: Interpreter, value: Value, made: RState) -> str:
    depth = made.depth
    try:
        return Generator(rt, made).text(value)
    finally:
        made.depth = depth


@json.singleton("generate", "unparse", "fast_generate", "fast_unparse")
def generate(rt: Interpreter, self: Value, value: Value, options: Value = None) -> str:
    return generated(rt, value, asked_state(rt, options))


def pretty_state(rt: Interpreter) -> RState:
    made = new_state(rt)
    made.indent, made.space, made.object_nl, made.array_nl = "  ", " ", "\n", "\n"
    return made


@json.singleton("pretty_generate", "pretty_unparse")
def pretty_generate(rt: Interpreter, self: Value, value: Value, options: Value = None) -> str:
    if isinstance(options, RState):
        return generated(rt, value, options)
    made = pretty_state(rt)
    if options is not None:
        made.configure(rt, options if isinstance(options, RHash) else rt.send(options, "to_h"))
    return generated(rt, value, made)


@json.singleton("dump")
def dump(rt: Interpreter, self: Value, value: Value, io: Value = None, limit: Value = None) -> Value:
    made = new_state(rt)
    made.max_nesting, made.allow_nan = 0, True
    if io is not None and not rt.respond_to(io, "write"):
        io, limit = None, io
    if limit is not None:
        made.max_nesting = rt.to_int(limit)
    try:
        text = rt.str(generated(rt, value, made))
    except RubyError as error:
        if error.exc.cls.real.name != "JSON::NestingError":
            raise
        raise rt.error("ArgumentError", "exceed depth limit") from None
    if io is None:
        return text
    rt.send(io, "write", text)
    return io


@json.singleton("[]")
def brackets(rt: Interpreter, self: Value, value: Value, options: Value = None) -> Value:
    return json_of(rt, self, value, options)


def _setting(name: str, default: Callable[[Interpreter], Value]) -> None:
    """A setting of the module: read and written by its name."""

    def get(rt: Interpreter, self: Value) -> Value:
        extra = rt.classes["JSON"].extra
        if name not in extra:
            extra[name] = default(rt)
        return extra[name]

    def put(rt: Interpreter, self: Value, value: Value) -> Value:
        rt.classes["JSON"].extra[name] = value
        return value

    json.singleton(name)(get)
    json.singleton(name + "=")(put)


_setting("create_id", lambda rt: rt.str("json_class"))
_setting("state", lambda rt: rt.classes["JSON::Ext::Generator::State"])
_setting("generator", lambda rt: rt.classes["JSON::Ext::Generator"])
_setting(
    "load_default_options",
    lambda rt: rt.hash(
        {
            rt.sym(n): v
            for n, v in (("max_nesting", False), ("allow_nan", True), ("allow_blank", True), ("create_additions", True))
        }
    ),
)
_setting("dump_default_options", lambda rt: rt.hash({rt.sym("max_nesting"): False, rt.sym("allow_nan"): True}))


@state.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RState, options: Value = None) -> None:
    if options is not None:
        self.configure(rt, rt.to_hash(options))


@state.method("generate")
def state_generate(rt: Interpreter, self: RState, value: Value) -> str:
    return generated(rt, value, self)


SETTINGS = ("indent", "space", "space_before", "object_nl", "array_nl", "max_nesting", "escape_slash", "depth")
FLAGS = ("allow_nan", "ascii_only", "escape_slash")


def _state_setting(name: str) -> None:
    def get(rt: Interpreter, self: RState) -> Value:
        return rt.from_python(getattr(self, name))

    def put(rt: Interpreter, self: RState, value: Value) -> Value:
        self.configure(rt, rt.hash({rt.sym(name): value}))
        return value

    if name in SETTINGS:
        state.method(name)(get)
        state.method(name + "=")(put)
    if name in FLAGS:
        state.method(name + "?")(get)


for setting in dict.fromkeys(SETTINGS + FLAGS):
    _state_setting(setting)


@state.singleton("from_state")
def from_state(rt: Interpreter, self: Value, options: Value) -> Value:
    return new_state(rt, options)


@state.method("check_circular?")
def checks_circles(rt: Interpreter, self: RState) -> bool:
    return self.max_nesting != 0


@state.method("configure", "merge")
def configure(rt: Interpreter, self: RState, options: Value) -> Value:
    return self.configure(rt, rt.to_hash(options))


@state.method("[]")
def get_setting(rt: Interpreter, self: RState, name: Name) -> Value:
    return rt.from_python(getattr(self, name)) if name in SETTINGS + FLAGS else rt.ivar_get(self, "@" + name)


@state.method("[]=")
def put_setting(rt: Interpreter, self: RState, name: Name, value: Value) -> Value:
    if name in SETTINGS + FLAGS:
        self.configure(rt, rt.hash({rt.sym(name): value}))
    else:
        rt.ivar_set(self, "@" + name, value)
    return value


@state.method("to_h", "to_hash")
def to_h(rt: Interpreter, self: RState) -> Value:
    names = (
        "indent",
        "space",
        "space_before",
        "object_nl",
        "array_nl",
        "allow_nan",
        "ascii_only",
        "max_nesting",
        "escape_slash",
        "depth",
    )
    return rt.hash({rt.sym(name): rt.from_python(getattr(self, name)) for name in names})


kernel = NativeClass("Kernel", module=True)


@kernel.module_function("JSON")
def json_of(rt: Interpreter, self: Value, value: Value, options: Value = None) -> Value:
    if isinstance(value, RString) or rt.respond_to(value, "to_str"):
        return parse(rt, source_text(rt, value), options_of(rt, options))
    return rt.str(generated(rt, value, asked_state(rt, options)))


@kernel.module_function("j")
def j(rt: Interpreter, self: Value, *values: Value) -> None:
    for value in values:
        rt.send(rt.top, "puts", rt.str(generated(rt, value, new_state(rt))))


@kernel.module_function("jj")
def jj(rt: Interpreter, self: Value, *values: Value) -> None:
    for value in values:
        rt.send(rt.top, "puts", rt.str(generated(rt, value, pretty_state(rt))))


def to_json(rt: Interpreter, self: Value, options: Value = None, *rest: Value) -> str:
    """One method for all the core classes: a state that is passed on keeps its depth."""
    return Generator(rt, new_state(rt, options)).text(self)


def object_to_json(rt: Interpreter, self: Value, options: Value = None, *rest: Value) -> str:
    made = Generator(rt, new_state(rt, options))
    parts: List[str] = []
    made.other(self, parts.append)
    return parts[0]


objects = NativeClass("Object")
objects.method("to_json")(object_to_json)


def _everyday(name: str, superclass: Optional[str] = "Object") -> NativeClass:
    made = NativeClass(name, superclass=superclass)
    made.method("to_json")(to_json)
    return made


CLASSES = (
    json, json_error, parser_error, nesting_error, generator_error, ext, generator, state, kernel, objects,
    *[_everyday(name, "Numeric" if name in ("Integer", "Float") else "Object") for name in WRITTEN[1:]],
)  # fmt: skip


def load(rt: Interpreter) -> None:
    """Names that share a value with another."""
    module = rt.classes["JSON"]
    rt.const_set(module, "State", rt.classes["JSON::Ext::Generator::State"])
    rt.const_set(module, "UnparserError", rt.classes["JSON::GeneratorError"])
    rt.const_set(module, "PRETTY_STATE_PROTOTYPE", pretty_state(rt))
