"""Implicit conversions, and the two ways between Ruby values and plain Python ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, List, Optional

from pysolo.ruby.runtime.objects import UNSET, RArray, RHash, RObject, RRange, RString, RSymbol, Value, hkey

if TYPE_CHECKING:
    from pysolo.ruby.runtime.control import RubyError
    from pysolo.ruby.runtime.interpreter import Interpreter


def describe(rt: Interpreter, value: Value) -> str:
    """How messages about conversions name a value: nil, true and false by themselves, others by class."""
    if value is None:
        return "nil"
    if value is True:
        return "true"
    if value is False:
        return "false"
    return rt.class_name(value)


def no_conversion(rt: Interpreter, value: Value, into: str) -> RubyError:
    return rt.error("TypeError", "no implicit conversion of %s into %s" % (describe(rt, value), into))


def _by_method(rt: Interpreter, value: Value, method: str, into: str, kind: type) -> Any:
    found = rt.check_send(value, method) if isinstance(value, RObject) else UNSET
    if found is UNSET:
        raise no_conversion(rt, value, into)
    if not isinstance(found, kind) or isinstance(found, bool):
        name = rt.class_name(value)
        raise rt.error(
            "TypeError", "can't convert %s to %s (%s#%s gives %s)" % (name, into, name, method, rt.class_name(found))
        )
    return found


def to_str(rt: Interpreter, value: Value) -> str:
    if isinstance(value, RString):
        return value.s
    return _by_method(rt, value, "to_str", "String", RString).s  # type: ignore[no-any-return]


def to_int(rt: Interpreter, value: Value) -> int:
    kind = type(value)
    if kind is int:
        return value  # type: ignore[no-any-return]
    if kind is float:
        if value != value or value in (float("inf"), float("-inf")):
            shown = "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
            raise rt.error("FloatDomainError", shown)
        return int(value)
    if value is None or kind is bool:
        raise rt.error(
            "TypeError",
            "no implicit conversion %s"
            % ("from nil to integer" if value is None else "of %s into Integer" % describe(rt, value)),
        )
    return _by_method(rt, value, "to_int", "Integer", int)  # type: ignore[no-any-return]


def to_float(rt: Interpreter, value: Value) -> float:
    """For arguments that must be numbers: a String is refused."""
    kind = type(value)
    if kind is float or kind is int:
        return float(value)
    if value is None or kind is bool:
        raise rt.error("TypeError", "can't convert %s into Float" % describe(rt, value))
    if not isinstance(value, RString) and rt.respond_to(value, "to_f"):
        found = rt.send(value, "to_f")
        if type(found) is float:
            return found
    if isinstance(value, RString):
        raise no_conversion(rt, value, "Float")
    raise rt.error("TypeError", "can't convert %s into Float" % describe(rt, value))


def to_ary(rt: Interpreter, value: Value) -> List[Value]:
    if isinstance(value, RArray):
        return value.items
    return _by_method(rt, value, "to_ary", "Array", RArray).items  # type: ignore[no-any-return]


def to_hash(rt: Interpreter, value: Value) -> RHash:
    if isinstance(value, RHash):
        return value
    return _by_method(rt, value, "to_hash", "Hash", RHash)  # type: ignore[no-any-return]


def splat(rt: Interpreter, value: Value) -> List[Value]:
    """``*value``: what ``to_a`` gives, else the value itself. The list must not be changed."""
    if type(value) is RArray:
        return value.items
    if value is None:
        return []
    if isinstance(value, RArray):
        return value.items
    if isinstance(value, RObject):
        found = rt.check_send(value, "to_a")
        if isinstance(found, RArray):
            return found.items
        if found is not None and found is not UNSET:
            name = rt.class_name(value)
            raise rt.error(
                "TypeError", "can't convert %s to Array (%s#to_a gives %s)" % (name, name, rt.class_name(found))
            )
    return [value]


def try_ary(rt: Interpreter, value: Value) -> Optional[List[Value]]:
    """The items of an Array, or of what has ``to_ary``; None otherwise."""
    if isinstance(value, RArray):
        return value.items
    if isinstance(value, RObject) and not isinstance(value, (RString, RSymbol, RHash)):
        found = rt.check_send(value, "to_ary")
        if isinstance(found, RArray):
            return found.items
        if found is not None and found is not UNSET:
            name = rt.class_name(value)
            raise rt.error(
                "TypeError", "can't convert %s to Array (%s#to_ary gives %s)" % (name, name, rt.class_name(found))
            )
    return None


def name(rt: Interpreter, value: Value) -> str:
    """The text of a Symbol or String that names something."""
    if type(value) is RSymbol:
        return value.name
    if isinstance(value, RString):
        return value.s
    if isinstance(value, RObject) and rt.respond_to(value, "to_str"):
        return to_str(rt, value)
    raise rt.error("TypeError", "%s is not a symbol nor a string" % rt.inspect(value))


def to_path(rt: Interpreter, value: Value) -> str:
    if isinstance(value, RString):
        return value.s
    if isinstance(value, RObject) and rt.respond_to(value, "to_path"):
        value = rt.send(value, "to_path")
    return to_str(rt, value)


def iterate(rt: Interpreter, value: Value) -> Iterator[Value]:
    """The elements that ``each`` yields; several values at once become an Array."""
    if isinstance(value, RArray) and _plain_each(value):
        items = value.items
        index = 0
        while index < len(items):  # it may grow or shrink meanwhile
            yield items[index]
            index += 1
        return
    if isinstance(value, RHash) and _plain_each(value):
        for key, item in value.items():
            yield rt.array([key, item])
        return
    if type(value) is RRange and type(value.low) is int and (value.high is None or type(value.high) is int):
        number = value.low
        last = value.high
        while last is None or number < last or (number == last and not value.exclusive):
            yield number
            number += 1
        return
    collected: List[Value] = []

    def collect(args: List[Value], kw: Optional[RHash], block: Any) -> Value:
        if kw is not None:
            args = args + [kw]
        collected.append(args[0] if len(args) == 1 else (rt.array(list(args)) if args else None))
        return None

    rt.send(value, "each", block=rt.native_proc(collect))
    yield from collected


def _plain_each(value: RObject) -> bool:
    method = value.cls.find("each")
    return method is not None and method.owner.name in ("Array", "Hash")


def to_python(rt: Interpreter, value: Value) -> Any:
    """Plain Python data: Symbols become str, unknown objects go by to_h, to_hash, to_a or to_s."""
    if value is None or type(value) in (bool, int, float):
        return value
    if isinstance(value, RString):
        return value.s
    if type(value) is RSymbol:
        return value.name
    if isinstance(value, RArray):
        return [to_python(rt, item) for item in value.items]
    if isinstance(value, RHash):
        return {_python_key(rt, key): to_python(rt, item) for key, item in value.items()}
    for method in ("to_h", "to_hash", "to_a"):
        if rt.respond_to(value, method):
            found = rt.send(value, method)
            if isinstance(found, (RArray, RHash)):
                return to_python(rt, found)
    return rt.to_s(value)


def _python_key(rt: Interpreter, key: Value) -> str:
    return key.s if isinstance(key, RString) else rt.to_s(key)


def from_python(rt: Interpreter, value: Any) -> Value:
    """The Ruby value of plain Python data; dictionary keys become frozen Strings."""
    if value is None or type(value) in (bool, int, float) or isinstance(value, RObject):
        return value
    if isinstance(value, str):
        return RString(rt.c_string, value)
    if isinstance(value, bytes):
        return RString(rt.c_string, value.decode("latin-1"), "ASCII-8BIT")
    if isinstance(value, dict):
        made = RHash(rt.c_hash)
        for key, item in value.items():
            ruby_key = from_python(rt, key)
            if type(ruby_key) is RString:
                ruby_key.frozen = True
            made.d[hkey(ruby_key)] = (ruby_key, from_python(rt, item))
        return made
    if isinstance(value, (list, tuple, set, frozenset)):
        return RArray(rt.c_array, [from_python(rt, item) for item in value])
    return RString(rt.c_string, str(value))
