"""Whole files at once: File.read, write, readlines, foreach and their binary forms, for IO and File alike."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Dict, Optional, Tuple

from pysolo.ruby.core.io_mode import Mode, open_mode
from pysolo.ruby.core.io_object import RIO, open_path
from pysolo.ruby.core.stream_reading import binary, readlines
from pysolo.ruby.core.system_error import path_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

files = NativeClass("IO")


def opened(rt: Interpreter, path: Value, mode: Value, options: Dict[str, Value]) -> RIO:
    made = RIO(rt.classes["File"])
    name = path_of(rt, path)
    if name.startswith("|"):
        raise rt.error("NotImplementedError", 'reading from a command by "|" is not supported: use backticks')
    wanted = open_mode(rt, mode, None, options)
    open_path(rt, made, name, wanted)
    return made


@files.singleton("read")
def read(
    rt: Interpreter, self: RClass, path: Value, length: Value = None, offset: Value = None, **options: Value
) -> Value:
    made = opened(rt, path, None, options)
    try:
        if offset is not None:
            made.seek(rt.to_int(offset), 0)
        if length is None:
            return made.text(made.take_all())
        count = rt.to_int(length)
        if count < 0:
            raise rt.error("ArgumentError", "negative length %d given" % count)
        data = made.take(count)
        return binary(rt, data) if data or count == 0 else None
    finally:
        made.close_all()


@files.singleton("binread")
def binread(rt: Interpreter, self: RClass, path: Value, length: Value = None, offset: Value = None) -> Value:
    made = opened(rt, path, None, {})
    try:
        if offset is not None:
            made.seek(rt.to_int(offset), 0)
        return binary(rt, made.take_all() if length is None else made.take(rt.to_int(length)))
    finally:
        made.close_all()


def write_whole(rt: Interpreter, path: Value, content: Value, offset: Value, options: Dict[str, Value]) -> int:
    if not options.get("mode"):
        flags = os.O_WRONLY | os.O_CREAT
        options = dict(options, mode=flags if offset is not None else flags | os.O_TRUNC)
    made = RIO(rt.classes["File"])
    mode: Mode = open_mode(rt, None, None, options)
    open_path(rt, made, path_of(rt, path), mode)
    try:
        if offset is not None:
            made.seek(rt.to_int(offset), 0)
        data = made.bytes_of(content)
        made.check_writable()
        made.push(data)
        return len(data)
    finally:
        made.close_all()


@files.singleton("write")
def write(rt: Interpreter, self: RClass, path: Value, content: Value, offset: Value = None, **options: Value) -> int:
    return write_whole(rt, path, content, offset, options)


@files.singleton("binwrite")
def binwrite(rt: Interpreter, self: RClass, path: Value, content: Value, offset: Value = None, **options: Value) -> int:
    return write_whole(rt, path, content, offset, options)


def without_lines(options: Dict[str, Value]) -> Tuple[Dict[str, Value], Value]:
    rest = dict(options)
    return rest, rest.pop("chomp", None)


@files.singleton("readlines")
def read_lines(rt: Interpreter, self: RClass, path: Value, *args: Value, **options: Value) -> Value:
    rest, chomp = without_lines(options)
    made = opened(rt, path, None, rest)
    try:
        return readlines(rt, made, *args, chomp=chomp)
    finally:
        made.close_all()


@files.singleton("foreach")
def foreach(
    rt: Interpreter, self: RClass, path: Value, *args: Value, block: Optional[RProc] = None, **options: Value
) -> Value:
    if block is None:
        return rt.enumerator(read_lines(rt, self, path, *args, **options), "each")
    from pysolo.ruby.core.stream_reading import each_line

    rest, chomp = without_lines(options)
    made = opened(rt, path, None, rest)
    try:
        each_line(rt, made, *args, chomp=chomp, block=block)
    finally:
        made.close_all()
    return None


CLASSES = (files,)
