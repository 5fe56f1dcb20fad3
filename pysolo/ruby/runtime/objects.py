"""The values that Ruby code handles.

nil, true, false, Integer and Float are Python's own None, True, False, int and float. Everything else is an ``RObject``.
Dispatch on ``type(x)``, never on ``isinstance`` where a bool may come in: a Python bool is an int.

``Hash`` keys are wrapped by :func:`hkey`, because Python's own equality merges 1, 1.0 and True.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Optional, Tuple

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

Value = Any


class RObject:
    """An ordinary object. ``cls`` is where method lookup starts: its class, or its singleton class once it has one."""

    __slots__ = ("cls", "ivars", "frozen")

    def __init__(self, cls: RClass) -> None:
        self.cls = cls
        self.ivars: Optional[Dict[str, Value]] = None
        self.frozen = False


# fn(self, args, kw, block): kw is None or a non-empty RHash; args must not be changed by the callee
NativeFn = Callable[[Value, List[Value], "Optional[RHash]", "Optional[RProc]"], Value]


class RMethod:
    """A method as it stands in a class's table. ``fn`` is None for ``undef``: the lookup stops there."""

    __slots__ = (
        "name",
        "fn",
        "owner",
        "visibility",
        "arity",
        "params",
        "file",
        "line",
        "original_name",
        "aliased_owner",
    )

    def __init__(
        self,
        name: str,
        fn: Optional[NativeFn],
        owner: RClass,
        visibility: str = "public",
        arity: int = -1,
        params: Tuple[Tuple[str, Optional[str]], ...] = (("rest", None),),
        file: Optional[str] = None,
        line: int = 0,
        original_name: Optional[str] = None,
    ) -> None:
        self.name = name
        self.fn = fn
        self.owner = owner
        self.visibility = visibility
        self.arity = arity
        self.params = params  # as Method#parameters gives them
        self.file = file
        self.line = line
        self.original_name = original_name or name
        self.aliased_owner: Optional[RClass] = None  # of a copy (alias, visibility): the class that the body belongs to

    def ready(self) -> RMethod:
        """This method in a state to be called: subclasses that put work off until the first look-up do it here."""
        return self


class RClass(RObject):
    """A class or a module (``is_module``). Its own class is ``cls`` (Class, Module or its singleton class)."""

    __slots__ = (
        "rt",
        "name",
        "superclass",
        "is_module",
        "is_singleton",
        "attached",
        "methods",
        "consts",
        "cvars",
        "includes",
        "prepends",
        "lexical_parent",
        "allocator",
        "ancestors",
        "cache",
        "public",
        "calls",
        "dependents",
        "autoloads",
        "extra",
    )

    def __init__(
        self,
        rt: Interpreter,
        cls: Optional[RClass],
        name: Optional[str],
        superclass: Optional[RClass] = None,
        is_module: bool = False,
    ) -> None:
        self.cls = cls  # type: ignore[assignment]  # None only while Class itself is being made
        self.ivars = None
        self.frozen = False
        self.rt = rt
        self.name = name  # fully qualified, None while anonymous
        self.superclass = superclass
        self.is_module = is_module
        self.is_singleton = False
        self.attached: Value = None  # the object of a singleton class
        self.methods: Dict[str, RMethod] = {}
        self.consts: Dict[str, Value] = {}
        self.cvars: Dict[str, Value] = {}
        self.includes: List[RClass] = []  # in order of inclusion
        self.prepends: List[RClass] = []
        self.lexical_parent: Optional[RClass] = None
        self.allocator: Optional[Callable[[RClass], Value]] = superclass.allocator if superclass is not None else None
        self.ancestors: List[RClass] = []  # method resolution order, self included; see linearize()
        self.cache: Dict[str, Optional[RMethod]] = {}
        # What call sites read: the functions of public methods by name, and those of all methods (for calls on self).
        self.public: Dict[str, NativeFn] = {}
        self.calls: Dict[str, NativeFn] = {}
        self.dependents: List[RClass] = []  # subclasses and includers: their caches hang on this one
        self.autoloads: Dict[str, str] = {}
        self.extra: Dict[
            str, Any
        ] = {}  # what an embedder attaches (Chef's properties ...); inherited by looking up `ancestors`
        if superclass is not None:
            superclass.dependents.append(self)
        self.linearize()

    def linearize(self) -> None:
        """Compute ``ancestors`` anew, here and in all that depends on this module."""
        order: List[RClass] = []
        inherited = self.superclass.ancestors if self.superclass is not None else []
        for module in reversed(self.prepends):
            order.extend(m for m in module.ancestors if m not in order and m not in inherited)
        order.append(self)
        for module in reversed(self.includes):
            order.extend(m for m in module.ancestors if m not in order and m not in inherited)
        order.extend(inherited)
        self.ancestors = order
        self._forget()
        for dependent in self.dependents:
            dependent.linearize()

    def _forget(self) -> None:
        self.cache.clear()
        self.public.clear()
        self.calls.clear()

    def invalidate(self) -> None:
        """Forget looked-up methods, here and in all that depends on this module."""
        if self.cache or self.public or self.calls:
            self._forget()
        for dependent in self.dependents:
            dependent.invalidate()

    def find(self, name: str) -> Optional[RMethod]:
        """The method that ``name`` means for instances of this class; None when missing or undefined."""
        try:
            return self.cache[name]
        except KeyError:
            found: Optional[RMethod] = None
            for module in self.ancestors:
                method = module.methods.get(name)
                if method is not None:
                    method = method.ready()
                    found = method if method.fn is not None else None
                    break
            self.cache[name] = found
            return found

    def find_after(self, owner: RClass, name: str) -> Optional[RMethod]:
        """What ``super`` means in a method ``name`` that stands in ``owner``."""
        order = self.ancestors
        try:
            start = order.index(owner) + 1
        except ValueError:
            start = 0
        for module in order[start:]:
            method = module.methods.get(name)
            if method is not None:
                method = method.ready()
                return method if method.fn is not None else None
        return None

    def define(self, method: RMethod) -> None:
        self.methods[method.name] = method
        self.invalidate()

    def is_subclass_of(self, other: RClass) -> bool:
        return other in self.ancestors

    @property
    def real(self) -> RClass:
        """This class without singleton classes: what ``object.class`` gives."""
        found: RClass = self
        while found.is_singleton:
            assert found.superclass is not None
            found = found.superclass
        return found


class RString(RObject):
    """A String: text in ``s``. ``enc`` is "UTF-8", "US-ASCII" or "ASCII-8BIT" (``s`` then holds one character a byte, 0-255).

    Bytes that are not valid in UTF-8 are surrogate escapes (PEP 383).
    """

    __slots__ = ("s", "enc")

    def __init__(self, cls: RClass, s: str, enc: str = "UTF-8") -> None:
        self.cls = cls
        self.ivars = None
        self.frozen = False
        self.s = s
        self.enc = enc


class RSymbol(RObject):
    """Interned by the interpreter (``rt.sym``): compare with ``is``."""

    __slots__ = ("name", "proc")

    def __init__(self, cls: RClass, name: str) -> None:
        self.cls = cls
        self.ivars = None
        self.frozen = True
        self.name = name
        self.proc: Optional[RProc] = None  # of to_proc, made once


class RArray(RObject):
    __slots__ = ("items",)

    def __init__(self, cls: RClass, items: List[Value]) -> None:
        self.cls = cls
        self.ivars = None
        self.frozen = False
        self.items = items


class RHash(RObject):
    """A Hash in insertion order: ``d`` maps ``hkey(key)`` to ``(key, value)``."""

    __slots__ = ("d", "default", "default_proc", "by_identity")

    def __init__(self, cls: RClass) -> None:
        self.cls = cls
        self.ivars = None
        self.frozen = False
        self.d: Dict[Any, Tuple[Value, Value]] = {}
        self.default: Value = None
        self.default_proc: Optional[RProc] = None
        self.by_identity = False

    def key(self, key: Value) -> Any:
        return hkey(key) if not self.by_identity else (id(key) if isinstance(key, RObject) else hkey(key))

    def get(self, key: Value, default: Value = None) -> Value:
        """The stored value, without default procs."""
        found = self.d.get(self.key(key))
        return default if found is None else found[1]

    def put(self, key: Value, value: Value) -> None:
        """Store as is: callers check ``frozen`` and copy-freeze String keys (``Hash#[]=`` does)."""
        self.d[self.key(key)] = (key, value)

    def has(self, key: Value) -> bool:
        return self.key(key) in self.d

    def delete(self, key: Value) -> Optional[Tuple[Value, Value]]:
        return self.d.pop(self.key(key), None)

    def items(self) -> List[Tuple[Value, Value]]:
        """A copy, so that it may be walked while the hash changes."""
        return list(self.d.values())

    def __len__(self) -> int:
        return len(self.d)

    def __iter__(self) -> Iterator[Value]:
        return iter([pair[0] for pair in self.d.values()])


class RRange(RObject):
    __slots__ = ("low", "high", "exclusive")

    def __init__(self, cls: RClass, low: Value, high: Value, exclusive: bool) -> None:
        self.cls = cls
        self.ivars = None
        self.frozen = True
        self.low = low
        self.high = high
        self.exclusive = exclusive


class RProc(RObject):
    """A Proc. ``call(self, args, kw, block)`` runs it; for a Ruby block ``call``'s first argument replaces its self when not UNSET.

    ``frame`` is the frame of the method that the block stands in (``return`` leaves it); native procs have none.
    """

    __slots__ = (
        "call",
        "self_obj",
        "frame",
        "is_lambda",
        "arity",
        "params",
        "file",
        "line",
        "from_method",
        "body",
        "env",
        "tag",
    )

    def __init__(
        self,
        cls: RClass,
        call: Callable[..., Value],
        self_obj: Value = None,
        arity: int = -1,
        params: Tuple[Tuple[str, Optional[str]], ...] = (),
        is_lambda: bool = False,
        file: Optional[str] = None,
        line: int = 0,
    ) -> None:
        self.cls = cls
        self.ivars = None
        self.frozen = False
        self.call = call
        self.self_obj = self_obj
        self.frame: Any = None
        self.is_lambda = is_lambda
        self.arity = arity
        self.params = params
        self.file = file
        self.line = line
        self.from_method: Optional[RMethod] = None
        self.body: Any = None  # the compiled block, for instance_exec and define_method
        self.env: Any = None
        self.tag: Any = None  # what ``break`` in the block names


class RRegexp(RObject):
    """``source`` as Ruby shows it, ``flags`` a subset of "imxun"; ``compiled`` is Python's translation, made at first use."""

    __slots__ = ("source", "flags", "compiled", "group_names")

    def __init__(self, cls: RClass, source: str, flags: str) -> None:
        self.cls = cls
        self.ivars = None
        self.frozen = True
        self.source = source
        self.flags = flags
        self.compiled: Any = None
        self.group_names: Optional[List[str]] = None


class RMatch(RObject):
    """MatchData: ``m`` is Python's match object (or one of the same shape), ``string`` a frozen copy of the subject."""

    __slots__ = ("m", "regexp", "string")

    def __init__(self, cls: RClass, m: Any, regexp: RRegexp, string: str) -> None:
        self.cls = cls
        self.ivars = None
        self.frozen = False
        self.m = m
        self.regexp = regexp
        self.string = string


class RException(RObject):
    """An exception object. ``message`` is a Value or UNSET (then the class name); ``backtrace`` a list of "FILE:LINE:in `x'"."""

    __slots__ = ("message", "backtrace", "cause", "details")

    def __init__(self, cls: RClass, message: Value = None) -> None:
        self.cls = cls
        self.ivars = None
        self.frozen = False
        self.message = message
        self.backtrace: Optional[List[str]] = None
        self.cause: Optional[RException] = None
        self.details: Dict[str, Value] = {}  # name, receiver, key, result, status ... of the subclasses that have them


class _Unset:
    def __repr__(self) -> str:
        return "UNSET"


UNSET: Any = _Unset()

_TRUE, _FALSE = object(), object()  # keys of their own: in Python True == 1


class _ObjectKey:
    """Key of an object whose class defines ``hash`` and ``eql?``."""

    __slots__ = ("value", "number")

    def __init__(self, value: RObject, number: int) -> None:
        self.value = value
        self.number = number

    def __hash__(self) -> int:
        return self.number

    def __eq__(self, other: object) -> bool:
        if type(other) is not _ObjectKey:
            return False
        if other.value is self.value:
            return True
        rt = self.value.cls.rt
        return bool(rt.truthy(rt.send(self.value, "eql?", other.value)))


def hkey(value: Value) -> Any:
    """A Python dictionary key that is equal for two values exactly when Ruby's ``eql?`` says so."""
    kind = type(value)
    if kind is RString:
        return value.s
    if kind is RSymbol or kind is int or value is None:
        return value
    if kind is bool:
        return _TRUE if value else _FALSE
    if kind is float:
        return ("f", value)
    if isinstance(value, RString):
        return value.s
    method = value.cls.find("hash")
    if method is None or method.owner.name == "Kernel":
        return value
    if isinstance(value, RArray):
        return ("a", *[hkey(item) for item in value.items])
    number = value.cls.rt.send(value, "hash")
    return _ObjectKey(value, hash(number))
