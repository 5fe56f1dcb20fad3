"""Making values, and what can be asked of any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Mapping, Optional, Tuple, Union

from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, RRange, RString, RSymbol, Value, hkey

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def make_str(rt: Interpreter, s: str, enc: str = "UTF-8") -> RString:
    return RString(rt.c_string, s, enc)


def frozen_str(rt: Interpreter, s: str) -> RString:
    """The one frozen String of this text (``-"text"``, literals under ``frozen_string_literal``)."""
    shared = rt.frozen_strings.get(s)
    if shared is None:
        shared = rt.frozen_strings[s] = RString(rt.c_string, s)
        shared.frozen = True
    return shared


def make_sym(rt: Interpreter, name: str) -> RSymbol:
    symbol = rt.symbols.get(name)
    if symbol is None:
        symbol = rt.symbols[name] = RSymbol(rt.c_symbol, name)
    return symbol


def make_array(rt: Interpreter, items: List[Value]) -> RArray:
    return RArray(rt.c_array, items)


def make_hash(rt: Interpreter, pairs: Union[Mapping[Value, Value], Iterable[Tuple[Value, Value]]] = ()) -> RHash:
    made = RHash(rt.c_hash)
    d = made.d
    for key, value in pairs.items() if isinstance(pairs, Mapping) else pairs:
        d[hkey(key)] = (key, value)
    return made


def make_range(rt: Interpreter, low: Value, high: Value, exclusive: bool = False) -> RRange:
    return RRange(rt.c_range, low, high, exclusive)


def truthy(rt: Interpreter, value: Value) -> bool:
    return value is not None and value is not False


def class_of(rt: Interpreter, value: Value) -> RClass:
    """Where method lookup starts: the singleton class if there is one."""
    try:
        found: RClass = value.cls
    except AttributeError:
        return rt.immediates[type(value)] if value is not True else rt.c_true
    return found


def class_name(rt: Interpreter, value: Value) -> str:
    return rt.module_name(class_of(rt, value).real)


def module_name(rt: Interpreter, module: RClass) -> str:
    """The name of a class or module, or what Ruby shows for one without a name."""
    if module.name is not None:
        return module.name
    if module.is_singleton:
        return "#<Class:%s>" % (
            rt.module_name(module.attached) if isinstance(module.attached, RClass) else rt.any_to_s(module.attached)
        )
    kind = "Module" if module.is_module else "Class"
    return "#<%s:0x%016x>" % (kind, rt.address(module))


def address(rt: Interpreter, value: Value) -> int:
    return id(value) & 0xFFFFFFFFFFFFFFF8


def any_to_s(rt: Interpreter, value: Value) -> str:
    """``Kernel#to_s``."""
    return (
        "#<%s>" % rt.class_name(value)
        if value is rt.top
        else "#<%s:0x%016x>" % (rt.class_name(value), rt.address(value))
    )


def is_a(rt: Interpreter, value: Value, cls: RClass) -> bool:
    return cls in class_of(rt, value).ancestors


def eq(rt: Interpreter, a: Value, b: Value) -> bool:
    if a is b and type(a) is not float:
        return True
    kind = type(a)
    if kind is type(b):
        if kind is RString:
            return bool(a.s == b.s)
        if kind is int or kind is float or kind is bool:
            return bool(a == b)
        if kind is RSymbol:
            return False
    elif kind is bool or a is None:
        return False
    found = rt.send(a, "==", b)
    return found is not None and found is not False


def eql(rt: Interpreter, a: Value, b: Value) -> bool:
    if a is b:
        return True
    kind = type(a)
    if kind is not type(b):
        return False
    if kind is RString:
        return bool(a.s == b.s)
    if kind is int or kind is float or kind is bool:
        return bool(a == b)
    found = rt.send(a, "eql?", b)
    return found is not None and found is not False


def case_eq(rt: Interpreter, pattern: Value, value: Value) -> bool:
    kind = type(pattern)
    if kind is RString and type(value) is RString:
        return bool(pattern.s == value.s)
    if kind is RSymbol and type(value) is RSymbol:
        return pattern is value
    found = rt.send(pattern, "===", value)
    return found is not None and found is not False


def cmp(rt: Interpreter, a: Value, b: Value) -> Optional[int]:
    """``<=>`` as -1, 0, 1 or None."""
    kind = type(a)
    if (kind is int or kind is float) and (type(b) is int or type(b) is float):
        return int(a > b) - int(a < b) if a == a and b == b else None
    if kind is RString and type(b) is RString:
        return int(a.s > b.s) - int(a.s < b.s)
    found = rt.send(a, "<=>", b)
    if type(found) is int:
        return (found > 0) - (found < 0)
    if type(found) is float:
        return (found > 0) - (found < 0)
    return None


def hash_of(rt: Interpreter, value: Value) -> int:
    """``hash`` as a number that two ``eql?`` values share."""
    if not isinstance(value, RObject):
        return hash(hkey(value))
    found = rt.send(value, "hash")
    return found if type(found) is int else hash(hkey(value))


def inspect(rt: Interpreter, value: Value) -> str:
    found = rt.send(value, "inspect")
    return found.s if isinstance(found, RString) else rt.any_to_s(value)


def to_s(rt: Interpreter, value: Value) -> str:
    """What interpolation shows: ``to_s``, and the plain form when that gives no String."""
    kind = type(value)
    if kind is RString:
        return value.s  # type: ignore[no-any-return]
    if kind is int and "to_s" not in rt.redefined:
        return str(value)
    if kind is RSymbol:
        return value.name  # type: ignore[no-any-return]
    if value is None:
        return ""
    found = rt.send(value, "to_s")
    return found.s if isinstance(found, RString) else rt.any_to_s(value)


def ivar_get(rt: Interpreter, value: Value, name: str) -> Value:
    ivars: Optional[Dict[str, Value]] = getattr(value, "ivars", None)
    return ivars.get(name) if ivars is not None else None


def ivar_set(rt: Interpreter, value: Value, name: str, new: Value) -> Value:
    if not isinstance(value, RObject) or value.frozen:
        raise rt.frozen_error(value)
    if value.ivars is None:
        value.ivars = {name: new}
    else:
        value.ivars[name] = new
    return new


def is_frozen(rt: Interpreter, value: Value) -> bool:
    return bool(value.frozen) if isinstance(value, RObject) else True


def check_frozen(rt: Interpreter, value: Value) -> None:
    if not isinstance(value, RObject) or value.frozen:
        raise rt.frozen_error(value)


def freeze(rt: Interpreter, value: Value) -> Value:
    if isinstance(value, RObject):
        value.frozen = True
    return value


def dup(rt: Interpreter, value: Value) -> Value:
    """``Object#dup``: a copy without singleton methods and not frozen, then ``initialize_copy``."""
    copy = copy_of(rt, value)
    if copy is not value:
        rt.send(copy, "initialize_dup", value)
    return copy


def copy_of(rt: Interpreter, value: Value) -> Value:
    """A shallow copy of the Python side of an object: all slots of its type but ``cls`` (the real class) and ``frozen``."""
    if not isinstance(value, RObject) or type(value) is RSymbol:
        return value
    if isinstance(value, RClass):
        return rt.copy_module(value)
    kind: Any = type(value)
    copy = kind.__new__(kind)
    for base in kind.__mro__:
        for slot in base.__dict__.get("__slots__", ()):
            try:
                setattr(copy, slot, getattr(value, slot))
            except AttributeError:
                pass  # a slot that is not set
    if hasattr(value, "__dict__"):
        copy.__dict__.update(value.__dict__)
    copy.cls = value.cls.real
    copy.frozen = False
    copy.ivars = dict(value.ivars) if value.ivars else None
    if isinstance(copy, RArray):
        copy.items = list(copy.items)
    elif isinstance(copy, RHash):
        copy.d = dict(copy.d)
    return copy
