"""Between the API's CamelCase documents and dataclasses whose fields have the same names in snake_case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


@cache
def camel(name: str) -> str:
    """``custom_json`` -> ``CustomJson``."""
    return "".join(part.capitalize() for part in name.split("_"))


@cache
def _plan(cls: Any) -> tuple[tuple[str, str, Any], ...]:
    return tuple((f.name, camel(f.name), f.metadata.get("of")) for f in fields(cls))


def from_api(cls: type[T], document: Mapping[str, Any]) -> T:
    """An instance of a model class from a document that was validated; keys that are absent or null keep their default."""
    values: dict[str, Any] = {}
    model: Any = cls
    for name, key, of in _plan(model):
        value = document.get(key)
        if value is None:
            continue
        if of is not None:
            value = tuple(from_api(of, item) for item in value) if isinstance(value, list) else from_api(of, value)
        elif isinstance(value, list):
            value = tuple(value)
        values[name] = value
    return cls(**values)


def to_api(value: Any) -> Any:
    """The document of a model object; what is None is left out, as the API does."""
    if isinstance(value, tuple):
        return [to_api(item) for item in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    model: Any = type(value)
    found = ((key, getattr(value, name)) for name, key, _ in _plan(model))
    return {key: to_api(item) for key, item in found if item is not None}
