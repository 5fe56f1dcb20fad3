"""What IO and StringIO have in common: reading by line, character and byte, and the family of puts.

A stream works on bytes. Subclasses say where they come from (``pull``) and where they go (``push``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional, Tuple

from pysolo.ruby.core.string_bytes import from_bytes, to_bytes
from pysolo.ruby.runtime.objects import RClass, RObject, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.core.io_conversion import Conversion
    from pysolo.ruby.runtime.interpreter import Interpreter

CHUNK = 65536


class Stream(RObject):
    """A readable and/or writable sequence of bytes with a buffer for what was read ahead."""

    __slots__ = (
        "ahead",
        "start",
        "lineno",
        "readable",
        "writable",
        "is_closed",
        "enc",
        "internal",
        "conversion",
        "binary",
        "sync",
    )

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.ahead = b""  # bytes read from the source and not yet given out: ahead[start:]
        self.start = 0
        self.lineno = 0
        self.readable = False
        self.writable = False
        self.is_closed = False
        self.enc: Optional[str] = None  # the external encoding when one was named
        self.internal: Optional[str] = None  # what text is turned into, when that is another
        self.conversion: Optional[Conversion] = None  # by what
        self.binary = False
        self.sync = False

    def pull(self, count: int) -> bytes:
        """Up to ``count`` more bytes from the source, b"" at its end."""
        raise NotImplementedError

    def push(self, data: bytes) -> None:
        """Write all of ``data``."""
        raise NotImplementedError

    def is_ready(self) -> bool:
        """Whether ``pull`` would give something at once."""
        return True

    def check_readable(self) -> None:
        rt = self.cls.rt
        if self.is_closed:
            raise rt.error("IOError", "closed stream")
        if not self.readable:
            raise rt.error("IOError", "not opened for reading")

    def check_writable(self) -> None:
        rt = self.cls.rt
        if self.is_closed:
            raise rt.error("IOError", "closed stream")
        if not self.writable:
            raise rt.error("IOError", "not opened for writing")

    @property
    def encoding(self) -> str:
        return self.internal or self.enc or ("ASCII-8BIT" if self.binary else "UTF-8")

    def convert(self, universal: bool, replaces: bool) -> None:
        """Put a conversion between the source and the buffer if the encodings or newlines ask for one."""
        rt = self.cls.rt
        outside, inside = self.enc or "UTF-8", self.encoding
        if universal or self.internal is not None:
            from pysolo.ruby.core.io_conversion import Conversion

            self.conversion = Conversion(rt, outside, inside, universal, replaces)
        else:
            self.conversion = None

    def more(self, count: int) -> bytes:
        """The next bytes as the program reads them, b"" at the end."""
        conversion = self.conversion
        if conversion is None:
            return self.pull(count)
        while True:
            data = self.pull(count)
            made = conversion.feed(data)
            if made or not data:
                return made

    def text(self, data: bytes) -> RString:
        enc = self.encoding
        return RString(self.cls.rt.c_string, from_bytes(data, enc), enc)

    def bytes_of(self, value: Value) -> bytes:
        """What ``write(value)`` writes."""
        return (
            to_bytes(value)
            if isinstance(value, RString)
            else self.cls.rt.to_s(value).encode("utf-8", "surrogateescape")
        )

    # -- reading

    def fill(self) -> bool:
        """Read one more chunk into the buffer; False at the end."""
        more = self.more(CHUNK)
        if not more:
            return False
        self.ahead = self.ahead[self.start :] + more
        self.start = 0
        return True

    def take(self, count: int) -> bytes:
        """Exactly ``count`` bytes unless the end comes first."""
        while len(self.ahead) - self.start < count and self.fill():
            pass
        data = self.ahead[self.start : self.start + count]
        self.start += len(data)
        return data

    def take_all(self) -> bytes:
        parts = [self.ahead[self.start :]]
        self.ahead, self.start = b"", 0
        while True:
            more = self.more(CHUNK * 16)
            if not more:
                return b"".join(parts)
            parts.append(more)

    def at_end(self) -> bool:
        return self.start >= len(self.ahead) and not self.fill()

    def unget(self, data: bytes) -> None:
        self.ahead = data + self.ahead[self.start :]
        self.start = 0

    def take_line(self, separator: Optional[bytes], limit: Optional[int]) -> Optional[bytes]:
        """One line with its separator; None at the end. ``separator`` b"" means paragraphs."""
        if separator is None:
            data = self.take_all() if limit is None else self.take(limit)
            return data or None
        paragraph = separator == b""
        if paragraph:
            separator = b"\n\n"
            while not self.at_end() and self.ahead[self.start] == 10:
                self.start += 1
        scanned = 0
        while True:
            found = self.ahead.find(separator, self.start + max(0, scanned - len(separator) + 1))
            end = found + len(separator) if found >= 0 else -1
            have = len(self.ahead) - self.start
            if limit is not None and (end < 0 or end - self.start > limit) and have >= limit:
                end = self.start + limit
                while end < len(self.ahead) and self.encoding == "UTF-8" and self.ahead[end] & 0xC0 == 0x80:
                    end += 1  # a limit does not cut a character in two
            if end >= 0:
                line = self.ahead[self.start : end]
                self.start = end
                break
            scanned = have
            if not self.fill():
                line = self.ahead[self.start :]
                self.ahead, self.start = b"", 0
                break
        if paragraph:
            while not self.at_end() and self.ahead[self.start] == 10:
                self.start += 1
        return line or None

    def take_char(self) -> bytes:
        """The bytes of one character."""
        first = self.take(1)
        if not first or first[0] < 0xC0 or self.encoding != "UTF-8":
            return first
        wanted = 1 if first[0] < 0xE0 else 2 if first[0] < 0xF0 else 3
        rest = self.take(wanted)
        good = 0
        while good < len(rest) and rest[good] & 0xC0 == 0x80:
            good += 1
        if good < len(rest):
            self.unget(rest[good:])
        return first + rest[:good]


def line_arguments(
    rt: Interpreter, args: Tuple[Value, ...], chomp: Value
) -> Tuple[Optional[bytes], Optional[int], bool]:
    """Separator, limit and whether to chomp, from the arguments of gets and its kin."""
    separator: Optional[bytes] = b"\n"
    limit: Optional[int] = None
    rest: List[Value] = list(args)
    if rest:
        first = rest[0]
        if first is None:
            separator = None
        elif isinstance(first, RString):
            separator = to_bytes(first)
        elif len(rest) == 1:
            limit = rt.to_int(first)
        else:
            separator = rt.to_str(first).encode("utf-8", "surrogateescape")
        if len(rest) > 1 and rest[1] is not None:
            limit = rt.to_int(rest[1])
    if limit is not None and limit < 0:
        limit = None
    return separator, limit, chomp is not None and chomp is not False


def chomped(line: bytes, separator: Optional[bytes]) -> bytes:
    if separator == b"\n":
        if line.endswith(b"\r\n"):
            return line[:-2]
        return line[:-1] if line.endswith(b"\n") else line
    if separator == b"":
        return line.rstrip(b"\n")
    if separator and line.endswith(separator):
        return line[: -len(separator)]
    return line
