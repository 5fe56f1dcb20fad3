"""Shellwords."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, List

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

UNSAFE = re.compile(r"[^A-Za-z0-9_\-.,:+/@\n]")
WORD = re.compile(r"\s*(?:([^\s\\'\"]+)|'([^']*)'|\"((?:[^\"\\]|\\.)*)\"|(\\.?)|(\S))(\s|\Z)?", re.S)
IN_QUOTES = re.compile(r"\\([$`\"\\\n])")

shellwords = NativeClass("Shellwords", module=True)
string = NativeClass("String")
array = NativeClass("Array")


def escape_text(text: str) -> str:
    if not text:
        return "''"
    return UNSAFE.sub(lambda found: "\\" + found.group(), text).replace("\n", "'\n'")


def split_words(rt: Interpreter, line: str) -> List[str]:
    words: List[str] = []
    field = ""
    for found in WORD.finditer(line):
        plain, single, double, escape, garbage, end = found.groups()
        if garbage is not None:
            raise rt.error("ArgumentError", "Unmatched quote: %s" % rt.inspect(rt.str(line)))
        if plain is not None:
            field += plain
        elif single is not None:
            field += single
        elif double is not None:
            field += IN_QUOTES.sub(lambda quoted: quoted.group(1), double)
        elif escape is not None:
            field += escape if escape in ("\\", "\\\n") else escape[1:]
        if end is not None:
            words.append(field)
            field = ""
    return words


@shellwords.module_function("shellsplit", "shellwords")
@shellwords.singleton("split")
def shellsplit(rt: Interpreter, self: Value, line: str) -> Value:
    return rt.array([rt.str(word) for word in split_words(rt, line)])


@shellwords.module_function("shellescape")
@shellwords.singleton("escape")
def shellescape(rt: Interpreter, self: Value, text: Value) -> str:
    return escape_text(rt.to_s(text))


@shellwords.module_function("shelljoin")
@shellwords.singleton("join")
def shelljoin(rt: Interpreter, self: Value, words: Value) -> str:
    return " ".join(escape_text(rt.to_s(word)) for word in rt.to_ary(words))


@string.method("shellsplit")
def string_split(rt: Interpreter, self: Any) -> Value:
    return shellsplit(rt, self, self.s)


@string.method("shellescape")
def string_escape(rt: Interpreter, self: Any) -> str:
    return escape_text(self.s)


@array.method("shelljoin")
def array_join(rt: Interpreter, self: Any) -> str:
    return shelljoin(rt, self, self)


CLASSES = (shellwords, string, array)
