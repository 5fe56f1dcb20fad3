"""Compares with MRI where it is installed: each line of a program is an expression whose value both print."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import Callable, List

import pytest

MRI = shutil.which("ruby")


def program(expressions: List[str]) -> str:
    return "".join(
        "begin; puts(->{ %s\n}.call.inspect); rescue Exception => e; puts e.class.name + ': ' + e.message.lines.first.to_s.chomp; end\n"
        % expression
        for expression in expressions
    )


@pytest.fixture
def same_as_mri(ruby: Callable[[str], str]) -> Callable[[str], None]:
    """Fails with the first line whose result differs from MRI's; skips without MRI 3.1."""
    if MRI is None or not subprocess.run([MRI, "-v"], capture_output=True, text=True).stdout.startswith("ruby 3.1"):
        pytest.skip("needs MRI 3.1")

    def check(text: str) -> None:
        expressions = [line for line in text.strip().splitlines() if line.strip()]
        source = program(expressions)
        env = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC")
        wanted = subprocess.run([str(MRI), "-e", source], capture_output=True, text=True, env=env).stdout
        found = ruby(source)
        hide = re.compile(r"0x[0-9a-f]{16}")
        pairs = zip(expressions, hide.sub("0x", wanted).splitlines(), hide.sub("0x", found).splitlines())
        assert [(e, f) for e, w, f in pairs if w != f] == []
        assert found.count("\n") == wanted.count("\n")

    return check


@pytest.fixture
def value(ruby: Callable[[str], str]) -> Callable[[str], str]:
    """``inspect`` of one expression."""
    return lambda expression: ruby("p((%s))" % expression).rstrip("\n")
