"""Struct."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional

from pysolo.ruby.core.array import dug
from pysolo.ruby.core.enumerable import sized
from pysolo.ruby.core.object import Inspecting
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RMethod, RObject, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class RStruct(RObject):
    __slots__ = ("values",)

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.values: List[Value] = [None] * len(members_of(cls))


def members_of(cls: RClass) -> List[str]:
    for found in cls.ancestors:
        names = found.extra.get("members")
        if names is not None:
            return names  # type: ignore[no-any-return]
    return []


struct = NativeClass("Struct", includes=("Enumerable",), allocator=RStruct)


def reader(at: int) -> Callable[..., Value]:
    def read(self: RStruct, args: List[Value], kw: Any, block: Any) -> Value:
        if args:
            raise self.cls.rt.error("ArgumentError", "wrong number of arguments (given %d, expected 0)" % len(args))
        return self.values[at]

    return read


def writer(at: int) -> Callable[..., Value]:
    def write(self: RStruct, args: List[Value], kw: Any, block: Any) -> Value:
        if self.frozen:
            self.cls.rt.check_frozen(self)
        self.values[at] = args[0]
        return args[0]

    return write


@struct.singleton("new")
def new(rt: Interpreter, self: RClass, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """``Struct.new(:a, :b)`` makes a class; on such a class it makes an instance."""
    if self is not rt.classes["Struct"]:
        made = RStruct(self)
        rt.send(made, "initialize", *args, kw=kw, block=block)
        return made
    by_keywords: Value = None
    if kw is not None:
        for key, value in kw.items():
            if rt.name(key) != "keyword_init":
                raise rt.error("ArgumentError", "unknown keyword: %s" % rt.inspect(key))
            by_keywords = value
    given = list(args)
    name = None
    if given and isinstance(given[0], RString):
        name = given.pop(0).s
        if not name[:1].isupper():
            raise rt.error("NameError", "identifier %s needs to be constant" % name, name=rt.sym(name))
    members: List[str] = []
    for value in given:
        if not isinstance(value, (RSymbol, RString)):
            if value is args[0]:
                rt.to_str(value)
            raise rt.error("TypeError", "%s is not a symbol" % rt.inspect(value))
        text = rt.name(value)
        if text in members:
            raise rt.error("ArgumentError", "duplicate member: %s" % text)
        members.append(text)
    if not given and name is None:
        raise rt.error("ArgumentError", "wrong number of arguments (given 0, expected 1+)")
    cls = rt.make_class(self)
    if name is not None:
        rt.const_set(self, name, cls)
    cls.extra["members"] = members
    cls.extra["keyword_init"] = by_keywords
    for at, member in enumerate(members):
        cls.define(RMethod(member, reader(at), cls, "public", 0, ()))
        cls.define(RMethod(member + "=", writer(at), cls, "public", 1, (("req", None),)))
    meta = rt.singleton_class(cls)
    meta.define(RMethod("[]", lambda me, a, k, b: rt.send(me, "new", *a, kw=k, block=b), meta))
    rt.send(self, "inherited", cls)
    if block is not None:
        rt.instance_exec(block, cls, cls, cref=cls)
    return cls


@struct.singleton("members")
def class_members(rt: Interpreter, self: RClass) -> RArray:
    return rt.array([rt.sym(name) for name in members_of(self)])


def keyword_init(cls: RClass) -> Value:
    for found in cls.ancestors:
        if "members" in found.extra:
            return found.extra.get("keyword_init")
    return None


@struct.singleton("keyword_init?")
def is_keyword_init(rt: Interpreter, self: RClass) -> Value:
    found = keyword_init(self)
    return True if found is not None and found is not False else found


@struct.singleton("inspect", "to_s")
def class_inspect(rt: Interpreter, self: RClass) -> str:
    found = keyword_init(self)
    return rt.module_name(self) + ("(keyword_init: true)" if found is not None and found is not False else "")


@struct.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RStruct, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> None:
    names = members_of(self.cls)
    by_keywords = keyword_init(self.cls)
    if by_keywords is not None and by_keywords is not False:
        if args and not (len(args) == 1 and isinstance(args[0], RHash)):
            raise rt.error("ArgumentError", "wrong number of arguments (given %d, expected 0)" % len(args))
        given = kw if kw is not None else args[0] if args else None
        if given is None:
            return
        unknown = [key for key, _ in given.items() if rt.name(key) not in names]
        if unknown:
            raise rt.error("ArgumentError", "unknown keywords: %s" % ", ".join([rt.name(key) for key in unknown]))
        for key, value in given.items():
            self.values[names.index(rt.name(key))] = value
        return
    values = list(args) + ([kw] if kw is not None else [])
    if len(values) > len(names):
        raise rt.error("ArgumentError", "struct size differs")
    self.values[: len(values)] = values


@struct.method("initialize_copy", visibility="private")
def initialize_copy(rt: Interpreter, self: RStruct, other: Value) -> RStruct:
    self.values = list(other.values)
    return self


@struct.method("members")
def members(rt: Interpreter, self: RStruct) -> RArray:
    return rt.array([rt.sym(name) for name in members_of(self.cls)])


@struct.method("to_a", "deconstruct", "values")
def to_a(rt: Interpreter, self: RStruct) -> RArray:
    return rt.array(list(self.values))


@struct.method("to_h")
def to_h(rt: Interpreter, self: RStruct, *, block: Optional[RProc] = None) -> RHash:
    made: RHash = rt.hash({rt.sym(name): value for name, value in zip(members_of(self.cls), self.values)})
    return made if block is None else rt.send(made, "to_h", block=block)


@struct.method("deconstruct_keys")
def deconstruct_keys(rt: Interpreter, self: RStruct, keys: Value) -> RHash:
    """The members asked for, up to the first that there is not; all of them for nil."""
    if keys is None:
        return to_h(rt, self)
    if not isinstance(keys, RArray):
        raise rt.error("TypeError", "wrong argument type %s (expected Array or nil)" % rt.class_name(keys))
    made: RHash = rt.hash({})
    if len(keys.items) > len(self.values):
        return made
    for key in keys.items:
        at = index_of(rt, self, key)
        if at is None:
            break
        made.put(key, self.values[at])
    return made


def index_of(rt: Interpreter, self: RStruct, key: Value) -> Optional[int]:
    """Which member a name or number means; None when there is no such."""
    names = members_of(self.cls)
    if isinstance(key, (RSymbol, RString)):
        text = rt.name(key)
        return names.index(text) if text in names else None
    at = rt.to_int(key)
    return at if -len(names) <= at < len(names) else None


def place(rt: Interpreter, self: RStruct, key: Value) -> int:
    found = index_of(rt, self, key)
    if found is not None:
        return found
    if isinstance(key, (RSymbol, RString)):
        text = rt.name(key)
        raise rt.error("NameError", "no member '%s' in struct" % text, name=rt.sym(text), receiver=self)
    at = rt.to_int(key)
    size = "large" if at > 0 else "small"
    raise rt.error("IndexError", "offset %d too %s for struct(size:%d)" % (at, size, len(self.values)))


@struct.method("[]")
def get(rt: Interpreter, self: RStruct, key: Value) -> Value:
    return self.values[place(rt, self, key)]


@struct.method("[]=")
def put(rt: Interpreter, self: RStruct, key: Value, value: Value) -> Value:
    at = place(rt, self, key)
    rt.check_frozen(self)
    self.values[at] = value
    return value


@struct.method("dig")
def dig(rt: Interpreter, self: RStruct, key: Value, *rest: Value) -> Value:
    at = index_of(rt, self, key)
    found = None if at is None else self.values[at]
    return found if not rest or found is None else rt.send(dug(rt, found), "dig", *rest)


@struct.method("each")
def each(rt: Interpreter, self: RStruct, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "each")
    for value in list(self.values):
        rt.call_block(block, value)
    return self


@struct.method("each_pair")
def each_pair(rt: Interpreter, self: RStruct, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "each_pair")
    for name, value in zip(members_of(self.cls), list(self.values)):
        rt.call_block(block, rt.array([rt.sym(name), value]))
    return self


@struct.method("size", "length")
def size(rt: Interpreter, self: RStruct) -> int:
    return len(self.values)


@struct.method("values_at")
def values_at(rt: Interpreter, self: RStruct, *indexes: Value) -> Value:
    size = len(self.values)
    for index in indexes:
        if type(index) is int and not -size <= index < size:
            bound = "large" if index > 0 else "small"
            raise rt.error("IndexError", "offset %d too %s for struct(size:%d)" % (index, bound, size))
    return rt.send(to_a(rt, self), "values_at", *indexes)


def same(rt: Interpreter, self: RStruct, other: Value, test: Callable[[Value, Value], bool]) -> bool:
    if self is other:
        return True
    if not isinstance(other, RStruct) or other.cls.real is not self.cls.real:
        return False
    with Inspecting(rt, self, "==") as again:
        return again or all(test(a, b) for a, b in zip(self.values, other.values))


@struct.method("==")
def equal(rt: Interpreter, self: RStruct, other: Value) -> bool:
    return same(rt, self, other, rt.eq)


@struct.method("eql?")
def eql(rt: Interpreter, self: RStruct, other: Value) -> bool:
    return same(rt, self, other, rt.eql)


@struct.method("hash")
def hash_(rt: Interpreter, self: RStruct) -> int:
    with Inspecting(rt, self, "hash") as again:
        return 0 if again else hash((id(self.cls.real), *[rt.hash_of(value) for value in self.values]))


def is_plain_name(name: str) -> bool:
    return name.isidentifier()


@struct.method("inspect", "to_s")
def inspect(rt: Interpreter, self: RStruct) -> str:
    name = self.cls.real.name
    head = "#<struct " + (name + " " if name else "")
    with Inspecting(rt, self) as again:
        if again:
            return "#<struct %s:...>" % rt.module_name(self.cls.real)
        shown = [
            "%s=%s" % (member if is_plain_name(member) else rt.inspect(rt.sym(member)), rt.inspect(value))
            for member, value in zip(members_of(self.cls), self.values)
        ]
    return head + ", ".join(shown) + ">" if shown else head.rstrip() + ">" if not name else head + ">"


CLASSES = (struct,)
