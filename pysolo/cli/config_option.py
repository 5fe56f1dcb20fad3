"""--config-option KEY=VALUE: a value is written as a YAML scalar or a flow list, as Chef reads it."""

from __future__ import annotations

import re
from typing import Any

import click

_WORDS = {
    "true": True,
    "false": False,
    "yes": True,
    "no": False,
    "on": True,
    "off": False,
    "null": None,
    "~": None,
    "": None,
}


def parse_option(text: str) -> tuple[str, Any]:
    """``("log_level", "debug")`` for ``log_level=debug``."""
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise click.UsageError(f"--config-option wants KEY=VALUE, not {text!r}")
    return key.strip(), scalar(value.strip())


def scalar(text: str) -> Any:
    if text.startswith("[") and text.endswith("]"):
        inner = text[1:-1].strip()
        return [scalar(item.strip()) for item in inner.split(",")] if inner else []
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if re.fullmatch(r"[-+]?0[0-7]+", text):
        return int(text, 8)
    if re.fullmatch(r"[-+]?\d+", text):
        return int(text)
    if re.fullmatch(r"[-+]?\d+\.\d+", text):
        return float(text)
    return text.lstrip(":") if re.fullmatch(r":\w+", text) else text
