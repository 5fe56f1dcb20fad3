"""From a Python function to what Ruby calls: see the conventions in :mod:`pysolo.ruby.runtime.native`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Tuple

from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RMethod, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter
    from pysolo.ruby.runtime.native import NativeMethod
    from pysolo.ruby.runtime.objects import NativeFn

Parameters = Tuple[Tuple[str, Optional[str]], ...]
Coercion = Callable[[Value], Any]

VARARGS, VARKEYWORDS = 4, 8  # flags of a code object


class LazyMethod(RMethod):
    """A native method that nobody has asked for yet. :meth:`ready` puts the real one in its place."""

    __slots__ = ("native",)

    def __init__(self, native: NativeMethod, owner: RClass) -> None:
        self.name = native.name
        self.owner = owner
        self.visibility = native.visibility
        self.native = native

    def ready(self) -> RMethod:
        native = self.native
        rt = self.owner.rt
        fn, arity, params = wrap(rt, native.function)
        rt.native_names.setdefault(id(native.function.__code__), []).append(native.name)
        if native.is_alias:
            fn = _under_own_name(native.name, native.function, fn)
        real = RMethod(native.name, fn, self.owner, self.visibility, arity, params)
        if self.owner.methods.get(self.name) is self:
            self.owner.methods[self.name] = real
        return real

    def __getattr__(self, name: str) -> Any:
        # Only for attributes that are not set yet: a reader who took the method from the table without asking for ready().
        if name in ("fn", "arity", "params", "file", "line", "original_name", "aliased_owner"):
            return getattr(self.ready(), name)
        raise AttributeError(name)


def arity_error(rt: Interpreter, given: int, least: int, most: Optional[int]) -> Exception:
    """ArgumentError with MRI's words; ``most`` is None for any number."""
    if most is None:
        expected = "%d+" % least
    elif most == least:
        expected = "%d" % least
    else:
        expected = "%d..%d" % (least, most)
    return rt.error("ArgumentError", "wrong number of arguments (given %d, expected %s)" % (given, expected))


def unknown_keywords(rt: Interpreter, keys: List[Value]) -> Exception:
    return rt.error(
        "ArgumentError",
        "unknown keyword%s: %s" % ("s" if len(keys) > 1 else "", ", ".join(rt.inspect(k) for k in keys)),
    )


def missing_keywords(rt: Interpreter, names: List[str]) -> Exception:
    return rt.error(
        "ArgumentError", "missing keyword%s: %s" % ("s" if len(names) > 1 else "", ", ".join(":" + n for n in names))
    )


def arity_of(required: int, optional: bool, required_keyword: bool) -> int:
    """``Method#arity``: required keywords together count as one more argument; anything optional makes it negative."""
    required += required_keyword
    return -(required + 1) if optional else required


def wrap(rt: Interpreter, function: Callable[..., Any]) -> Tuple[NativeFn, int, Parameters]:
    """The callable, arity and parameter list of a native function."""
    code = function.__code__
    count = code.co_argcount - 2
    names = code.co_varnames
    keyword_only = names[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    positional = names[2 : code.co_argcount]
    if positional == ("args", "kw", "block"):  # takes them as Ruby passes them: send, new, call ...

        def raw(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
            return function(rt, self, args, kw, block)

        return raw, -1, (("rest", None),)
    least = count - len(function.__defaults__ or ())
    position = code.co_argcount + code.co_kwonlyargcount
    rest = names[position] if code.co_flags & VARARGS else None
    keyrest = code.co_flags & VARKEYWORDS != 0
    with_block = "block" in keyword_only
    keywords = tuple(n for n in keyword_only if n != "block")
    notes = function.__annotations__
    coercions = [_coercion(rt, notes.get(n)) for n in positional]
    rest_coercion = _coercion(rt, notes.get(rest)) if rest else None
    required_keywords = [n for n in keywords if n not in (function.__kwdefaults__ or {})]
    # As for MRI's own methods in C: anything optional makes it -1, and parameters have no names.
    fixed = least == count and rest is None and not keywords and not keyrest
    arity = count if fixed else -1
    params: Parameters = (("req", None),) * count if fixed else (("rest", None),)
    if keywords or keyrest:
        fn = _with_keywords(
            rt, function, count, least, rest, coercions, rest_coercion, keywords, required_keywords, keyrest, with_block
        )
    elif rest is None and least == count and not any(coercions) and count <= 3:
        fn = _FIXED[count](rt, function, with_block)
    else:
        fn = _general(rt, function, count, least, rest is not None, coercions, rest_coercion, with_block)
    if notes.get("return") in ("str", "Optional[str]"):
        fn = _to_string(rt, fn)
    return fn, arity, params


def _under_own_name(name: str, function: Callable[..., Any], inner: NativeFn) -> NativeFn:
    """An alias that gives an enumerator says so: `[1].collect` is not shown as `map`."""
    code = function.__code__
    is_step = function.__annotations__.get("return") == "RLazy"
    if name in code.co_consts or not (is_step or {"enumerator", "sized"} & set(code.co_names)):
        return inner

    def call(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        result = inner(self, args, kw, block)
        if block is None or is_step:
            rename = getattr(result, "called_by", None)
            if rename is not None:
                rename(name)
        return result

    return call


def _to_string(rt: Interpreter, inner: NativeFn) -> NativeFn:
    string = rt.c_string

    def call(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        result = inner(self, args, kw, block)
        return None if result is None else RString(string, result)

    return call


def _coercion(rt: Interpreter, note: Optional[str]) -> Optional[Coercion]:
    if note is None:
        return None
    optional = note.startswith("Optional[")
    kind = note[9:-1] if optional else note
    table: Dict[str, Coercion] = rt.coercions
    convert = table.get(kind)
    if convert is None:
        return None
    if not optional:
        return convert
    through = convert

    def unless_nil(value: Value) -> Any:
        return None if value is None else through(value)

    return unless_nil


def coercion_table(rt: Interpreter) -> Dict[str, Coercion]:
    """By annotation: what makes a Ruby value into the Python value a native asks for."""

    def to_s(value: Value) -> str:
        return value.s if type(value) is RString else rt.to_str(value)

    def to_i(value: Value) -> int:
        return value if type(value) is int else rt.to_int(value)

    def to_array(value: Value) -> RArray:
        return value if isinstance(value, RArray) else rt.array(rt.to_ary(value))

    def to_truth(value: Value) -> bool:
        return value is not None and value is not False

    return {
        "str": to_s,
        "int": to_i,
        "float": rt.to_float,
        "bool": to_truth,
        "Name": rt.name,
        "RArray": to_array,
        "RHash": rt.to_hash,
    }


def _none(rt: Interpreter, function: Callable[..., Any], with_block: bool) -> NativeFn:
    if with_block:

        def call_block(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
            if args or kw is not None:
                raise arity_error(rt, len(args) + (kw is not None), 0, 0)
            return function(rt, self, block=block)

        return call_block

    def call(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        if args or kw is not None:
            raise arity_error(rt, len(args) + (kw is not None), 0, 0)
        return function(rt, self)

    return call


def _one(rt: Interpreter, function: Callable[..., Any], with_block: bool) -> NativeFn:
    def call(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        if kw is not None:
            args = args + [kw]
        if len(args) != 1:
            raise arity_error(rt, len(args), 1, 1)
        return function(rt, self, args[0], block=block) if with_block else function(rt, self, args[0])

    return call


def _two(rt: Interpreter, function: Callable[..., Any], with_block: bool) -> NativeFn:
    def call(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        if kw is not None:
            args = args + [kw]
        if len(args) != 2:
            raise arity_error(rt, len(args), 2, 2)
        return function(rt, self, args[0], args[1], block=block) if with_block else function(rt, self, args[0], args[1])

    return call


def _three(rt: Interpreter, function: Callable[..., Any], with_block: bool) -> NativeFn:
    def call(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        if kw is not None:
            args = args + [kw]
        if len(args) != 3:
            raise arity_error(rt, len(args), 3, 3)
        return function(rt, self, *args, block=block) if with_block else function(rt, self, *args)

    return call


_FIXED = (_none, _one, _two, _three)


def _coerce(
    rt: Interpreter,
    args: List[Value],
    count: int,
    least: int,
    rest: bool,
    coercions: List[Optional[Coercion]],
    rest_coercion: Optional[Coercion],
) -> List[Any]:
    given = len(args)
    if given < least or (given > count and not rest):
        raise arity_error(rt, given, least, None if rest else count)
    values = [v if c is None else c(v) for v, c in zip(args, coercions)]
    if given > count:
        extra = args[count:]
        values.extend(extra if rest_coercion is None else [rest_coercion(v) for v in extra])
    return values


def _general(
    rt: Interpreter,
    function: Callable[..., Any],
    count: int,
    least: int,
    rest: bool,
    coercions: List[Optional[Coercion]],
    rest_coercion: Optional[Coercion],
    with_block: bool,
) -> NativeFn:
    plain = not any(coercions) and rest_coercion is None

    def call(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        if kw is not None:
            args = args + [kw]
        if plain:
            given = len(args)
            if given < least or (given > count and not rest):
                raise arity_error(rt, given, least, None if rest else count)
        else:
            args = _coerce(rt, args, count, least, rest, coercions, rest_coercion)
        return function(rt, self, *args, block=block) if with_block else function(rt, self, *args)

    return call


def _with_keywords(
    rt: Interpreter,
    function: Callable[..., Any],
    count: int,
    least: int,
    rest: Optional[str],
    coercions: List[Optional[Coercion]],
    rest_coercion: Optional[Coercion],
    keywords: Tuple[str, ...],
    required: List[str],
    keyrest: bool,
    with_block: bool,
) -> NativeFn:
    notes = function.__annotations__
    # A Ruby keyword that Python reserves is written with an underscore: `class_`, `in_`.
    python_name = {n.rstrip("_") if n.endswith("_") else n: n for n in keywords}
    converters = {n: _coercion(rt, notes.get(n)) for n in keywords}

    def call(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        values = _coerce(rt, args, count, least, rest is not None, coercions, rest_coercion)
        named: Dict[str, Any] = {}
        if kw is not None:
            unknown = []
            for key, value in kw.items():
                name = python_name.get(getattr(key, "name", ""))
                if name is not None:
                    convert = converters[name]
                    named[name] = value if convert is None else convert(value)
                elif keyrest:
                    named[rt.name(key)] = value
                else:
                    unknown.append(key)
            if unknown:
                raise unknown_keywords(rt, unknown)
        missing = [n for n in required if n not in named]
        if missing:
            raise missing_keywords(rt, missing)
        if with_block:
            named["block"] = block
        return function(rt, self, *values, **named)

    return call
