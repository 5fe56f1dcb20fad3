"""MatchData."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.core.regexp_match import compiled, group_number
from pysolo.ruby.core.string_inspect import inspect_string
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RHash, RMatch, RRange, RRegexp, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

match_data = NativeClass("MatchData")


def text(rt: Interpreter, found: Optional[str]) -> Optional[RString]:
    return None if found is None else rt.str(found)


def group_texts(rt: Interpreter, self: RMatch) -> List[Value]:
    return [text(rt, found) for found in (self.m.group(0), *self.m.groups())]


@match_data.method("[]")
def get(rt: Interpreter, self: RMatch, key: Value, count: Value = UNSET) -> Value:
    if count is not UNSET or isinstance(key, RRange):
        return rt.send(to_a(rt, self), "[]", key, *([] if count is UNSET else [count]))
    number = group_number(rt, self, key)
    return None if number is None else text(rt, self.m.group(number))


@match_data.method("to_a")
def to_a(rt: Interpreter, self: RMatch) -> RArray:
    return rt.array(group_texts(rt, self))


@match_data.method("captures")
def captures(rt: Interpreter, self: RMatch) -> RArray:
    return rt.array(group_texts(rt, self)[1:])


@match_data.method("named_captures")
def named_captures(rt: Interpreter, self: RMatch, *, symbolize_names: Value = False) -> RHash:
    made: RHash = rt.hash({})
    for name in compiled(rt, self.regexp).names:
        key = rt.sym(name) if rt.truthy(symbolize_names) else rt.string_key(rt.str(name))
        made.put(key, get(rt, self, rt.str(name)))
    return made


@match_data.method("names")
def names(rt: Interpreter, self: RMatch) -> RArray:
    return rt.array([rt.str(name) for name in compiled(rt, self.regexp).names])


@match_data.method("pre_match")
def pre_match(rt: Interpreter, self: RMatch) -> str:
    return self.string[: self.m.start()]


@match_data.method("post_match")
def post_match(rt: Interpreter, self: RMatch) -> str:
    return self.string[self.m.end() :]


@match_data.method("to_s")
def to_s(rt: Interpreter, self: RMatch) -> Optional[str]:
    found: Optional[str] = self.m.group(0)
    return found


@match_data.method("string")
def string(rt: Interpreter, self: RMatch) -> RString:
    made: RString = rt.str(self.string)
    made.frozen = True
    return made


@match_data.method("regexp")
def regexp(rt: Interpreter, self: RMatch) -> RRegexp:
    return self.regexp


@match_data.method("size", "length")
def size(rt: Interpreter, self: RMatch) -> int:
    return len(compiled(rt, self.regexp).numbers)


def existing(rt: Interpreter, self: RMatch, key: Value) -> int:
    number = group_number(rt, self, key)
    if number is None:
        raise rt.error("IndexError", "index %s out of matches" % rt.inspect(key))
    return number


@match_data.method("begin")
def begin(rt: Interpreter, self: RMatch, key: Value) -> Optional[int]:
    at = self.m.start(existing(rt, self, key))
    return at if at >= 0 else None


@match_data.method("end")
def end(rt: Interpreter, self: RMatch, key: Value) -> Optional[int]:
    at = self.m.end(existing(rt, self, key))
    return at if at >= 0 else None


@match_data.method("offset")
def offset(rt: Interpreter, self: RMatch, key: Value) -> RArray:
    return rt.array([begin(rt, self, key), end(rt, self, key)])


@match_data.method("match")
def match(rt: Interpreter, self: RMatch, key: Value) -> Value:
    return get(rt, self, key)


@match_data.method("match_length")
def match_length(rt: Interpreter, self: RMatch, key: Value) -> Optional[int]:
    found = get(rt, self, key)
    return None if found is None else len(found.s)


@match_data.method("values_at")
def values_at(rt: Interpreter, self: RMatch, *keys: Value) -> RArray:
    out: List[Value] = []
    for key in keys:
        if isinstance(key, (RString, RSymbol)):
            out.append(get(rt, self, key))
        else:
            out.extend(rt.send(to_a(rt, self), "values_at", key).items)
    return rt.array(out)


@match_data.method("==", "eql?")
def equal(rt: Interpreter, self: RMatch, other: Value) -> bool:
    return (
        isinstance(other, RMatch)
        and self.string == other.string
        and self.regexp.source == other.regexp.source
        and [self.m.span(n) for n in range(size(rt, self))] == [other.m.span(n) for n in range(size(rt, other))]
    )


@match_data.method("hash")
def hash_(rt: Interpreter, self: RMatch) -> int:
    return hash((self.string, self.regexp.source, self.m.span()))


@match_data.method("inspect")
def inspect(rt: Interpreter, self: RMatch) -> str:
    labels = {number: name for name, numbers in compiled(rt, self.regexp).names.items() for number in numbers}
    shown = [inspect_string(self.m.group(0))]
    for number, found in enumerate(self.m.groups(), 1):
        shown.append("%s:%s" % (labels.get(number, number), "nil" if found is None else inspect_string(found)))
    return "#<MatchData %s>" % " ".join(shown)


CLASSES = (match_data,)
