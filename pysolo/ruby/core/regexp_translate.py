"""From a Ruby (Onigmo) regular expression to one for Python's ``re``.

What differs: ``^ $`` always mean lines, ``\\w \\d \\s \\h`` are ASCII, POSIX brackets are not; ``(?<name>)`` groups silence the plain ones,
``m`` is DOTALL, options may change anywhere, classes may be nested and intersected. Every capture gets a Python name of its own
(``g1``, ``g2`` ...), so that helper groups do not disturb the numbering.
"""

from __future__ import annotations

import re
import sys
from typing import Dict, List, Optional

from pysolo.ruby.core.regexp_classes import SHORT, ClassParser, character_escape, render, unicode_property
from pysolo.ruby.core.regexp_pieces import (
    GROUP_NAME,
    LINE_START,
    QUANTIFIER,
    SHARP_S,
    SIMPLE_ESCAPES,
    absent,
    find_group,
    look_behind,
    unit,
)

HAS_ATOMIC = sys.version_info >= (3, 11)
CALL_DEPTH = 5  # Python cannot recurse: \g<name> inside itself is written out so often


class Translation:
    """A regular expression made ready: ``compiled`` and Ruby's numbering of its groups."""

    __slots__ = ("compiled", "names", "numbers", "called", "keep", "plain", "run")

    def __init__(
        self,
        pattern: str,
        flags: int,
        count: int,
        names: Dict[str, List[int]],
        keep: Optional[str],
        anchored: bool = False,
        called: Optional[Dict[int, List[str]]] = None,
    ) -> None:
        self.compiled = re.compile(pattern, flags)
        self.run = (
            self.compiled.match if anchored else self.compiled.search
        )  # \G in front: only where the search starts
        self.names = names  # name -> the group numbers that have it
        index = self.compiled.groupindex
        self.numbers = [0] + [index["g%d" % n] for n in range(1, count + 1)]  # Ruby's group number -> Python's
        # Ruby's group number -> Python's of what \\g<name> has captured for it
        self.called = {number: [index[name] for name in names] for number, names in (called or {}).items()}
        self.keep = index[keep] if keep is not None else None  # where \K is: the match starts there
        self.plain = keep is None and self.compiled.groups == count


class Translator:
    def __init__(self, source: str, flags: str) -> None:
        self.whole = source
        self.source = source
        self.at = 0
        self.ignore = "i" in flags
        self.extended = "x" in flags
        self.dotall = "m" in flags
        self.start_ignore = self.ignore
        self.count = 0
        self.helpers = 0
        self.names: Dict[str, List[int]] = {}
        self.keep: Optional[str] = None
        self.highest = 0  # group that is referred to by number
        self.anchored = source.startswith("\\G")
        self.calls = 0
        self.called: Dict[int, List[str]] = {}  # helper groups of calls, by the number of the group that they stand for
        self.calling = 0  # the number of the group that is being written out, 0 for the whole
        self.has_names = GROUP_NAME.search(re.sub(r"\\.", "", source, flags=re.S)) is not None

    def translate(self) -> Translation:
        body = self.alternatives()
        if self.at < len(self.source):
            raise ValueError("unmatched close parenthesis")
        if self.highest > self.count:
            raise ValueError("invalid backref number/name")
        return Translation(
            body,
            re.IGNORECASE if self.start_ignore else 0,
            self.count,
            self.names,
            self.keep,
            self.anchored,
            self.called,
        )

    def alternatives(self) -> str:
        """Everything up to the closing parenthesis or the end."""
        out: List[str] = []
        saved = self.ignore, self.extended, self.dotall
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == ")":
                break
            if char == "|":
                self.at += 1
                out.append("|")
                continue
            piece = self.atom()
            if piece is None:  # (?i) on its own holds for the rest of the group
                out.append(self.cased(saved[0], self.alternatives()))
                break
            out.append(self.quantified(piece))
        self.ignore, self.extended, self.dotall = saved
        return "".join(out)

    def cased(self, before: bool, body: str) -> str:
        if self.ignore == before:
            return "(?:%s)" % body
        return "(?%s:%s)" % ("i" if self.ignore else "-i", body)

    def quantified(self, piece: str) -> str:
        while piece:
            self.skip_blanks()
            match = QUANTIFIER.match(self.source, self.at)
            if match is None:
                break
            text = match.group()
            self.at = match.end()
            follows = self.source[self.at : self.at + 1]
            counted = text[0] == "{"
            exact = counted and "," not in text
            if text.startswith("{,"):
                text = "{0" + text[1:]
            if counted and not exact and text[-2] != "," and int(text[1:].split(",")[0]) > int(text[:-1].split(",")[1]):
                raise ValueError("upper is smaller than lower in repeat range")
            piece = unit(piece) + text
            if follows == "?" and not exact:
                self.at += 1
                piece += "?"
            elif follows == "+" and not counted:
                self.at += 1
                piece = self.atomic(piece)
            if QUANTIFIER.match(self.source, self.at):
                piece = "(?:%s)" % piece
        return piece

    def atomic(self, body: str) -> str:
        if HAS_ATOMIC:
            return "(?>%s)" % body
        name = self.helper()
        return "(?:(?=(?P<%s>%s))(?P=%s))" % (name, body, name)

    def helper(self) -> str:
        self.helpers += 1
        return "h%d" % self.helpers

    def skip_blanks(self) -> None:
        while self.extended and self.at < len(self.source):
            char = self.source[self.at]
            if char in " \t\n\r\f\v":
                self.at += 1
            elif char == "#":
                end = self.source.find("\n", self.at)
                self.at = len(self.source) if end < 0 else end + 1
            else:
                return

    def atom(self) -> Optional[str]:
        source = self.source
        char = source[self.at]
        if self.extended and (char in " \t\n\r\f\v#"):
            self.skip_blanks()
            return ""
        self.at += 1
        if char == "\\":
            return self.escape()
        if char == "[":
            parser = ClassParser(source, self.at)
            ranges, negated = parser.parse()
            self.at = parser.at
            return render(ranges, negated)
        if char == "(":
            return self.group()
        if char == "^":
            # not after the newline that ends the string; needless to check when a character must follow
            sure = self.at < len(source) and (source[self.at].isalnum() or source[self.at] in "#<\"'/%@:;,=-")
            sure = sure and not source[self.at + 1 : self.at + 2].startswith(("*", "?", "{"))
            return "(?m:^)" if sure and not self.extended else LINE_START
        if char == "$":
            return "(?m:$)"
        if char == ".":
            return "(?s:.)" if self.dotall else "."
        if char in "*+?":
            raise ValueError("target of repeat operator is not specified")
        return self.literal(char)

    def escape(self) -> str:
        source = self.source
        if self.at >= len(source):
            raise ValueError("too short escape sequence")
        char = source[self.at]
        self.at += 1
        if char in SIMPLE_ESCAPES:
            return SIMPLE_ESCAPES[char]
        if char.lower() in SHORT:
            return render(SHORT[char.lower()], char.isupper())
        if char in "pP":
            ranges, self.at = unicode_property(source, self.at, char == "P")
            return render(ranges)
        if char == "K":
            self.keep = self.helper()
            return "(?P<%s>)" % self.keep
        if char == "k":
            return self.named_reference()
        if char == "g":
            return self.call()
        if char in "123456789":
            digits = re.compile(r"\d{1,2}").match(source, self.at - 1)
            assert digits is not None
            number = int(digits.group())
            if number < 10 or number <= self.count:
                self.at = digits.end()
                return self.reference(number)
            if char in "89":
                return char
        text, self.at = character_escape(source, self.at - 1)
        return self.literal(text) if len(text) == 1 else "(?:%s)" % "".join([self.literal(char) for char in text])

    def literal(self, char: str) -> str:
        return SHARP_S if self.ignore and char in "\u00df\u1e9e" else re.escape(char)

    def reference(self, number: int) -> str:
        if self.has_names and number not in [n for numbers in self.names.values() for n in numbers]:
            raise ValueError("numbered backref/call is not allowed. (use name)")
        self.highest = max(self.highest, number)
        return "(?P=g%d)" % number if 0 < number <= self.count else "(?!)"

    def named_reference(self) -> str:
        match = re.compile(r"<([^>]+)>|'([^']+)'").match(self.source, self.at)
        if match is None:
            raise ValueError("invalid backref number/name")
        self.at = match.end()
        name = match.group(1) or match.group(2)
        if name.lstrip("-").isdigit():
            number = int(name)
            return self.reference(number if number > 0 else self.count + 1 + number)
        if name not in self.names:
            raise ValueError("undefined name <%s> reference" % name)
        choices = ["(?P=g%d)" % number for number in reversed(self.names[name])]
        return choices[0] if len(choices) == 1 else "(?:%s)" % "|".join(choices)

    def call(self) -> str:
        """``\\g<name>``: the group's own pattern once more."""
        match = re.compile(r"<([^>]+)>|'([^']+)'").match(self.source, self.at)
        if match is None:
            raise ValueError("invalid group name <>")
        self.at = match.end()
        name = match.group(1) or match.group(2)
        found = find_group(self.whole, name, self.count)
        if found is None:
            raise ValueError("undefined name <%s> call" % name)
        if self.calls >= CALL_DEPTH:
            return "(?!)"
        number, body = found
        saved = self.source, self.at, self.calling
        self.source, self.at, self.calling = body, 0, number
        self.calls += 1
        text = self.alternatives()
        self.calls -= 1
        self.source, self.at, self.calling = saved
        return "(?:%s)" % text if number == 0 else self.called_capture(number, text)

    def called_capture(self, number: int, text: str) -> str:
        """What a call captures counts as captured by the group itself, if it is the last to do so."""
        helper = self.helper()
        self.called.setdefault(number, []).append(helper)
        return "(?P<%s>%s)" % (helper, text)

    def group(self) -> Optional[str]:
        source = self.source
        if source[self.at : self.at + 1] != "?":
            return "(?:%s)" % self.inside() if self.has_names else self.capture(None)
        head, rest = source[self.at + 1 : self.at + 2], source[self.at + 1 : self.at + 3]
        if head == "#":
            end = source.find(")", self.at)
            if end < 0:
                raise ValueError("end pattern in group")
            self.at = end + 1
            return ""
        if head in (":", "=", "!"):
            self.at += 2
            return "(?%s%s)" % (head, self.inside())
        if head == ">":
            self.at += 2
            return self.atomic(self.inside())
        if rest in ("<=", "<!"):
            self.at += 3
            return look_behind(rest, self.inside())
        if head == "~":
            self.at += 2
            return absent(self.inside())
        if head in ("<", "'"):
            end = source.find(">" if head == "<" else "'", self.at + 2)
            name = source[self.at + 2 : end]
            if end < 0:
                name = source[self.at + 2 :]
            if not name:
                raise ValueError("group name is empty")
            if end < 0 or not (name[0].isalpha() or name[0] == "_"):
                raise ValueError("invalid group name <%s>" % name)
            self.at = end + 1
            return self.capture(name)
        if head == "(":
            end = source.find(")", self.at)
            condition = source[self.at + 2 : end].strip("<>'")
            self.at = end + 1
            number = int(condition) if condition.isdigit() else self.names[condition][-1]
            return "(?(g%d)%s)" % (number, self.inside())
        return self.options()

    def options(self) -> Optional[str]:
        match = re.compile(r"\?([imxadu]*)(?:-([imx]*))?([:)])").match(self.source, self.at)
        if match is None:
            raise ValueError("undefined group option")
        self.at = match.end()
        on, off, close = match.group(1), match.group(2) or "", match.group(3)
        saved = self.ignore, self.extended, self.dotall
        self.ignore = ("i" in on or self.ignore) and "i" not in off
        self.extended = ("x" in on or self.extended) and "x" not in off
        self.dotall = ("m" in on or self.dotall) and "m" not in off
        if close == ")":
            return None
        body = self.cased(saved[0], self.inside())
        self.ignore, self.extended, self.dotall = saved
        return body

    def inside(self) -> str:
        body = self.alternatives()
        if self.source[self.at : self.at + 1] != ")":
            raise ValueError("end pattern with unmatched parenthesis")
        self.at += 1
        return body

    def capture(self, name: Optional[str]) -> str:
        if self.calls:
            self.calling += 1
            return self.called_capture(self.calling, self.inside())
        self.count += 1
        number = self.count
        if name is not None:
            self.names.setdefault(name, []).append(number)
        return "(?P<g%d>%s)" % (number, self.inside())


HOPELESS = ("unmatched close parenthesis", "end pattern with unmatched parenthesis", "premature end of char-class")


def fault_of(source: str, flags: str) -> Optional[str]:
    """What makes a text no regular expression whatever Python can do with it: brackets that do not match."""
    try:
        translator = Translator(source, flags)
        translator.alternatives()
        return HOPELESS[0] if translator.at < len(source) else None
    except ValueError as error:
        return str(error) if str(error) in HOPELESS else None
    except (OverflowError, RecursionError, IndexError, KeyError):
        return None


def translate(source: str, flags: str) -> Translation:
    """ValueError (with Onigmo's words where they are known) when ``source`` is no regular expression."""
    try:
        return Translator(source, flags).translate()
    except (re.error, OverflowError, RecursionError, IndexError, KeyError) as error:
        words = "invalid pattern in look-behind" if "fixed-width" in str(error) else str(error)
        raise ValueError(words) from None
