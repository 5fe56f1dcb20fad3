"""Array#pack and String#unpack."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, List, Optional, Tuple

from pysolo.ruby.core.string_bytes import from_bytes, to_bytes
from pysolo.ruby.runtime.objects import RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

DIRECTIVE = re.compile(r"\s*([a-zA-Z@])([_!<>]*)(\*|\d+)?|\s*#[^\n]*\n?|\s+")
NUMBERS = {
    "c": "b",
    "C": "B",
    "s": "h",
    "S": "H",
    "l": "i",
    "L": "I",
    "q": "q",
    "Q": "Q",
    "i": "i",
    "I": "I",
    "j": "q",
    "J": "Q",
}
FIXED = {
    "n": ">H",
    "N": ">I",
    "v": "<H",
    "V": "<I",
    "d": "<d",
    "D": "<d",
    "f": "<f",
    "F": "<f",
    "e": "<f",
    "E": "<d",
    "g": ">f",
    "G": ">d",
}


def directives(rt: Interpreter, pattern: str) -> List[Tuple[str, str, Optional[int], bool]]:
    """(letter, struct format, count, is ``*``) of each directive."""
    found = []
    at = 0
    while at < len(pattern):
        match = DIRECTIVE.match(pattern, at)
        if match is None:
            raise rt.error("ArgumentError", "unknown pack directive '%s' in '%s'" % (pattern[at], pattern))
        at = match.end()
        letter, changes, count = match.groups()
        if letter is None:
            continue
        code = FIXED.get(letter, "")
        if letter in NUMBERS:
            kind = NUMBERS[letter]
            if letter in "lL" and ("_" in changes or "!" in changes):
                kind = "q" if letter == "l" else "Q"
            code = (">" if ">" in changes else "<") + kind
        found.append((letter, code, None if count in (None, "*") else int(count), count == "*"))
    return found


class Packer:
    def __init__(self, rt: Interpreter, items: List[Value]) -> None:
        self.rt = rt
        self.items = items
        self.at = 0
        self.data = bytearray()

    def take(self) -> Value:
        if self.at >= len(self.items):
            raise self.rt.error("ArgumentError", "too few arguments")
        self.at += 1
        return self.items[self.at - 1]

    def add(self, letter: str, code: str, count: Optional[int], star: bool) -> None:
        rt = self.rt
        if letter in "aAZBbHhmMu":
            value = self.take()
            data = (
                b"" if value is None else to_bytes(value) if isinstance(value, RString) else rt.to_str(value).encode()
            )
            if letter == "M" and not isinstance(value, RString):
                data = rt.to_s(value).encode()
            self.data += packed_text(letter, data, count, star)
        elif letter == "x":
            self.data += b"\0" * (0 if star else 1 if count is None else count)
        elif letter == "X":
            del self.data[len(self.data) - (1 if count is None else count) :]
        elif letter == "@":
            size = count or 0
            self.data = self.data[:size].ljust(size, b"\0")
        elif code or letter in "Uw":  # MRI 3.1 ignores what it does not know
            for _ in range(len(self.items) - self.at if star else 1 if count is None else count):
                self.number(letter, code, self.take())

    def number(self, letter: str, code: str, value: Value) -> None:
        rt = self.rt
        if letter == "U":
            self.data += chr(rt.to_int(value)).encode("utf-8", "surrogatepass")
        elif letter == "w":
            rest = rt.to_int(value)
            groups = [rest & 127]
            while rest > 127:
                rest >>= 7
                groups.append(rest & 127 | 128)
            self.data += bytes(reversed(groups))
        elif code[1:] in ("f", "d"):
            self.data += struct.pack(code, rt.to_float(value))
        else:
            size = struct.calcsize(code)
            self.data += (rt.to_int(value) & ((1 << 8 * size) - 1)).to_bytes(
                size, "big" if code[0] == ">" else "little"
            )


def packed_text(letter: str, data: bytes, count: Optional[int], star: bool) -> bytes:
    if letter in "aAZ":
        if star:
            return data + (b"\0" if letter == "Z" else b"")
        size = 1 if count is None else count
        return data[:size].ljust(size, b" " if letter == "A" else b"\0")
    if letter in "Bb":
        bits = data.decode("latin-1")
        bits = bits if star else bits[: 1 if count is None else count]
        bits = bits.ljust(-(-len(bits) // 8) * 8, "0")
        chunks = [bits[i : i + 8] for i in range(0, len(bits), 8)]
        return bytes(
            [int("".join(str(ord(c) & 1) for c in (chunk if letter == "B" else chunk[::-1])), 2) for chunk in chunks]
        )
    if letter in "Hh":
        digits = data.decode("latin-1")
        digits = digits if star else digits[: 1 if count is None else count]
        digits += "0" * (len(digits) % 2)
        pairs = [digits[i : i + 2] for i in range(0, len(digits), 2)]
        return bytes([int(pair if letter == "H" else pair[::-1], 16) for pair in pairs])
    if letter == "m":
        import base64

        if count == 0:
            return base64.b64encode(data)
        width = 45 if count is None or count < 3 else count // 3 * 3
        return b"".join(base64.b64encode(data[i : i + width]) + b"\n" for i in range(0, len(data), width))
    if letter == "M":
        import quopri

        text = quopri.encodestring(data, quotetabs=False)
        return text if text.endswith(b"\n") else text + b"=\n"
    import binascii

    return b"".join(binascii.b2a_uu(data[i : i + 45]).replace(b" ", b"`") for i in range(0, len(data), 45))


def pack_items(rt: Interpreter, items: List[Value], pattern: str) -> RString:
    packer = Packer(rt, items)
    found = directives(rt, pattern)
    for letter, code, count, star in found:
        packer.add(letter, code, count, star)
    data = bytes(packer.data)
    if found and found[0][0] == "U":
        return rt.str(from_bytes(data, "UTF-8"))
    if all(letter in "mMu" for letter, _, _, _ in found):
        return rt.str(data.decode("latin-1"), "US-ASCII")
    return rt.str(data.decode("latin-1"), "ASCII-8BIT")


def unpack_items(rt: Interpreter, data: bytes, pattern: str) -> List[Value]:
    out: List[Value] = []
    at = 0
    for letter, code, count, star in directives(rt, pattern):
        if letter in "aAZBbHhmMu":
            value, at = unpacked_text(rt, letter, data, at, count, star)
            out.append(value)
        elif letter == "x":
            at = len(data) if star else at + (1 if count is None else count)
        elif letter == "X":
            at -= 1 if count is None else count
        elif letter == "@":
            at = count or 0
        elif letter == "U":
            text = data[at:].decode("utf-8", "surrogateescape")
            text = text if star else text[: 1 if count is None else count]
            out.extend(map(ord, text))
            at += len(text.encode("utf-8", "surrogateescape"))
        elif letter == "w":
            value_so_far, left = 0, None if star else 1 if count is None else count
            while at < len(data) and (left is None or left > 0):
                value_so_far = value_so_far << 7 | data[at] & 127
                if data[at] < 128:
                    out.append(value_so_far)
                    value_so_far = 0
                    left = None if left is None else left - 1
                at += 1
        else:
            size = struct.calcsize(code)
            wanted = (len(data) - at) // size if star else 1 if count is None else count
            for _ in range(wanted):
                if at + size > len(data):
                    out.append(None)
                else:
                    out.append(struct.unpack(code, data[at : at + size])[0])
                    at += size
    return out


def unpacked_text(
    rt: Interpreter, letter: str, data: bytes, at: int, count: Optional[int], star: bool
) -> Tuple[RString, int]:
    size = 1 if count is None else count
    if letter in "aAZ":
        piece = data[at:] if star else data[at : at + size]
        end = at + len(piece)
        if letter == "A":
            piece = piece.rstrip(b" \0")
        elif letter == "Z" and b"\0" in piece:
            cut = piece.index(b"\0")
            end = at + cut + 1 if star else end
            piece = piece[:cut]
        return rt.str(piece.decode("latin-1"), "ASCII-8BIT"), end
    if letter in "Bb":
        bits = "".join(format(byte, "08b") if letter == "B" else format(byte, "08b")[::-1] for byte in data[at:])
        bits = bits if star else bits[:size]
        return rt.str(bits, "US-ASCII"), at + -(-len(bits) // 8)
    if letter in "Hh":
        some = data[at:] if star else data[at : at + (size + 1) // 2]
        digits = some.hex() if letter == "H" else "".join([("%02x" % byte)[::-1] for byte in some])
        digits = digits if star else digits[:size]
        return rt.str(digits, "US-ASCII"), at + -(-len(digits) // 2)
    rest = data[at:]
    if letter == "m":
        import base64

        if count == 0:
            try:
                found = base64.b64decode(rest, validate=True)
            except ValueError:
                raise rt.error("ArgumentError", "invalid base64")
        else:
            clean = re.sub(rb"[^A-Za-z0-9+/]", b"", rest.split(b"=")[0])
            if len(clean) % 4 == 1:
                clean = clean[:-1]
            found = base64.b64decode(clean + b"=" * (-len(clean) % 4))
    elif letter == "M":
        import quopri

        found = quopri.decodestring(rest)
    else:
        import binascii

        found = b"".join(binascii.a2b_uu(line) for line in rest.splitlines() if line)
    return rt.str(found.decode("latin-1"), "ASCII-8BIT"), len(data)
