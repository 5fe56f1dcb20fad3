"""Ruby methods written in Python.

A class's methods stand in one file and are collected in a :class:`NativeClass`::

    string = NativeClass("String", superclass="Object", includes=("Comparable",))

    @string.method("start_with?")
    def start_with(rt: Interpreter, self: RString, *prefixes: Value) -> bool: ...

    @string.method("each_char")
    def each_char(rt: Interpreter, self: RString, *, block: Optional[RProc] = None) -> Value: ...

The wrapper that Ruby calls is made from the function's signature when the method is first looked up, so that a class costs
nothing until it is used:

* parameters after ``rt`` and ``self`` are Ruby's positional ones, with defaults and ``*rest``; a wrong number raises ArgumentError
* the keyword-only parameter ``block`` receives the block; other keyword-only parameters are Ruby keywords (Value), ``**kw`` the rest
  (a dict of str to Value). A function without keyword parameters gets keywords as a last positional Hash, as in Ruby.
* annotations coerce: ``str`` (by ``to_str``), ``int`` (``to_int``), ``float`` (``Float()`` rules without strings), ``bool``
  (truthiness), ``Name`` (Symbol or String to str), ``RArray`` (``to_ary``), ``RHash`` (``to_hash``); ``Optional[...]`` of these lets nil
  through as None; ``Value`` and all others are passed as they are
* a function whose parameters are exactly ``rt, self, args, kw, block`` gets what Ruby passes, unchecked (``send``, ``new``, ``call``)
* a result annotated ``str`` becomes a new String, any other is passed as it is (so bool, int, None and objects need nothing)
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
Name = str  # annotation: a Symbol or a String, received as str


class NativeMethod:
    """One Python function under one Ruby name, not yet wrapped."""

    __slots__ = ("name", "function", "visibility", "is_alias")

    def __init__(self, name: str, function: Callable[..., Any], visibility: str, is_alias: bool = False) -> None:
        self.name = name
        self.function = function
        self.visibility = visibility
        self.is_alias = is_alias  # one of several names, not the first


class NativeClass:
    """The methods and constants of one Ruby class or module, gathered when its Python file is imported."""

    def __init__(
        self,
        name: str,
        superclass: Optional[str] = "Object",
        *,
        module: bool = False,
        includes: Sequence[str] = (),
        allocator: Optional[Callable[[Any], Any]] = None,
    ) -> None:
        self.name = name  # "A::B" stands inside A
        self.superclass = None if module else superclass
        self.module = module
        self.includes = tuple(includes)
        self.allocator = (
            allocator  # makes the Python object of an instance; inherited when None; see Interpreter.install
        )
        self.methods: Dict[str, NativeMethod] = {}
        self.singleton_methods: Dict[str, NativeMethod] = {}
        self.constants: Dict[str, Any] = {}  # plain Python values or callables rt -> Value

    def method(self, *names: str, visibility: str = "public") -> Callable[[F], F]:
        """An instance method, with its aliases."""
        return self._collect(self.methods, names, visibility)

    def singleton(self, *names: str, visibility: str = "public") -> Callable[[F], F]:
        """A method of the class itself (``self`` is the RClass)."""
        return self._collect(self.singleton_methods, names, visibility)

    def module_function(self, *names: str) -> Callable[[F], F]:
        """Both: private as an instance method, public on the module (``Kernel#puts``, ``Kernel.puts``)."""

        def collect(function: F) -> F:
            self._collect(self.methods, names, "private")(function)
            return self._collect(self.singleton_methods, names, "public")(function)

        return collect

    @staticmethod
    def _collect(table: Dict[str, NativeMethod], names: Tuple[str, ...], visibility: str) -> Callable[[F], F]:
        def collect(function: F) -> F:
            for name in names:
                table[name] = NativeMethod(name, function, visibility, name != names[0])
            return function

        return collect


NativeClasses = List[NativeClass]
