"""The run lock holds across processes and names its holder."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

from pysolo.system.errors import LockTimeout
from pysolo.system.lock import RunLock

HOLD = """
import sys
from pysolo.system.lock import RunLock
with RunLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_process_holds_it(tmp_path: pathlib.Path) -> None:
    path = str(tmp_path / "run" / "lock")
    root = str(pathlib.Path(__file__).resolve().parents[2])
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, path],
        env={**os.environ, "PYTHONPATH": root},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdin and holder.stdout
    holder.stdout.readline()
    waited: list[object] = []
    with pytest.raises(LockTimeout, match=f"process {holder.pid}"):
        RunLock(path, 0.2, waited.append).acquire()
    assert waited == [holder.pid]
    holder.kill()
    holder.wait()
    holder.stdin.close()
    holder.stdout.close()
    with RunLock(path, 1):  # freed by its end, however it came
        assert pathlib.Path(path).read_text() == f"{os.getpid()}\n"
    assert pathlib.Path(path).read_text() == ""
