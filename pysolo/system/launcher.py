"""The shell line that runs this very program: what `pysolo shim` writes, and what stands where Chef's own program would."""

from __future__ import annotations

import os
import shlex
import sys


def launcher() -> str:
    """It runs the installed program; run from a source tree there is only the module."""
    program = os.path.join(os.path.dirname(sys.executable), "pysolo")
    words = [program] if os.path.exists(program) else [sys.executable, "-m", "pysolo"]
    return f'#!/bin/sh\n# launcher of pysolo\nexec {shlex.join(words)} "$@"\n'
