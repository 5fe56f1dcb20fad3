"""-r: a tarball of cookbooks."""

from __future__ import annotations

import io
import pathlib
import tarfile

import click
import pytest

from pysolo.cli.recipe_url import unpack
from pysolo.config import build_config


def tarball(path: pathlib.Path, *entries: tuple[str, str, str]) -> str:
    with tarfile.open(path, "w:gz") as archive:
        for kind, name, text in entries:
            member = tarfile.TarInfo(name)
            if kind == "link":
                member.type, member.linkname = tarfile.SYMTYPE, text
                archive.addfile(member)
            elif kind == "fifo":
                member.type = tarfile.FIFOTYPE
                archive.addfile(member)
            else:
                member.size, member.mode = len(text), 0o755 if kind == "program" else 0o644
                archive.addfile(member, io.BytesIO(text.encode()))
    return str(path)


def config(tmp_path: pathlib.Path, url: str, **more: object) -> object:
    return build_config(
        {"cookbook_path": [str(tmp_path / "repo/site"), str(tmp_path / "repo/cookbooks")], "recipe_url": url, **more}
    )


def test_it_lands_beside_the_cookbook_path(tmp_path: pathlib.Path) -> None:
    url = tarball(
        tmp_path / "r.tgz",
        ("file", "cookbooks/a/recipes/default.rb", "log 'x'"),
        ("program", "cookbooks/a/files/run", "#!/bin/sh"),
    )
    (tmp_path / "repo/old").mkdir(parents=True)
    unpack(config(tmp_path, url))  # type: ignore[arg-type]
    assert (tmp_path / "repo/cookbooks/a/recipes/default.rb").read_text() == "log 'x'"
    assert (tmp_path / "repo/cookbooks/a/files/run").stat().st_mode & 0o111
    assert (tmp_path / "repo/old").exists()
    unpack(config(tmp_path, url, delete_entire_chef_repo=True))  # type: ignore[arg-type]
    assert not (tmp_path / "repo/old").exists()


@pytest.mark.parametrize(
    "entries",
    [
        [("file", "../evil", "x")],
        [("file", "/evil", "x")],
        [("link", "out", "/etc"), ("file", "out/evil", "x")],
        [("link", "up", ".."), ("file", "up/evil", "x")],
        [("link", "a", "b/c/../.."), ("link", "b/c", ".."), ("file", "a/evil", "x")],
        [("fifo", "pipe", "")],
    ],
)
def test_nothing_leaves_the_target(entries: list[tuple[str, str, str]], tmp_path: pathlib.Path) -> None:
    with pytest.raises(click.ClickException, match="would be unpacked outside|neither a file nor a folder"):
        unpack(config(tmp_path, tarball(tmp_path / "r.tgz", *entries)))  # type: ignore[arg-type]
    assert not list(tmp_path.glob("evil"))


def test_what_is_no_archive_is_told(tmp_path: pathlib.Path) -> None:
    (tmp_path / "r.tgz").write_text("nonsense")
    with pytest.raises(click.ClickException, match="cannot unpack"):
        unpack(config(tmp_path, str(tmp_path / "r.tgz")))  # type: ignore[arg-type]
    with pytest.raises(click.ClickException, match="neither an http"):
        unpack(config(tmp_path, "s3://bucket/key"))  # type: ignore[arg-type]
