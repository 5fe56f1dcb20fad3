"""The same programs through MRI 3.1 and here."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import pytest

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.rb"))


@pytest.mark.slow
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_it_prints_what_mri_prints(program: Path, both_print: Callable[[Path], tuple[list[str], list[str]]]) -> None:
    ours, theirs = both_print(program)
    assert ours == theirs
