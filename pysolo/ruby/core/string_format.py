"""``format`` and ``String#%``."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, List

from pysolo.ruby.core.float_text import float_to_s, settle_tie
from pysolo.ruby.core.object import text_of
from pysolo.ruby.core.string_bytes import output_text
from pysolo.ruby.runtime.objects import RHash, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

SPEC = re.compile(
    r"%((?:[ #+\-0]|\*(?:\d+\$)?|<[^>]*>|[1-9]\d*\$|[1-9]\d*|\.(?:\*(?:\d+\$)?|\d*))*)([a-zA-Z%{\n\0]|\Z)"
)
PART = re.compile(r"([ #+\-0])|(\*)(?:(\d+)\$)?|<([^>]*)>|(\d+)\$|([1-9]\d*)|\.(?:(\*)(?:(\d+)\$)?|(\d*))")


class Formatter:
    """One call of ``format``: hands out the arguments in order, by number or by name."""

    def __init__(self, rt: Interpreter, args: List[Value]) -> None:
        self.rt = rt
        self.args = args
        self.next = 0
        self.mode = ""  # how arguments were asked for before: one way excludes the others

    def check(self, mode: str, shown: str) -> None:
        if self.mode and self.mode != mode:
            words = (
                "%s mixed with %s" % (shown, self.mode) if mode == "unnumbered" else "%s after %s" % (shown, self.last)
            )
            raise self.rt.error("ArgumentError", words)
        self.mode = mode
        self.last = "%s(%d)" % (mode, self.next) if mode == "unnumbered" else mode

    last = ""

    def take(self) -> Value:
        self.check("unnumbered", "unnumbered(%d)" % (self.next + 1))
        self.last = "unnumbered(%d)" % (self.next + 1)
        if self.next >= len(self.args):
            raise self.rt.error("ArgumentError", "too few arguments")
        self.next += 1
        return self.args[self.next - 1]

    def numbered(self, number: int) -> Value:
        self.check("numbered", "numbered(%d)" % number)
        if number > len(self.args):
            raise self.rt.error("ArgumentError", "too few arguments")
        return self.args[number - 1]

    def named(self, name: str, shown: str) -> Value:
        rt = self.rt
        self.check("named", "named" + shown)
        table = self.args[0] if len(self.args) == 1 else None
        if not isinstance(table, RHash):
            raise rt.error("ArgumentError", "one hash required")
        key = rt.sym(name)
        if table.has(key):
            return table.get(key)
        if table.default_proc is not None:
            return rt.call_proc(table.default_proc, table, key)
        if table.default is not None:
            return table.default
        raise rt.error("KeyError", "key%s not found" % shown, key=key, receiver=table)

    def run(self, pattern: str) -> str:
        out: List[str] = []
        at = 0
        while True:
            found = pattern.find("%", at)
            if found < 0:
                out.append(pattern[at:])
                return "".join(out)
            out.append(pattern[at:found])
            match = SPEC.match(pattern, found)
            if match is None:
                raise self.malformed(pattern[found:])
            at = match.end()
            kind = match.group(2)
            if kind == "{":
                end = pattern.find("}", at)
                if end < 0:
                    raise self.rt.error("ArgumentError", "malformed name - unmatched parenthesis")
                name = pattern[at:end]
                at = end + 1
                text = text_of(self.rt, self.named(name, "{%s}" % name))
                spec = Spec(self, match.group(1))
                out.append(spec.pad(text if spec.precision is None else text[: spec.precision]))
            elif kind in ("", "\n", "\0"):
                if match.group(1)[-1:].isdigit():
                    raise self.rt.error("ArgumentError", "malformed format string - %*[0-9]")
                if match.group(1) or kind == "":
                    raise self.rt.error("ArgumentError", "incomplete format specifier; use %% (double %) instead")
                out.append("%" + kind)
            else:
                out.append(self.one(match.group(1), kind))

    def malformed(self, directive: str) -> Exception:
        """What is wrong with a directive that is none: an open name, or a sign that has no place in it."""
        match = re.match(r"%[ #+\-0]*<[^>]*\Z", directive)
        if match is not None:
            return self.rt.error("ArgumentError", "malformed name - unmatched parenthesis")
        sign = directive[1:].lstrip(" #+-0")[:1]
        return self.rt.error("ArgumentError", "malformed format string - %%%s" % sign)

    def one(self, flags: str, kind: str) -> str:
        if kind == "%":
            if flags:
                raise self.rt.error("ArgumentError", "invalid format character - %")
            return "%"
        spec = Spec(self, flags)
        if kind not in "diuxXobBeEfgGaAscp":
            raise self.rt.error("ArgumentError", "malformed format string - %%%s" % kind)
        value = spec.value if spec.has_value else self.take()
        return spec.render(value, kind)


class Spec:
    """The flags, width and precision of one directive."""

    def __init__(self, formatter: Formatter, text: str) -> None:
        self.rt = formatter.rt
        self.flags = ""
        self.width = 0
        self.precision: int | None = None
        self.has_value = False
        self.value: Value = None
        for part in PART.finditer(text):
            flag, star, star_number, name, number, width, dot_star, dot_number, precision = part.groups()
            if flag:
                self.flags += flag
            elif star:
                given = formatter.numbered(int(star_number)) if star_number else formatter.take()
                self.width = self.rt.to_int(given)
                if self.width < 0:
                    self.flags += "-"
                    self.width = -self.width
            elif name is not None:
                self.value, self.has_value = formatter.named(name, "<%s>" % name), True
            elif number:
                self.value, self.has_value = formatter.numbered(int(number)), True
            elif width:
                self.width = int(width)
            elif dot_star:
                given = formatter.numbered(int(dot_number)) if dot_number else formatter.take()
                self.precision = self.rt.to_int(given)
            else:
                self.precision = int(precision or 0)

    def pad(self, text: str) -> str:
        return text.ljust(self.width) if "-" in self.flags else text.rjust(self.width)

    def render(self, value: Value, kind: str) -> str:
        if kind == "s" or kind == "p":
            if kind == "p":
                text = self.rt.inspect(value)
            else:
                text = output_text(value) if isinstance(value, RString) else text_of(self.rt, value)
            return self.pad(text if self.precision is None else text[: self.precision])
        if kind == "c":
            if isinstance(value, RString) and len(value.s) != 1:
                raise self.rt.error("ArgumentError", "%c requires a character")
            return self.pad(value.s if isinstance(value, RString) else character(self.rt, self.rt.to_int(value)))
        if kind in "diu":
            return self.number(str(abs(number := self.integer(value))), number < 0, "")
        if kind in "xXobB":
            return self.based(self.integer(value), kind)
        return self.floating(self.to_float(value), kind)

    def integer(self, value: Value) -> int:
        if type(value) is int:
            return value
        if type(value) is float:
            if math.isnan(value) or math.isinf(value):
                raise self.rt.error("FloatDomainError", float_to_s(value))
            return int(value)
        from pysolo.ruby.core.kernel_convert import to_integer

        return to_integer(self.rt, value, None)

    def to_float(self, value: Value) -> float:
        if type(value) in (int, float):
            return value  # type: ignore[no-any-return]
        from pysolo.ruby.core.kernel_convert import to_float

        return to_float(self.rt, value)

    def number(self, digits: str, negative: bool, prefix: str) -> str:
        """Sign, prefix, digits and padding of an Integer."""
        if self.precision is not None:
            digits = digits.rjust(self.precision, "0")
        sign = "-" if negative else "+" if "+" in self.flags else " " if " " in self.flags else ""
        head = sign + prefix
        if "0" in self.flags and "-" not in self.flags and self.precision is None:
            digits = digits.rjust(self.width - len(head), "0")
        return self.pad(head + digits)

    def based(self, value: int, kind: str) -> str:
        base = {"x": 16, "o": 8, "b": 2}[kind.lower()]
        prefix = {"x": "0x", "X": "0X", "o": "0", "b": "0b", "B": "0B"}[kind] if "#" in self.flags and value else ""
        if value >= 0 or "+" in self.flags or " " in self.flags:
            digits = format(abs(value), {16: "x", 8: "o", 2: "b"}[base])
            return self.number(digits.upper() if kind == "X" else digits, value < 0, prefix)
        # a negative number shows as the two's complement that goes on for ever to the left
        top = {16: "f", 8: "7", 2: "1"}[base]
        bits = value.bit_length() + 1
        step = {16: 4, 8: 3, 2: 1}[base]
        width = -(-bits // step)
        digits = format(value & ((1 << width * step) - 1), {16: "x", 8: "o", 2: "b"}[base])
        digits = top + digits.lstrip(top)
        fill = self.precision or (self.width - len(prefix) if "0" in self.flags and "-" not in self.flags else 0)
        shown = prefix + ".." + digits.rjust(fill - 2, top)
        return self.pad(shown.upper() if kind == "X" else shown)

    def floating(self, value: float, kind: str) -> str:
        if isinstance(value, float) and (math.isnan(value) or math.isinf(value)):
            text = "NaN" if math.isnan(value) else "Inf"
            sign = "-" if value < 0 else "+" if "+" in self.flags else " " if " " in self.flags else ""
            return self.pad(sign + text)
        if isinstance(value, float) and kind in "feEgG":
            value = settle_tie(value, kind, 6 if self.precision is None else self.precision)
        pattern = "%" + "".join(sorted(set(self.flags)))
        precision = "" if self.precision is None else ".%d" % self.precision
        if kind in "aA":
            text = hex_float(float(value), self.precision)
            return self.number_text(text.upper() if kind == "A" else text)
        if kind == "f" and isinstance(value, int) and abs(value) >= 1 << 53:
            digits = str(abs(value)) + (
                "." + "0" * self.precision if self.precision else "" if self.precision == 0 else ".000000"
            )
            return (
                self.number(digits, value < 0, "")
                if self.precision is None
                else self.number_text(("-" if value < 0 else "") + digits)
            )
        return (pattern + ("%d" % self.width if self.width else "") + precision + kind) % value

    def number_text(self, text: str) -> str:
        negative = text.startswith("-")
        digits = text[1:] if negative else text
        sign = "-" if negative else "+" if "+" in self.flags else " " if " " in self.flags else ""
        if "0" in self.flags and "-" not in self.flags:
            digits = digits.rjust(self.width - len(sign), "0")
        return self.pad(sign + digits)


def character(rt: Interpreter, code: int) -> str:
    if code < 0:
        return chr(0xDC00 + (code & 0xFF))  # one byte that is no text
    if code > 0x10FFFF:
        raise rt.error("RangeError", "invalid codepoint 0x%X in UTF-8" % code)
    return chr(code)


def hex_float(value: float, precision: int | None) -> str:
    text = value.hex()
    head, _, power = text.partition("p")
    whole, _, fraction = head.partition(".")
    fraction = fraction.rstrip("0") if precision is None else fraction[:precision].ljust(precision, "0")
    return "%s%sp%s" % (whole, "." + fraction if fraction else "", power)


def sprintf(rt: Interpreter, pattern: str, args: List[Value]) -> str:
    if "%" not in pattern:
        return pattern
    return Formatter(rt, args).run(pattern)
