from __future__ import annotations

import io
import pathlib
import tarfile
import zipfile

import pytest

from pysolo.chef.property import Sym
from pysolo.system.local import LocalSystem
from spec.providers.machine import Machine


@pytest.fixture
def local(machine: Machine) -> Machine:
    machine.session.system = LocalSystem()
    return machine


def make_tar(path: pathlib.Path, *names: str) -> str:
    with tarfile.open(path, "w:gz") as tar:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode = len(name), 1_600_000_000, 0o640
            tar.addfile(info, io.BytesIO(name.encode()))
    return str(path)


def test_tar(local: Machine, tmp_path: pathlib.Path) -> None:
    archive = make_tar(tmp_path / "a.tgz", "top/a", "top/deep/b", "top")
    out = tmp_path / "out"
    lines = local.settle("archive_file", archive, destination=str(out), strip_components=1)
    assert lines == [f"create directory {out}", f"extract {archive} to {out}"]
    assert (out / "a").read_text() == "top/a" and (out / "deep/b").read_text() == "top/deep/b"
    assert (out / "a").stat().st_mtime == 1_600_000_000
    (out / "a").write_text("changed")
    assert local.apply("archive_file", archive, destination=str(out), strip_components=1) == []
    local.settle("archive_file", archive, destination=str(out), strip_components=1, overwrite=Sym("auto"))
    assert (out / "a").read_text() == "top/a"


def test_zip(local: Machine, tmp_path: pathlib.Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("d/x.txt", "hello")
    local.settle("archive_file", str(archive), destination=str(tmp_path / "out"))
    assert (tmp_path / "out/d/x.txt").read_text() == "hello"


def test_nothing_leaves_the_destination(local: Machine, tmp_path: pathlib.Path) -> None:
    archive = make_tar(tmp_path / "a.tgz", "../escaped")
    error = local.fails("archive_file", archive, destination=str(tmp_path / "out"))
    assert error == "Chef::Exceptions::ValidationFailed"
    assert not (tmp_path / "escaped").exists()
    assert local.fails("archive_file", str(tmp_path / "none"), destination="/x") == "Errno::ENOENT"
