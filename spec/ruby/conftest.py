"""What the specs of the Ruby rooms share: a fixture that runs a program and gives what it printed."""

from __future__ import annotations

from typing import Callable, List

import pytest

from pysolo.ruby.runtime.interpreter import Interpreter


class Collected:
    """Stands in for standard output."""

    def __init__(self) -> None:
        self.parts: List[str] = []

    def write(self, text: str) -> None:
        self.parts.append(text)

    def flush(self) -> None:
        pass


@pytest.fixture
def rt() -> Interpreter:
    return Interpreter()


@pytest.fixture
def ruby(rt: Interpreter) -> Callable[[str], str]:
    """Runs Ruby text at top level; its standard output."""

    def run(text: str) -> str:
        rt.out = Collected()
        rt.run_text(text, "spec.rb")
        return "".join(rt.out.parts)

    return run
