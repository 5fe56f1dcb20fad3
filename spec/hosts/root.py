"""The Debian that hosts are made from, and pysolo installed on top of it."""

from __future__ import annotations

import os
import pathlib
import shutil
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from spec.hosts.cache import call, kept

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SUITE = "bookworm"
#: the suite's own Python
PYTHON = "3.11"
PACKAGES = (
    "apt-utils",
    "ca-certificates",
    "cron",
    "dbus",
    "debconf-utils",
    "dpkg-dev",
    "e2fsprogs",
    "git",
    "gnupg",
    "iproute2",
    "kmod",
    "libarchive13",
    "locales",
    "logrotate",
    "mount",
    "openssh-client",
    "openssl",
    "procps",
    "python3",
    "python3-venv",
    "sudo",
    "systemd",
    "systemd-sysv",
    "tzdata",
    "unzip",
    "util-linux-extra",
    "zip",
)
#: where pysolo is in a host
PROGRAM = "/opt/pysolo/bin/pysolo"


def lacking() -> str | None:
    """Why no host can be booted here, or None."""
    if os.geteuid() != 0:
        return "booting hosts needs root"
    for tool, package in (
        ("systemd-nspawn", "systemd-container"),
        ("mmdebstrap", "mmdebstrap"),
        ("nsenter", "util-linux"),
    ):
        if shutil.which(tool) is None:
            return f"booting hosts needs {tool} (apt-get install {package})"
    return None


def debian_root() -> pathlib.Path:
    """A Debian root folder; only ever read."""

    def make(path: pathlib.Path) -> None:
        call("mmdebstrap", "--variant=minbase", f"--include={','.join(PACKAGES)}", SUITE, path)

    return kept("root", (SUITE, *PACKAGES), make)


@contextmanager
def overlay(lowers: list[pathlib.Path], scratch: pathlib.Path) -> Iterator[pathlib.Path]:
    """A writable view of folders, the first on top; what is written goes to `scratch`/upper."""
    for name in ("upper", "work", "root"):
        (scratch / name).mkdir(parents=True)
    root = scratch / "root"
    options = f"lowerdir={':'.join(map(str, lowers))},upperdir={scratch / 'upper'},workdir={scratch / 'work'}"
    call("mount", "-t", "overlay", "overlay", "-o", options, root)
    try:
        yield root
    finally:
        call("umount", "-R", root)


def build_wheel(scratch: pathlib.Path) -> pathlib.Path:
    """pysolo's wheel, built from a copy so that the work tree stays as it is."""
    source = scratch / "source"
    source.mkdir()
    for name in ("pysolo", "resources", "providers"):
        shutil.copytree(
            REPOSITORY / name, source / name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
        )
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, source / name)
    call(sys.executable, "-m", "build", "--wheel", "--outdir", scratch / "wheel", source)
    return next((scratch / "wheel").glob("*.whl"))


def wheelhouse(wheel: pathlib.Path) -> pathlib.Path:
    """The wheels that pysolo depends on, for the host's Python."""
    with zipfile.ZipFile(wheel) as archive:
        metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        lines = archive.read(metadata).decode().splitlines()
    needs = sorted(
        line.partition(": ")[2] for line in lines if line.startswith("Requires-Dist:") and "extra ==" not in line
    )

    def make(path: pathlib.Path) -> None:
        call(
            sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--only-binary=:all:",
            "--python-version", PYTHON, "--implementation", "cp", "--dest", path, *needs,
        )  # fmt: skip

    return kept("wheels", (PYTHON, *needs), make)


def installed(scratch: pathlib.Path) -> list[pathlib.Path]:
    """The layers of a host with pysolo in /opt/pysolo, top first: installed from the wheel without any network."""
    root = debian_root()
    wheel = build_wheel(scratch)
    wheels = wheelhouse(wheel)
    with overlay([root], scratch / "install") as path:
        script = (
            "python3 -m venv /opt/pysolo && /opt/pysolo/bin/pip install --quiet --no-index --find-links /mnt/wheels "
            f"--disable-pip-version-check /mnt/wheel/{wheel.name} && ln -s {PROGRAM} /usr/local/bin/pysolo"
        )
        call(
            "systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "--pipe", "--private-network", "-D", path,
            f"--bind-ro={wheels}:/mnt/wheels", f"--bind-ro={wheel.parent}:/mnt/wheel", "/bin/sh", "-ec", script,
        )  # fmt: skip
    return [scratch / "install" / "upper", root]
