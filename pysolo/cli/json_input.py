"""The -j option: node attributes from a file, a URL or standard input."""

from __future__ import annotations

import sys
from typing import Any

import click

from pysolo.cli.fetch import fetch
from pysolo.config import Config


def read_attributes(place: str, config: Config) -> Any:
    """The JSON value at a path, an http(s) address or ``-``; ClickException says what is wrong with its text.

    That it is an object is the run's to check, so that the run report tells of it.
    """
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
    return value


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as fault:
        raise click.ClickException(f"cannot read the node's JSON {path}: {fault.strerror}") from None
