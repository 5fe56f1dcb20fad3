"""What is known to differ from MRI: `bugs/` are to be mended, `unsupported/` is left out on purpose.

Each program here gives something else in MRI. One that gives the same has been mended: move it to the specs of its class. So the
list can only shrink.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = sorted((Path(__file__).parent / "differences").glob("*/*.rb"))

pytestmark = pytest.mark.skipif(shutil.which("ruby") is None, reason="needs ruby (apt-get install ruby)")


def output(command: list[str], program: Path) -> str:
    env = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    done = subprocess.run(
        [*command, program.name], cwd=program.parent, env=env, capture_output=True, timeout=60, check=False
    )
    return done.stdout.decode("utf-8", "replace")


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_still_differs(program: Path) -> None:
    theirs, ours = output(["ruby", "-W0"], program), output([sys.executable, "-m", "pysolo", "ruby"], program)
    assert theirs != ours, "this is as in MRI now: take the program off the list"
    assert theirs, "MRI prints nothing: the program shows no difference"
