"""A Ruby for the specs of the libraries, its output collected."""

from __future__ import annotations

from typing import Any, Callable

import pytest

from pysolo.ruby.runtime.interpreter import Interpreter


@pytest.fixture(scope="module")
def lib() -> Interpreter:
    """One interpreter for a whole file of specs."""
    return Interpreter()


@pytest.fixture(scope="module")
def value(lib: Interpreter) -> Callable[[str], Any]:
    """The plain Python value of a Ruby expression."""

    def run(text: str) -> Any:
        return lib.to_python(lib.eval_source(text, "spec.rb"))

    return run
