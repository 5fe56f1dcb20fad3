"""How a file is opened: the mode string or flags, permissions and encoding options of File.open and its kin."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Dict, Optional

from pysolo.ruby.core.io_conversion import known_encoding, named_encodings, replaces_bad_bytes
from pysolo.ruby.runtime.objects import RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

ACCESS = os.O_RDONLY | os.O_WRONLY | os.O_RDWR
BASE = {"r": os.O_RDONLY, "w": os.O_WRONLY | os.O_CREAT | os.O_TRUNC, "a": os.O_WRONLY | os.O_CREAT | os.O_APPEND}


class Mode:
    """What to open with."""

    __slots__ = ("flags", "enc", "internal", "looks_for_mark", "binary", "universal", "crlf", "replaces", "perm")

    def __init__(self, flags: int) -> None:
        self.flags = flags
        self.enc: Optional[str] = None
        self.internal: Optional[str] = None  # what text is turned into on its way in
        self.looks_for_mark = False
        self.binary = False
        self.universal = False  # "\r\n" and "\r" are read as newlines
        self.crlf = False  # newlines are written as "\r\n"
        self.replaces = False  # what cannot be converted
        self.perm = 0o666

    def encode_by(self, rt: Interpreter, value: Value) -> None:
        self.enc, self.internal, self.looks_for_mark = named_encodings(rt, value)

    @property
    def readable(self) -> bool:
        return self.flags & ACCESS != os.O_WRONLY

    @property
    def writable(self) -> bool:
        return self.flags & ACCESS != os.O_RDONLY


def parse_mode(rt: Interpreter, text: str) -> Mode:
    """The mode for "r+b:utf-8" and the like."""
    access, _, encoding = text.partition(":")
    if not access or access[0] not in BASE:
        raise rt.error("ArgumentError", "invalid access mode %s" % text)
    mode = Mode(BASE[access[0]])
    for letter in access[1:]:
        if letter == "+":
            mode.flags = mode.flags & ~ACCESS | os.O_RDWR
        elif letter == "b":
            mode.binary = True
        elif letter == "x" and access[0] == "w":
            mode.flags |= os.O_EXCL
        elif letter == "t":
            mode.universal = True
        else:
            raise rt.error("ArgumentError", "invalid access mode %s" % text)
    if mode.binary:
        mode.enc = "ASCII-8BIT"
    if encoding:
        mode.encode_by(rt, rt.str(encoding))
    return mode


def open_mode(rt: Interpreter, mode: Value, perm: Value, options: Dict[str, Value]) -> Mode:
    """The mode from positional arguments and keywords together."""
    if mode is None:
        mode = options.get("mode")
    if mode is None:
        made = Mode(os.O_RDONLY)
    elif type(mode) is int:
        made = Mode(mode)
    elif isinstance(mode, RString):
        made = parse_mode(rt, mode.s)
    else:
        made = parse_mode(rt, rt.to_str(mode))
    if perm is None:
        perm = options.get("perm")
    if perm is not None:
        made.perm = rt.to_int(perm)
    flags = options.get("flags")
    if flags is not None:
        made.flags |= rt.to_int(flags)
    if rt.truthy(options.get("binmode")):
        made.binary, made.enc = True, "ASCII-8BIT"
    if options:
        _read_options(rt, made, options)
    return made


def _read_options(rt: Interpreter, mode: Mode, options: Dict[str, Value]) -> None:
    """The keywords about text: encodings and newlines."""
    if options.get("encoding") is not None:
        mode.encode_by(rt, options["encoding"])
    if options.get("external_encoding") is not None:
        mode.enc = known_encoding(rt, options["external_encoding"])
    if options.get("internal_encoding") is not None:
        mode.internal = known_encoding(rt, options["internal_encoding"])
    newline = getattr(options.get("newline"), "name", None)
    mode.universal = mode.universal or rt.truthy(options.get("universal_newline")) or newline == "universal"
    mode.crlf = rt.truthy(options.get("crlf_newline")) or newline == "crlf"
    mode.replaces = replaces_bad_bytes(options)
