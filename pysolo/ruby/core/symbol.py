"""Symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.ruby.core.string_inspect import inspect_symbol
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

symbol = NativeClass("Symbol", includes=("Comparable",))


@symbol.singleton("all_symbols")
def all_symbols(rt: Interpreter, self: RClass) -> RArray:
    return rt.array(list(rt.symbols.values()))


@symbol.method("to_s", "id2name")
def to_s(rt: Interpreter, self: RSymbol) -> str:
    return self.name


@symbol.method("name")
def name(rt: Interpreter, self: RSymbol) -> RString:
    text = rt.str(self.name)
    text.frozen = True
    return text


@symbol.method("inspect")
def inspect(rt: Interpreter, self: RSymbol) -> str:
    return inspect_symbol(self.name)


@symbol.method("to_sym", "intern")
def to_sym(rt: Interpreter, self: RSymbol) -> RSymbol:
    return self


@symbol.method("to_proc")
def to_proc(rt: Interpreter, self: RSymbol) -> RProc:
    made: Optional[RProc] = rt.to_proc(self)
    assert made is not None
    return made


@symbol.method("==", "===", "equal?", "eql?")
def equal(rt: Interpreter, self: RSymbol, other: Value) -> bool:
    return self is other


@symbol.method("hash")
def hash_(rt: Interpreter, self: RSymbol) -> int:
    return hash(("sym", self.name))


@symbol.method("<=>")
def compare(rt: Interpreter, self: RSymbol, other: Value) -> Optional[int]:
    if not isinstance(other, RSymbol):
        return None
    return (self.name > other.name) - (self.name < other.name)


@symbol.method("casecmp")
def casecmp(rt: Interpreter, self: RSymbol, other: Value) -> Value:
    return rt.send(rt.str(self.name), "casecmp", rt.str(other.name)) if isinstance(other, RSymbol) else None


@symbol.method("casecmp?")
def is_casecmp(rt: Interpreter, self: RSymbol, other: Value) -> Value:
    return rt.send(rt.str(self.name), "casecmp?", rt.str(other.name)) if isinstance(other, RSymbol) else None


@symbol.method("length", "size")
def length(rt: Interpreter, self: RSymbol) -> int:
    return len(self.name)


@symbol.method("empty?")
def is_empty(rt: Interpreter, self: RSymbol) -> bool:
    return not self.name


@symbol.method("encoding")
def encoding(rt: Interpreter, self: RSymbol) -> Value:
    return rt.const_get("Encoding::US_ASCII" if self.name.isascii() else "Encoding::UTF_8")


def _as_string(name: str, as_symbol: bool) -> None:
    """A method that does what String's does; some give a Symbol again."""

    @symbol.method(name)
    def through(rt: Interpreter, self: RSymbol, *args: Value, block: Optional[RProc] = None) -> Value:
        found = rt.send(rt.str(self.name), name, *args, block=block)
        return rt.sym(found.s) if as_symbol else found


for _name in ("upcase", "downcase", "capitalize", "swapcase", "succ", "next"):
    _as_string(_name, True)
for _name in ("[]", "slice", "=~", "match", "match?", "start_with?", "end_with?"):
    _as_string(_name, False)


CLASSES = (symbol,)
