"""A validator for the part of JSON Schema that document.schema.json uses; faults name the path and what was expected there."""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

SCHEMA_FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "document.schema.json")
_NAMES = {"object": "an object", "array": "a list", "string": "a string", "boolean": "true or false", "null": "null"}
_SECRET = re.compile(r"(Password|SshKey|PrivateKey|Environment\[\d+\]\.Value)$")
_NAMES.update({"integer": "a whole number", "number": "a number"})


class Fault(NamedTuple):
    """``Layers[1].CustomRecipes.Setup[0]`` and what is wrong there."""

    path: str
    text: str
    shape: bool = False  # the value is of a wrong type, missing or unknown, rather than just not acceptable

    def __str__(self) -> str:
        return f"{self.path}: {self.text}" if self.path else self.text


@functools.lru_cache(maxsize=1)
def load_schema() -> Any:
    with open(SCHEMA_FILE, encoding="utf-8") as file:
        return json.load(file)


class Validator:
    def __init__(self, schema: Any) -> None:
        self.schema = schema

    def check(self, value: Any) -> list[Fault]:
        return list(self._check(value, self.schema, ""))

    def _check(self, value: Any, rule: Any, path: str) -> Iterator[Fault]:
        while "$ref" in rule:
            rule = self.schema["$defs"][rule["$ref"].rpartition("/")[2]]
        if "anyOf" in rule:
            yield from self._check_any(value, rule, path)
            return
        kinds = rule.get("type", ())
        kinds = (kinds,) if isinstance(kinds, str) else kinds
        if kinds and kind_of(value) not in kinds and not (kind_of(value) == "integer" and "number" in kinds):
            yield Fault(path, f"must be {' or '.join(_NAMES[kind] for kind in kinds)}, not {_told(path, value)}", True)
        elif isinstance(value, str):
            yield from _check_text(value, rule, path)
        elif isinstance(value, dict):
            yield from self._check_object(value, rule, path)
        elif isinstance(value, list):
            yield from self._check_list(value, rule, path)
        elif isinstance(value, (int, float)):
            yield from _check_number(value, rule, path)

    def _check_any(self, value: Any, rule: Any, path: str) -> Iterator[Fault]:
        """One of the alternatives must fit the value's type; only that one's faults are of interest."""
        for option in rule["anyOf"]:
            if kind_of(value) == option["type"]:
                yield from self._check(value, option, path)
                return
        yield Fault(path, f"must be {rule['description']}, not {_told(path, value)}", True)

    def _check_object(self, value: dict[Any, Any], rule: Any, path: str) -> Iterator[Fault]:
        properties, others = rule.get("properties", {}), rule.get("additionalProperties", True)
        for key in rule.get("required", ()):
            if key not in value:
                yield Fault(_join(path, key), "is required", True)
        for key, item in value.items():
            if not isinstance(key, str):
                yield Fault(_join(path, str(key)), "keys must be strings", True)
            elif others is True or (item is None and key not in rule.get("required", ())):
                continue  # as in the API, null is as good as nothing
            elif key in properties or others is not False:
                yield from self._check(item, properties.get(key, others), _join(path, key))
            else:
                yield Fault(_join(path, key), f"unknown key, {_suggestion(key, list(properties))}", True)

    def _check_list(self, value: list[Any], rule: Any, path: str) -> Iterator[Fault]:
        if len(value) < rule.get("minItems", 0):
            yield Fault(path, f"is too short (minimum is {rule['minItems']} item)")
        if len(value) > rule.get("maxItems", len(value)):
            yield Fault(path, f"is too long (maximum is {rule['maxItems']} item)")
        for index, item in enumerate(value):
            yield from self._check(item, rule["items"], f"{path}[{index}]")


def _check_text(value: str, rule: Any, path: str) -> Iterator[Fault]:
    if "enum" in rule:
        if value not in rule["enum"]:
            yield Fault(path, f"must be one of {', '.join(rule['enum'])}, not {shown(value)}")
        return
    if len(value) < rule.get("minLength", 0):
        yield Fault(path, "can't be blank")
    elif len(value) > rule.get("maxLength", len(value)):
        yield Fault(path, f"is too long (maximum is {rule['maxLength']} characters)")
    elif "pattern" in rule and not re.search(rule["pattern"] + r"(?!\n)", value):
        yield Fault(path, f"must be {rule.get('description', 'like ' + rule['pattern'])}, not {shown(value)}")
    elif rule.get("contentMediaType") == "application/json":
        yield from _check_json(value, path)


def _check_json(value: str, path: str) -> Iterator[Fault]:
    try:
        found = json.loads(value) if value.strip() else {}
    except (ValueError, RecursionError) as fault:
        yield Fault(path, f"must hold a JSON object: {fault}", True)
        return
    if not isinstance(found, dict):
        yield Fault(path, f"must hold a JSON object, not {shown(found)}", True)


def _check_number(value: float, rule: Any, path: str) -> Iterator[Fault]:
    if value < rule.get("minimum", value):
        yield Fault(path, f"must be greater than or equal to {rule['minimum']}, not {value}")
    if value > rule.get("maximum", value):
        yield Fault(path, f"must be less than or equal to {rule['maximum']}, not {value}")


def kind_of(value: Any) -> str:
    """The JSON Schema type of a value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    return {int: "integer", float: "number", str: "string", list: "array", dict: "object"}[type(value)]


def shown(value: Any) -> str:
    """A value in a message, short."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{_NAMES[kind_of(value)]} ({text[:40]}...)"


def _told(path: str, value: Any) -> str:
    """A value in a message, unless it stands where a secret is expected."""
    return "what is there" if _SECRET.search(path) else shown(value)


def _join(path: str, key: str) -> str:
    if not key or not key.isprintable() or set(key) & set('. []"'):
        key = json.dumps(key, ensure_ascii=False)
    return f"{path}.{key}" if path else key


def _suggestion(key: str, known: list[str]) -> str:
    import difflib

    near = difflib.get_close_matches(key, known, 1, 0.7) or [k for k in known if k.lower() == key.lower()]
    return f"did you mean {near[0]}?" if near else f"expected one of {', '.join(known)}"
