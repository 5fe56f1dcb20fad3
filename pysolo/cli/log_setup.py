"""Which log a run writes: level and places as Chef decides them."""

from __future__ import annotations

import sys
from typing import Any

import click

from pysolo.config import Config
from pysolo.log import FileSink, Log, Sink, StreamSink, SyslogSink


def uses_formatter(config: Config) -> bool:
    """Chef's rule: the formatter speaks unless the logger was forced."""
    return config.force_formatter or not (config.force_logger or _to_syslog(config.log_location))


def level_of(config: Config) -> str:
    """``auto`` is warn beside a formatter and info where the log is all there is."""
    if config.log_level == "auto":
        return "warn" if uses_formatter(config) else "info"
    return config.log_level


def formatter_of(config: Config) -> str:
    names = {"documentation": "doc", "minimal": "min"}
    if config.formatters:
        return names.get(config.formatters[-1], config.formatters[-1])
    return "doc" if uses_formatter(config) else "null"


def open_log(config: Config, command_line_place: str | None) -> Log:
    """The log of a run. Its lines go to the places of the configuration and to that of -L, which is standard output by default."""
    places = [*config.log_location, "STDOUT" if command_line_place is None else command_line_place]
    try:
        sinks = [_sink(place) for place in dict.fromkeys(map(_place_name, places))]
        return Log(level_of(config), *sinks)
    except OSError as fault:
        raise click.ClickException(f"cannot open the log file {fault.filename}: {fault.strerror}") from None
    except ValueError as fault:
        raise click.ClickException(str(fault)) from None


def _sink(name: str) -> Sink:
    if name == "syslog":
        return SyslogSink()
    if name == "STDOUT":
        return StreamSink()
    if name == "STDERR":
        return StreamSink(sys.stderr)
    return FileSink(name)


def _place_name(place: Any) -> str:
    """``log_location STDOUT`` in solo.rb is Ruby's stream object, which prints as ``#<IO:<STDOUT>>``."""
    text = str(place)
    for stream in ("STDOUT", "STDERR"):
        if text in (stream, f"#<IO:<{stream}>>"):
            return stream
    return text


def _to_syslog(places: tuple[Any, ...]) -> bool:
    return any(str(place) == "syslog" for place in places)
