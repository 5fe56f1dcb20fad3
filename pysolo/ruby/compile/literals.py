"""Literals: numbers, strings, symbols, regular expressions."""

from __future__ import annotations

from os import fsdecode
from typing import Any, Callable, List, Tuple

from pysolo.ruby import tree
from pysolo.ruby.compile.compiler import Code, Compiler, compiles, constant, nil
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import RRegexp, RString, Value


@compiles(tree.Nil)
def compile_nil(c: Compiler, node: tree.Nil) -> Code:
    return nil


@compiles(tree.TrueLit)
def compile_true(c: Compiler, node: tree.TrueLit) -> Code:
    return constant(True)


@compiles(tree.FalseLit)
def compile_false(c: Compiler, node: tree.FalseLit) -> Code:
    return constant(False)


@compiles(tree.SelfRef)
def compile_self(c: Compiler, node: tree.SelfRef) -> Code:
    def code(f: Frame) -> Value:
        return f.self_obj

    return code


@compiles(tree.Int)
def compile_int(c: Compiler, node: tree.Int) -> Code:
    return constant(node.value)


@compiles(tree.Float)
def compile_float(c: Compiler, node: tree.Float) -> Code:
    return constant(node.value)


@compiles(tree.Rational)
def compile_rational(c: Compiler, node: tree.Rational) -> Code:
    rt, numerator, denominator = c.rt, node.numerator, node.denominator

    def code(f: Frame) -> Value:
        return rt.send(rt.top, "Rational", numerator, denominator)

    return code


@compiles(tree.Imaginary)
def compile_imaginary(c: Compiler, node: tree.Imaginary) -> Code:
    rt, part = c.rt, c.compile(node.value)

    def code(f: Frame) -> Value:
        return rt.send(rt.top, "Complex", 0, part(f))

    return code


@compiles(tree.Str)
def compile_str(c: Compiler, node: tree.Str) -> Code:
    string, text = c.rt.c_string, node.value
    if c.frozen_strings:
        return constant(c.rt.frozen_str(text))

    def code(f: Frame) -> Value:
        return RString(string, text)

    return code


def text_of(c: Compiler, parts: Tuple[tree.Node, ...]) -> Any:
    """A function of the frame that gives the joined text of interpolated parts, as a Python str."""
    rt = c.rt
    to_s = rt.to_s
    pieces: List[Any] = []  # constant text or code
    for part in parts:
        if isinstance(part, tree.Str):
            if pieces and isinstance(pieces[-1], str):
                pieces[-1] += part.value
            else:
                pieces.append(part.value)
        elif isinstance(part, tree.DStr):
            pieces.append(text_of(c, part.parts))
        else:
            pieces.append(_shown(to_s, c.compile(part)))
    if not any(callable(p) for p in pieces):
        return constant("".join(pieces))
    if len(pieces) == 2:
        first, second = pieces
        if isinstance(first, str):
            return lambda f: first + second(f)
        if isinstance(second, str):
            return lambda f: first(f) + second
    codes = [constant(p) if isinstance(p, str) else p for p in pieces]
    return lambda f: "".join([p(f) for p in codes])


def _shown(to_s: Callable[[Value], str], code: Code) -> Any:
    def shown(f: Frame) -> str:
        value = code(f)
        if type(value) is not RString:
            return to_s(value)
        # bytes are taken for the characters that they spell
        text: str = value.s
        return text if value.enc != "ASCII-8BIT" or text.isascii() else fsdecode(text.encode("latin-1"))

    return shown


@compiles(tree.DStr)
def compile_dstr(c: Compiler, node: tree.DStr) -> Code:
    string, text = c.rt.c_string, text_of(c, node.parts)

    def code(f: Frame) -> Value:
        return RString(string, text(f))

    return code


@compiles(tree.XStr)
def compile_xstr(c: Compiler, node: tree.XStr) -> Code:
    rt, string, text, line = c.rt, c.rt.c_string, text_of(c, node.parts), node.line

    def code(f: Frame) -> Value:
        command = RString(string, text(f))
        f.line = line
        return rt.send(f.self_obj, "`", command)

    return code


@compiles(tree.Sym)
def compile_sym(c: Compiler, node: tree.Sym) -> Code:
    return constant(c.rt.sym(node.name))


@compiles(tree.DSym)
def compile_dsym(c: Compiler, node: tree.DSym) -> Code:
    sym, text = c.rt.sym, text_of(c, node.parts)
    return lambda f: sym(text(f))


@compiles(tree.Regex)
def compile_regex(c: Compiler, node: tree.Regex) -> Code:
    regexp = c.rt.c_regexp
    flags = "".join(x for x in "imxun" if x in node.flags)
    text = text_of(c, node.parts)
    if all(isinstance(part, tree.Str) for part in node.parts):
        return constant(RRegexp(regexp, text(None), flags))
    if "o" not in node.flags:
        return lambda f: RRegexp(regexp, text(f), flags)
    made: List[RRegexp] = []

    def once(f: Frame) -> Value:
        if not made:
            made.append(RRegexp(regexp, text(f), flags))
        return made[0]

    return once


@compiles(tree.FileName)
def compile_file_name(c: Compiler, node: tree.FileName) -> Code:
    string, scope = c.rt.c_string, c.scope
    name = scope.file
    return lambda f: RString(string, name)
