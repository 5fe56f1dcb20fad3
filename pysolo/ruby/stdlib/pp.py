"""pp: values written over several lines where one is too short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional, Tuple, Union

from pysolo.ruby.core.kernel_output import same, write_out
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class Break:
    """A place where a line may end; ``text`` stands there when it does not."""

    __slots__ = ("text",)

    def __init__(self, text: str = " ") -> None:
        self.text = text


class Group:
    """All its breaks are taken, or none."""

    __slots__ = ("indent", "items", "_flat")

    def __init__(self, indent: int, items: List[Any]) -> None:
        self.indent = indent
        self.items = items
        self._flat: Optional[int] = None

    @property
    def flat(self) -> int:
        if self._flat is None:
            self._flat = sum(
                len(item) if isinstance(item, str) else len(item.text) if isinstance(item, Break) else item.flat for item in self.items
            )
        return self._flat


Piece = Union[str, Break, Group]


def layout(root: Group, width: int) -> str:
    out: List[str] = []
    column = 0
    stack: List[Tuple[int, bool, Any]] = [(0, True, root)]
    while stack:
        indent, broken, piece = stack.pop()
        if isinstance(piece, str):
            out.append(piece)
            column += len(piece)
        elif isinstance(piece, Break):
            if broken:
                out.append("\n" + " " * indent)
                column = indent
            else:
                out.append(piece.text)
                column += len(piece.text)
        else:
            fits = not broken or column + piece.flat + _until_break(stack) <= width
            inner = indent + piece.indent
            stack.extend((inner, not fits, item) for item in reversed(piece.items))
    return "".join(out)


def _until_break(stack: List[Tuple[int, bool, Any]]) -> int:
    """How much stands after a group before the line may end."""
    total = 0
    for _, broken, piece in reversed(stack):
        if isinstance(piece, str):
            total += len(piece)
        elif isinstance(piece, Break):
            if broken:
                break
            total += len(piece.text)
        else:
            break
    return total


class Builder:
    def __init__(self, rt: Interpreter) -> None:
        self.rt = rt
        self.open: List[int] = []

    def group(self, indent: int, opening: str, parts: List[List[Piece]], closing: str) -> Group:
        items: List[Piece] = [opening] if opening else []
        for index, part in enumerate(parts):
            if index:
                items += [",", Break()]
            items += part
        if closing:
            items.append(closing)
        return Group(indent, items)

    def piece(self, value: Value) -> Piece:
        rt = self.rt
        if not isinstance(value, RObject) or isinstance(value, (RString, RClass)):
            return rt.inspect(value)
        if id(value) in self.open:
            return "[...]" if isinstance(value, RArray) else "{...}" if isinstance(value, RHash) else rt.any_to_s(value)[:-1] + " ...>"
        self.open.append(id(value))
        try:
            return self.collection(value)
        finally:
            self.open.pop()

    def collection(self, value: RObject) -> Piece:
        rt = self.rt
        method = value.cls.find("inspect")
        owner = method.owner.name if method is not None else None
        if isinstance(value, RArray) and owner == "Array":
            return self.group(1, "[", [[self.piece(item)] for item in value.items], "]")
        if isinstance(value, RHash) and owner == "Hash":
            return self.group(1, "{", [[self.pair(self.piece(k), "=>", v)] for k, v in value.items()], "}")
        if owner == "Struct":
            members = rt.to_ary(rt.send(value, "members"))
            items: List[Piece] = ["#<struct %s" % (value.cls.real.name or "")]
            for index, member in enumerate(members):
                items += ([","] if index else []) + [Break()]
                items += self.pair(member.name, "=", rt.send(value, "[]", member)).items
            return Group(1, [*items, ">"])
        if owner == "Set":
            inner = self.group(1, "{", [[self.piece(item)] for item in rt.iterate(value)], "}")
            return Group(1, ["#<%s:" % rt.class_name(value), Break(), inner, ">"])
        if owner == "Kernel" and value.ivars:
            items = [rt.any_to_s(value)[:-1]]
            for index, (name, item) in enumerate(sorted(value.ivars.items())):
                items += ([","] if index else []) + [Break()]
                items += self.pair(name, "=", item).items
            return Group(1, [*items, ">"])
        return rt.inspect(value)

    def pair(self, key: Piece, sign: str, value: Value) -> Group:
        return Group(0, [key, sign, Group(1, [Break(""), self.piece(value)])])


def pretty(rt: Interpreter, value: Value, width: int = 79) -> str:
    return layout(Group(0, [Builder(rt).piece(value)]), width) + "\n"


kernel = NativeClass("Kernel", module=True)
pp_class = NativeClass("PP")


@kernel.module_function("pp")
def pp(rt: Interpreter, self: Value, *values: Value) -> Value:
    for value in values:
        write_out(rt, pretty(rt, value))
    return same(rt, values)


@kernel.method("pretty_inspect")
def pretty_inspect(rt: Interpreter, self: Value) -> str:
    return pretty(rt, self)


@pp_class.singleton("pp")
def class_pp(rt: Interpreter, self: Value, value: Value, out: Value = None, width: Value = 79) -> Value:
    text = rt.str(pretty(rt, value, rt.to_int(width)))
    target = rt.gvar_get("$stdout") if out is None else out
    rt.send(target, "<<", text)
    return target


@pp_class.singleton("singleline_pp")
def singleline_pp(rt: Interpreter, self: Value, value: Value, out: Value = None) -> Value:
    target = rt.gvar_get("$stdout") if out is None else out
    rt.send(target, "<<", rt.str(rt.inspect(value)))
    return target


CLASSES = (kernel, pp_class)
