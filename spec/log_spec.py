"""The logger."""

from __future__ import annotations

import io
import pathlib
import re

import pytest

from pysolo.log import FileSink, Log, StreamSink


def test_lines_look_as_chef_writes_them() -> None:
    out = io.StringIO()
    Log("info", StreamSink(out)).info("hello")
    assert re.fullmatch(r"\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\] INFO: hello\n", out.getvalue())


def test_the_level_holds_back_what_is_below_it() -> None:
    out = io.StringIO()
    log = Log("warn", StreamSink(out))
    log.info("no")
    log.error("yes")
    assert out.getvalue().count("\n") == 1
    assert not log.enabled("info")
    log.level = "trace"
    assert log.enabled("trace")


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown log level 'loud'"):
        Log("loud")


def test_several_places_get_every_line(tmp_path: pathlib.Path) -> None:
    out = io.StringIO()
    sink = FileSink(str(tmp_path / "log"))
    Log("info", StreamSink(out), sink).warn("twice")
    sink.close()
    assert out.getvalue() == (tmp_path / "log").read_text()
