"""Short cuts for operators on Integers, Floats, Strings, Arrays and Hashes, and for a few predicates.

They hold while the built-in classes have their operators as they were; a program that redefines one is compiled without (see
``Interpreter.redefined``).
"""

from __future__ import annotations

import operator
from typing import Any, Callable, Dict, Optional

from pysolo.ruby import tree
from pysolo.ruby.compile.compiler import Code, Compiler, compiles, constant
from pysolo.ruby.compile.integer_operands import WITH_INTEGER
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import RArray, RHash, RString, RSymbol, Value, hkey

ARITHMETIC: Dict[str, Callable[[Any, Any], Any]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}
COMPARISONS: Dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
INTEGER_ONLY: Dict[str, Callable[[Any, Any], Any]] = {"&": operator.and_, "|": operator.or_, "^": operator.xor}


def shortcut(c: Compiler, node: tree.Call) -> Optional[Code]:
    """Quicker code for the call, or None."""
    name = node.name
    if node.block is not None or name in c.rt.redefined:
        return None
    if node.receiver is None:
        if name == "block_given?" and not node.args:
            return _block_given(c)
        return None
    if len(node.args) == 1 and not isinstance(node.args[0], (tree.Splat, tree.ForwardArgs)):
        argument = node.args[0]
        if isinstance(argument, tree.Hash) and not argument.braces:
            return None
        if name in BINARY and not isinstance(node.receiver, tree.SelfRef):
            return binary(c, c.compile(node.receiver), name, argument, node.line)
    elif not node.args:
        if name == "nil?":
            return _is_nil(c, node)
        if name in ("freeze", "-@") and isinstance(node.receiver, tree.Str):  # one object for all places, as in MRI
            return constant(c.rt.frozen_str(node.receiver.value))
        if name == "-@":
            return _negated(c, node)
        if name in ("max", "min") and isinstance(node.receiver, tree.Array):
            return _extreme_of_literal(c, node.receiver, name, node.line)
    return None


def binary(c: Compiler, left: Code, name: str, right: tree.Node, line: int) -> Code:
    """``left name right``, where the code of the left side exists already (``a += b``)."""
    if name in c.rt.redefined or name not in BINARY:
        return _dispatch(c, left, name, c.compile(right), line)
    if isinstance(right, tree.Int) and name in WITH_INTEGER:
        return WITH_INTEGER[name](left, right.value, _slow(c, name, line))  # type: ignore[no-any-return]
    return BINARY[name](c, left, name, c.compile(right), line)  # type: ignore[no-any-return]


def _slow(c: Compiler, name: str, line: int) -> Any:
    """A function (frame, left, right) that really calls the method."""
    find_public = c.rt.find_public

    def call(f: Frame, x: Value, y: Value) -> Value:
        f.line = line
        try:
            fn = x.cls.public[name]
        except (AttributeError, KeyError):
            fn = find_public(x, name, f.self_obj)
        return fn(x, [y], None, None)

    return call


def _dispatch(c: Compiler, left: Code, name: str, right: Code, line: int) -> Code:
    slow = _slow(c, name, line)
    return lambda f: slow(f, left(f), right(f))


def _add(c: Compiler, left: Code, name: str, right: Code, line: int) -> Code:
    slow = _slow(c, name, line)

    def code(f: Frame) -> Value:
        x, y = left(f), right(f)
        if type(x) is int and type(y) is int:
            return x + y
        if type(x) is RString and type(y) is RString and x.enc == y.enc:
            return RString(x.cls.rt.c_string, x.s + y.s, x.enc)
        if type(x) is float and type(y) is float:
            return x + y
        return slow(f, x, y)

    return code


def _subtract(c: Compiler, left: Code, name: str, right: Code, line: int) -> Code:
    slow = _slow(c, name, line)

    def code(f: Frame) -> Value:
        x, y = left(f), right(f)
        if type(x) is int and type(y) is int:
            return x - y
        return slow(f, x, y)

    return code


def _multiply(c: Compiler, left: Code, name: str, right: Code, line: int) -> Code:
    slow = _slow(c, name, line)

    def code(f: Frame) -> Value:
        x, y = left(f), right(f)
        if type(x) is int and type(y) is int:
            return x * y
        return slow(f, x, y)

    return code


def _integers(c: Compiler, left: Code, name: str, right: Code, line: int) -> Code:
    slow, operation = _slow(c, name, line), INTEGER_ONLY[name]

    def code(f: Frame) -> Value:
        x, y = left(f), right(f)
        if type(x) is int and type(y) is int:
            return operation(x, y)
        return slow(f, x, y)

    return code


def _modulo(c: Compiler, left: Code, name: str, right: Code, line: int) -> Code:
    slow = _slow(c, name, line)

    def code(f: Frame) -> Value:
        x, y = left(f), right(f)
        if type(x) is int and type(y) is int and y != 0:
            return x % y
        return slow(f, x, y)

    return code


def _compare(c: Compiler, left: Code, name: str, right: Code, line: int) -> Code:
    slow, operation = _slow(c, name, line), COMPARISONS[name]
    if name == "<":

        def less(f: Frame) -> Value:
            x, y = left(f), right(f)
            if type(x) is int and type(y) is int:
                return x < y
            return slow(f, x, y)

        return less

    def code(f: Frame) -> Value:
        x, y = left(f), right(f)
        if type(x) is int and type(y) is int:
            return operation(x, y)
        return slow(f, x, y)

    return code


def _equal(c: Compiler, left: Code, name: str, right: Code, line: int) -> Code:
    slow = _slow(c, name, line)

    def code(f: Frame) -> Value:
        x, y = left(f), right(f)
        kind = type(x)
        if kind is type(y):
            if kind is RString:
                return x.s == y.s and (x.enc == y.enc or x.s.isascii())
            if kind is int or kind is float or kind is bool:
                return x == y
            if kind is RSymbol or x is None:
                return x is y
        elif x is None or kind is RSymbol or kind is bool:
            return False
        return slow(f, x, y)

    return code


def _unequal(c: Compiler, left: Code, name: str, right: Code, line: int) -> Code:
    rt = c.rt
    slow = _slow(c, name, line)

    def code(f: Frame) -> Value:
        x, y = left(f), right(f)
        kind = type(x)
        if kind is type(y):
            if kind is RString:
                return x.s != y.s or (x.enc != y.enc and not x.s.isascii())
            if kind is int or kind is float or kind is bool:
                return x != y
            if kind is RSymbol or x is None:
                return x is not y
        elif x is None or kind is RSymbol or kind is bool:
            return True
        method = rt.class_of(x).find("!=")
        if method is not None and method.owner is not rt.c_basic_object:
            return slow(f, x, y)
        f.line = line
        return not rt.eq(x, y)

    return code


def _element(c: Compiler, left: Code, name: str, right: Code, line: int) -> Code:
    rt = c.rt
    slow = _slow(c, name, line)
    array, hash_class = rt.c_array, rt.c_hash

    def code(f: Frame) -> Value:
        x, y = left(f), right(f)
        kind = type(x)
        if kind is RArray:
            if type(y) is int and x.cls is array:
                try:
                    return x.items[y]
                except IndexError:
                    return None
        elif kind is RHash and x.cls is hash_class and not x.by_identity:
            pair = x.d.get(hkey(y))
            if pair is not None:
                return pair[1]
            if x.default_proc is None:
                return x.default
        return slow(f, x, y)

    return code


def _append(c: Compiler, left: Code, name: str, right: Code, line: int) -> Code:
    slow, array = _slow(c, name, line), c.rt.c_array

    def code(f: Frame) -> Value:
        x, y = left(f), right(f)
        if type(x) is RArray and x.cls is array and not x.frozen:
            x.items.append(y)
            return x
        return slow(f, x, y)

    return code


BINARY: Dict[str, Any] = {
    "+": _add,
    "-": _subtract,
    "*": _multiply,
    "%": _modulo,
    "==": _equal,
    "!=": _unequal,
    "[]": _element,
    "<<": _append,
    **dict.fromkeys(COMPARISONS, _compare),
    **dict.fromkeys(INTEGER_ONLY, _integers),
}


def _block_given(c: Compiler) -> Code:
    depth = c.scope.depth_to_home

    def code(f: Any) -> Value:
        for _ in range(depth):
            f = f.up
        return f.blk is not None

    return code


def _is_nil(c: Compiler, node: tree.Call) -> Code:
    rt, receiver, line = c.rt, c.compile(node.receiver), node.line

    def code(f: Frame) -> Value:
        x = receiver(f)
        if x is None:
            return True
        if type(x) is RString or type(x) is int:
            return False
        f.line = line
        return rt.find_public(x, "nil?", f.self_obj)(x, [], None, None)

    return code


CONSTANT = (tree.Int, tree.Float, tree.Nil, tree.TrueLit, tree.FalseLit, tree.Sym)


def _extreme_of_literal(c: Compiler, array: tree.Array, name: str, line: int) -> Optional[Code]:
    """``[a, b].max``: no Array is made. MRI compares each value with the best one here, and the other way round in ``Array#max``."""
    elements = array.elements
    if not elements or all(isinstance(e, CONSTANT) for e in elements):
        return None
    if any(isinstance(e, (tree.Splat, tree.Hash)) for e in elements) or "<=>" in c.rt.redefined:
        return None
    rt, codes, sign = c.rt, [c.compile(e) for e in elements], 1 if name == "max" else -1

    def code(f: Frame) -> Value:
        from pysolo.ruby.core.comparable import compare

        first, *others = [element(f) for element in codes]
        f.line = line
        for value in others:
            if compare(rt, value, first) * sign > 0:
                first = value
        return first

    return code


def _negated(c: Compiler, node: tree.Call) -> Code:
    rt, receiver, line = c.rt, c.compile(node.receiver), node.line

    def code(f: Frame) -> Value:
        x = receiver(f)
        if type(x) is int or type(x) is float:
            return -x
        f.line = line
        return rt.find_public(x, "-@", f.self_obj)(x, [], None, None)

    return code


@compiles(tree.Not)
def compile_not(c: Compiler, node: tree.Not) -> Code:
    rt, value, line = c.rt, c.compile(node.value), node.line
    if "!" in rt.redefined:

        def calling(f: Frame) -> Value:
            x = value(f)
            f.line = line
            return rt.send(x, "!")

        return calling

    def code(f: Frame) -> Value:
        x = value(f)
        return x is None or x is False

    return code
