"""What takes long to make is made once and kept outside the repository."""

from __future__ import annotations

import fcntl
import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence


def folder() -> pathlib.Path:
    """Where it is kept: $PYSOLO_HOST_CACHE, or a folder of the user's cache."""
    chosen = os.environ.get("PYSOLO_HOST_CACHE")
    path = pathlib.Path(chosen) if chosen else pathlib.Path.home() / ".cache" / "pysolo-hosts"
    path.mkdir(parents=True, exist_ok=True)
    return path


def kept(name: str, key: Sequence[str], make: Callable[[pathlib.Path], None]) -> pathlib.Path:
    """The folder that `make` filled for this key, now or at an earlier time; two runs at once make it once."""
    digest = hashlib.sha256("\n".join(key).encode()).hexdigest()[:12]
    path = folder() / f"{name}-{digest}"
    with open(folder() / f"{name}-{digest}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            unfinished = pathlib.Path(tempfile.mkdtemp(prefix=f"{name}-unfinished-", dir=folder()))
            try:
                make(unfinished)
                unfinished.rename(path)
            except BaseException:
                shutil.rmtree(unfinished, ignore_errors=True)
                raise
    return path


def call(*command: object, cwd: object = None) -> str:
    """Run a tool of this machine; its output is told when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=None if cwd is None else str(cwd), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return done.stdout
