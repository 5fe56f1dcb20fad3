"""hosts.py TOOL CASES: check the recorded host cases with pysolo from its wheel.

Makes what is missing: the Debian root folder (kept in the cache of spec/hosts) and .venv-hosts, a virtual environment of the system's
Python, which is the one that the hosts have. Status 77, saying why, where no host can be booted.
"""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from spec.hosts.cache import call
from spec.hosts.root import REPOSITORY, build_wheel, debian_root, lacking

PYTHON = "/usr/bin/python3"
SKIPPED = 77


def environment() -> pathlib.Path:
    """The virtual environment, with the wheel of the work tree in it."""
    folder = REPOSITORY / ".venv-hosts"
    pip = [folder / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not (folder / "bin/python").exists():
        call(PYTHON, "-m", "venv", folder)
    with tempfile.TemporaryDirectory() as scratch:
        wheel = build_wheel(pathlib.Path(scratch))
        call(*pip, wheel)
        call(*pip, "--force-reinstall", "--no-deps", wheel)
    return folder


def main() -> int:
    tool, cases = sys.argv[1:]
    reason = lacking() or (None if os.path.exists(PYTHON) else f"{PYTHON} is missing")
    if reason is not None:
        print(f"host cases: skipped, {reason}")
        return SKIPPED
    folder = environment()
    command = [sys.executable, tool, "check", "-j", "2", "--root", str(debian_root()), "--bind", str(folder), cases]
    return subprocess.call(command, env={**os.environ, "PYSOLO": str(folder / "bin/pysolo")})


if __name__ == "__main__":
    sys.exit(main())
