"""The -j option: node attributes from a file, a URL or standard input."""

from __future__ import annotations

import sys
from typing import Any

import click

from pysolo.cli.fetch import fetch
from pysolo.config import Config


def read_attributes(place: str, config: Config) -> dict[str, Any]:
    """The JSON object at a path, an http(s) address or ``-``; ClickException says what is wrong with it."""
    from pysolo.json_text import JsonError, parse_json

    if place == "-":
        name, data = "standard input", sys.stdin.buffer.read()
    elif place.startswith(("http://", "https://")):
        name, data = place, fetch(place, config)
    else:
        name, data = place, _read(place)
    try:
        value = parse_json(data.decode("utf-8"), name)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise click.ClickException(f"{name}:{line}: not UTF-8 (byte {fault.start})") from None
    except JsonError as fault:
        raise click.ClickException(str(fault)) from None
    if not isinstance(value, dict):
        raise click.ClickException(f"{name}: the node's JSON must be an object {{...}}, not {type(value).__name__}")
    return value


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as fault:
        raise click.ClickException(f"cannot read the node's JSON {path}: {fault.strerror}") from None
