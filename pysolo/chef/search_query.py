"""The search language (Solr's, as far as cookbooks use it) evaluated over JSON documents on disk.

Documented with Chef's "About search": ``field:value``, AND, OR, NOT, parentheses, quoted phrases, ``*`` and ``?``, ranges
``[a TO b]``. Nested keys are joined by underscores; each key matches by itself too, with all that stands below it. Values match word by
word, without regard to case.
"""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, Iterator, List, Tuple

Document = Dict[str, Any]
Predicate = Callable[["Fields"], bool]

_WORD = r"[A-Za-z0-9@._':]"
_GAP = r"[^A-Za-z0-9@._':]"
_TOKEN = re.compile(r"\s*(?:(&&|\|\||[()\[\]{}:\"^~]|(?<![^\s(])[!+\-](?=\S))|((?:\\.|[^\s()\[\]{}:\"^~\\])+))", re.S)


class QueryError(ValueError):
    pass


class Fields:
    """A document's searchable pairs: (key, text)."""

    def __init__(self, document: Document) -> None:
        self.pairs: List[Tuple[str, str]] = []
        for key, value in document.items():
            self._add(key, key, value)

    def _add(self, path: str, key: str, value: Any) -> None:
        if isinstance(value, dict):
            self.pairs.append((key, " ".join(_words(value))))
            for inner, item in value.items():
                self._add("%s_%s" % (path, inner), str(inner), item)
        elif isinstance(value, list):
            for item in value:
                self._add(path, key, item)
        else:
            text = _text(value)
            self.pairs.append((path, text))
            if key != path:
                self.pairs.append((key, text))

    def values(self, field: re.Pattern[str]) -> Iterator[str]:
        return (text for key, text in self.pairs if field.match(key))


def _words(value: Any) -> Iterator[str]:
    """All that stands in a value, keys included."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _words(item)
    elif isinstance(value, list):
        for item in value:
            yield from _words(item)
    else:
        yield _text(value)


def _text(value: Any) -> str:
    if value is True or value is False:
        return "true" if value else "false"
    return "" if value is None else str(value)


def compile_query(text: str) -> Predicate:
    """:raises QueryError: when the text is no query"""
    parser = _Parser(text)
    predicate = parser.expression()
    if parser.peek() is not None:
        raise QueryError("unexpected %r in the query %r" % (parser.peek(), text))
    return predicate


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: List[Tuple[str, bool]] = []  # text, is a word
        at = 0
        while at < len(text.rstrip()):
            found = _TOKEN.match(text, at)
            if found is None:
                raise QueryError("cannot read %r in the query %r" % (text[at:], text))
            symbol, word = found.groups()
            self.tokens.append((symbol or word, symbol is None))
            at = found.end()
        self.at = 0

    def peek(self) -> Any:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else None

    def take(self) -> Tuple[str, bool]:
        if self.at >= len(self.tokens):
            raise QueryError("the query %r ends too early" % self.text)
        self.at += 1
        return self.tokens[self.at - 1]

    def accept(self, *texts: str) -> bool:
        if self.peek() in texts:
            self.at += 1
            return True
        return False

    def expression(self) -> Predicate:
        """Terms without an operator between them are alternatives, as in Solr."""
        left = self.conjunction()
        while self.peek() not in (None, ")"):
            self.accept("OR", "||")
            right = self.conjunction()
            left = _either(left, right)
        return left

    def conjunction(self) -> Predicate:
        left = self.unary()
        while self.accept("AND", "&&"):
            left = _both(left, self.unary())
        return left

    def unary(self) -> Predicate:
        if self.accept("NOT", "!", "-"):
            inner = self.unary()
            return lambda fields: not inner(fields)
        self.accept("+")
        if self.accept("("):
            inner = self.expression()
            if not self.accept(")"):
                raise QueryError("a parenthesis is not closed in the query %r" % self.text)
            return inner
        if self.peek() == '"':
            self.value()
            return _nowhere
        word, is_word = self.take()
        if not is_word or word in ("AND", "OR"):
            raise QueryError("unexpected %r in the query %r" % (word, self.text))
        if not self.accept(":"):
            return _nowhere
        if word == "*" and self.peek() == "*":
            self.take()
            return lambda fields: True
        field = re.compile(_field_pattern(word) + r"\Z")
        if self.accept("("):
            return self.alternatives(field)
        return _matcher(field, self.value())

    def alternatives(self, field: re.Pattern[str]) -> Predicate:
        """``field:(a OR b)``"""
        found = _matcher(field, self.value())
        while not self.accept(")"):
            both = self.accept("AND", "&&")
            if not both:
                self.accept("OR", "||")
            following = _matcher(field, self.value())
            found = _both(found, following) if both else _either(found, following)
        return found

    def value(self) -> Callable[[str], bool]:
        if self.accept('"'):
            words = []
            while not self.accept('"'):
                words.append(_pattern(self.take()[0]))
            return self.boosted(_bounded((_GAP + "+").join(words)))
        if self.peek() in ("[", "{"):
            return self.between()
        word, is_word = self.take()
        if not is_word or word in ("AND", "OR", "NOT"):
            raise QueryError("unexpected %r in the query %r" % (word, self.text))
        while self.peek() == ":":  # further colons belong to the value: recipes:nginx::default
            colon, _ = self.take()
            word += colon if self.peek() == ":" else colon + self.take()[0]
        return self.boosted(_bounded(_pattern(word)))

    def boosted(self, test: Callable[[str], bool]) -> Callable[[str], bool]:
        if self.accept("^", "~") and self.at < len(self.tokens) and re.match(r"[\d.]+\Z", str(self.peek())):
            self.take()
        return test

    def between(self) -> Callable[[str], bool]:
        opening = self.take()[0]
        low, to, high, closing = self.take()[0], self.take()[0], self.take()[0], self.take()[0]
        if to != "TO" or closing not in ("]", "}"):
            raise QueryError("a range is written [low TO high], in the query %r" % self.text)

        def test(text: str) -> bool:
            above = low == "*" or text > low or (opening == "[" and text == low)
            below = high == "*" or text < high or (closing == "]" and text == high)
            return above and below

        return test


def _pattern(word: str) -> str:
    """A value as a regular expression: ``*`` and ``?`` stand for word characters, a backslash takes away all meaning."""
    found = []
    for escaped, char in re.findall(r"\\(.)|(.)", word, re.S):
        if escaped:
            found.append(re.escape(escaped))
        elif char in "*?":
            found.append(_WORD + ("*" if char == "*" else ""))
        else:
            found.append(re.escape(char))
    return "".join(found)


def _field_pattern(word: str) -> str:
    return _pattern(word).replace(_WORD + "*", ".*")


def _bounded(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile("(?:\\A|%s)%s(?:\\Z|%s)" % (_GAP, pattern, _GAP), re.I)
    return lambda text: compiled.search(text) is not None


def _matcher(field: re.Pattern[str], test: Callable[[str], bool]) -> Predicate:
    return lambda fields: any(test(text) for text in fields.values(field))


def _nowhere(fields: Fields) -> bool:
    """A word without a field is looked for in a text that no document has."""
    return False


def _either(left: Predicate, right: Predicate) -> Predicate:
    return lambda fields: left(fields) or right(fields)


def _both(left: Predicate, right: Predicate) -> Predicate:
    return lambda fields: left(fields) and right(fields)
