"""The same programs through MRI 3.1 and here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.rb"))
ROOT = Path(__file__).parents[3]


def has_mri() -> bool:
    ruby = shutil.which("ruby")
    if ruby is None:
        return False
    done = subprocess.run([ruby, "-e", "print RUBY_VERSION"], capture_output=True, text=True, check=False)
    return done.stdout.startswith("3.1.")


def printed(command: list[str], program: Path) -> list[str]:
    env = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", PYTHONPATH=str(ROOT))
    done = subprocess.run(
        [*command, program.name],
        cwd=program.parent,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace").splitlines()


@pytest.mark.slow
@pytest.mark.skipif(not has_mri(), reason="needs MRI 3.1: apt-get install ruby")
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_it_prints_what_mri_prints(program: Path) -> None:
    assert printed([sys.executable, "-m", "pysolo.ruby.main"], program) == printed(["ruby"], program)
