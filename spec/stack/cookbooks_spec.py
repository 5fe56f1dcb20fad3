"""Custom cookbooks from git and archives."""

from __future__ import annotations

import io
import os
import pathlib
import subprocess
import tarfile
import threading
import zipfile
from http.server import HTTPServer, SimpleHTTPRequestHandler
from typing import Any

import pytest

from pysolo.stack.cookbook_download import CookbooksError
from pysolo.stack.cookbooks import CookbookCopy, current_copy, refresh
from pysolo.stack.model import Source


def files(copy: CookbookCopy) -> list[str]:
    found = []
    for path in copy.paths:
        for folder, _, names in os.walk(path):
            found += [os.path.relpath(os.path.join(folder, name), path) for name in names]
    return sorted(found)


def git(folder: pathlib.Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@x", "-c", "protocol.file.allow=always", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def repository(folder: pathlib.Path, **content: str) -> pathlib.Path:
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    write(folder, **content)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "one")
    return folder


def write(folder: pathlib.Path, **content: str) -> None:
    for name, text in content.items():
        path = folder / name.replace("__", "/").replace("_rb", ".rb")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_git_branch_tag_commit_and_submodule(tmp_path: pathlib.Path) -> None:
    inner = repository(tmp_path / "inner", metadata_rb='name "inner"', recipes__default_rb="")
    outer = repository(tmp_path / "outer", a__recipes__default_rb="1")
    first = git(outer, "rev-parse", "HEAD")
    git(outer, "tag", "v1")
    git(outer, "submodule", "--quiet", "add", f"file://{inner}", "inner")
    git(outer, "commit", "-qm", "two")
    target, url = str(tmp_path / "copy"), f"file://{outer}"
    copy = refresh(target, Source(type="git", url=url))
    assert copy.revision == git(outer, "rev-parse", "HEAD")
    assert "inner/recipes/default.rb" in files(copy)
    for revision in ("v1", first, first[:10]):
        copy = refresh(target, Source(type="git", url=url, revision=revision))
        assert (copy.revision, files(copy)) == (first, ["a/recipes/default.rb"])
    with pytest.raises(CookbooksError, match="no branch, tag or commit nope"):
        refresh(target, Source(type="git", url=url, revision="nope"))
    assert current_copy(target) == copy, "a failure keeps the old copy"
    assert len([name for name in os.listdir(target) if name.startswith("copy-")]) <= 2


def test_a_single_cookbook_and_vendored_folders(tmp_path: pathlib.Path) -> None:
    single = repository(tmp_path / "single", metadata_rb="name 'one'\n", recipes__default_rb="")
    copy = refresh(str(tmp_path / "c1"), Source(type="git", url=f"file://{single}"))
    assert files(copy) == ["one/metadata.rb", "one/recipes/default.rb"]
    vendored = repository(
        tmp_path / "v", mine__recipes__default_rb="", Berksfile="", **{"berks-cookbooks__apt__metadata_rb": ""}
    )
    copy = refresh(str(tmp_path / "c2"), Source(type="git", url=f"file://{vendored}"))
    assert [os.path.basename(path) for path in copy.paths] == [".", "berks-cookbooks"]
    empty = repository(tmp_path / "e", README="")
    with pytest.raises(CookbooksError, match="there is no cookbook in it"):
        refresh(str(tmp_path / "c3"), Source(type="git", url=f"file://{empty}"))


def archives(folder: pathlib.Path) -> dict[str, pathlib.Path]:
    write(folder / "root", cookbooks__a__recipes__default_rb="x")
    with tarfile.open(folder / "a.tgz", "w:gz") as tar:
        tar.add(folder / "root", "root")
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.write(folder / "root/cookbooks/a/recipes/default.rb", "a/recipes/default.rb")
    return {"tgz": folder / "a.tgz", "zip": folder / "a.zip"}


def test_archives_by_file_and_http(tmp_path: pathlib.Path) -> None:
    made = archives(tmp_path)

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(tmp_path))

        def log_message(self, *arguments: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        for url in (f"file://{made['tgz']}", str(made["zip"]), f"{base}/a.tgz"):
            copy = refresh(str(tmp_path / "copy"), Source(type="archive", url=url))
            assert files(copy) == ["a/recipes/default.rb"]
            assert str(copy.revision).startswith("sha256:")
        copy = refresh(str(tmp_path / "copy"), Source(type="s3", url=f"{base}/a.zip"))
        with pytest.raises(CookbooksError, match="cannot fetch .*/none.zip: 404"):
            refresh(str(tmp_path / "copy"), Source(type="archive", url=f"{base}/none.zip"))
        with pytest.raises(CookbooksError, match="has changed"):
            refresh(str(tmp_path / "copy"), Source(type="archive", url=f"{base}/a.tgz"), "sha256:0")
        assert current_copy(str(tmp_path / "copy")) == copy
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("name", ["../out", "/etc/x", "a/../../out"])
def test_an_archive_cannot_write_elsewhere(tmp_path: pathlib.Path, name: str) -> None:
    with tarfile.open(tmp_path / "bad.tar", "w") as tar:
        info = tarfile.TarInfo(name)
        info.size = 1
        tar.addfile(info, io.BytesIO(b"x"))
    with pytest.raises(CookbooksError, match=r"would be unpacked outside|not an archive"):
        refresh(str(tmp_path / "copy"), Source(type="archive", url=str(tmp_path / "bad.tar")))
    assert not (tmp_path / "out").exists()


def test_the_deploy_key_is_what_ssh_is_given(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(tmp_path / "repo", a__recipes__default_rb="1")
    fake = tmp_path / "bin/ssh"
    fake.parent.mkdir()
    fake.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/arguments; cp "$2" {tmp_path}/key; stat -c %a "$2" > {tmp_path}/mode\n'
        f"exec git-upload-pack {repo}\n"
    )
    fake.chmod(0o755)
    exec_path = subprocess.run(["git", "--exec-path"], check=True, capture_output=True, text=True).stdout.strip()
    monkeypatch.setenv("PATH", os.pathsep.join((str(fake.parent), exec_path, os.environ["PATH"])))
    copy = refresh(str(tmp_path / "copy"), Source(type="git", url="git@host.example:x.git", ssh_key="THE KEY\n"))
    assert files(copy) == ["a/recipes/default.rb"]
    assert (tmp_path / "key").read_text() == "THE KEY\n"
    assert (tmp_path / "mode").read_text() == "600\n"
    assert "git@host.example" in (tmp_path / "arguments").read_text()
    assert not list(tmp_path.glob("copy/**/deploy_key")), "it does not stay"


def test_a_login_goes_to_its_own_host_alone(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, Any]] = []

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path.split("?")[0], self.headers.get("Authorization")))
            if self.path.startswith("/away"):
                self.send_response(302)
                self.send_header("Location", f"http://localhost:{self.server.server_address[1]}/other/info/refs")  # type: ignore[attr-defined]
                self.end_headers()
            else:
                self.send_error(404)

        def log_message(self, *arguments: Any) -> None:
            pass

    monkeypatch.setattr("pysolo.stack.cookbook_source.PAUSE", 0.0)
    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_address[1]}"
        for path in ("/x.git", "/away.git"):
            with pytest.raises(CookbooksError, match="git clone failed") as caught:
                refresh(str(tmp_path / "copy"), Source(type="git", url=url + path, username="me", password="pass word"))
            assert "pass word" not in str(caught.value)
    finally:
        server.shutdown()
        server.server_close()
    logins = dict(asked)
    assert logins["/x.git/info/refs"] == logins["/away.git/info/refs"] == "Basic bWU6cGFzcyB3b3Jk"
    assert logins.get("/other/info/refs") is None
