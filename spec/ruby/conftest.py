"""What the specs of the Ruby rooms share: running a program here, and beside MRI."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, List, Tuple

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


ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"0x[0-9a-f]{16}")


@pytest.fixture(scope="session")
def mri() -> str:
    """The path of MRI 3.1."""
    ruby = shutil.which("ruby")
    if ruby is not None:
        done = subprocess.run([ruby, "-e", "print RUBY_VERSION"], capture_output=True, text=True, check=False)
        if done.stdout.startswith("3.1."):
            return ruby
    pytest.skip("needs MRI 3.1: apt-get install ruby")


@pytest.fixture
def both_print(mri: str) -> Callable[[Path], Tuple[List[str], List[str]]]:
    """The lines that a program prints here and in MRI, without addresses."""

    def printed(command: List[str], program: Path) -> List[str]:
        done = subprocess.run(
            [*command, program.name],
            cwd=program.parent,
            env=dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", PYTHONPATH=str(ROOT)),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return ADDRESS.sub("0x", done.stdout.decode("utf-8", "replace")).splitlines()

    return lambda program: (
        printed([sys.executable, "-m", "pysolo.ruby.main"], program),
        printed([mri, "-W0"], program),
    )
