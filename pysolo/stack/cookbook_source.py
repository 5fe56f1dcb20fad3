"""Bringing custom cookbooks from where the stack says: git, svn, an archive by http or file, S3 through http."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Callable
from typing import Optional

from pysolo.stack.archives import ArchiveError, unpack
from pysolo.stack.cookbook_download import PAUSE, TRIES, CookbooksError, content
from pysolo.stack.model import Source
from pysolo.stack.redact import FILTERED


def bring(source: Source, target: str, scratch: str, revision: Optional[str] = None) -> str:
    """Put the source's content into an empty folder; the result is its exact revision, a commit or a checksum.

    ``revision`` asks for one that was brought before, instead of what the source's branch says today.
    """
    kind, url = source.type, source.url
    if kind is None or url is None:
        raise CookbooksError("the stack has no CustomCookbooksSource with a Type and a Url")
    if kind == "git":
        return _git(source, url, target, scratch, revision or source.revision)
    if kind == "svn":
        return _svn(source, url, target, revision or source.revision)
    return _archive(source, url, target, scratch, revision)


def _git(source: Source, url: str, target: str, scratch: str, revision: Optional[str]) -> str:
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", **_login(url, source)}
    if source.ssh_key:
        key = os.path.join(scratch, "deploy_key")
        with open(os.open(key, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(source.ssh_key.rstrip("\n") + "\n")
        environment["GIT_SSH_COMMAND"] = (
            f"ssh -i {shlex.quote(key)} -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=no"
            " -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
        )
    # Git refuses submodules that are files on this machine, unless what names them is one itself.
    local = url.startswith(("file://", "/"))
    git = ["git", *(("-c", "protocol.file.allow=always") if local else ()), "-c", "safe.directory=*"]

    def run(*arguments: str, tries: int = 1) -> str:
        return _run([*git, *arguments], environment, source, 1 if local else tries)

    run("clone", "--quiet", "--no-checkout", url, target, tries=TRIES)
    if revision:
        wanted = _resolved(run, target, revision)
    else:
        wanted = "HEAD"
    run("-C", target, "checkout", "--quiet", "--detach", wanted)
    run("-C", target, "submodule", "--quiet", "update", "--init", "--recursive", tries=TRIES)
    commit = run("-C", target, "rev-parse", "HEAD").strip()
    shutil.rmtree(os.path.join(target, ".git"))  # no part of a cookbook
    return commit


def _resolved(run: Callable[..., str], target: str, revision: str) -> str:
    """A branch as the remote has it, else a tag or a commit."""
    for name in (f"refs/remotes/origin/{revision}", f"refs/tags/{revision}", revision):
        try:
            return run("-C", target, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip()
        except CookbooksError:
            continue
    try:
        run("-C", target, "fetch", "--quiet", "origin", revision)
        return run("-C", target, "rev-parse", "FETCH_HEAD").strip()
    except CookbooksError:
        raise CookbooksError(f"the repository has no branch, tag or commit {revision}") from None


def _login(url: str, source: Source) -> dict[str, str]:
    """Name and password for the repository's host alone, in the environment: a command line can be seen by everybody."""
    if not source.username or not url.startswith(("http://", "https://")):
        return {}
    import base64

    scheme, _, rest = url.partition("://")
    host = rest.partition("/")[0].rpartition("@")[2]
    login = base64.b64encode(f"{source.username}:{source.password or ''}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.{scheme}://{host}/.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {login}",
    }


def _svn(source: Source, url: str, target: str, revision: Optional[str]) -> str:
    arguments = ["svn", "export", "--force", "--quiet", "--non-interactive", "--trust-server-cert"]
    password = None
    if source.username:
        arguments += ["--username", source.username, "--password-from-stdin"]
        password = source.password or ""
    _run([*arguments, "-r", revision or "HEAD", url, target], dict(os.environ), source, TRIES, password)
    return revision or "HEAD"


def _run(
    command: list[str], environment: dict[str, str], source: Source, tries: int, given: Optional[str] = None
) -> str:
    for attempt in range(1, tries + 1):
        try:
            done = subprocess.run(command, env=environment, capture_output=True, text=True, input=given or "")
        except FileNotFoundError:
            raise CookbooksError(f"{command[0]} is not installed") from None
        if done.returncode == 0:
            return done.stdout
        if attempt < tries:
            time.sleep(PAUSE * attempt)
    text = (done.stderr or done.stdout).strip()
    for secret in filter(None, (source.password, source.ssh_key)):
        text = text.replace(secret, FILTERED)
    verb = next((word for word in command[1:] if word in ("clone", "checkout", "submodule", "fetch", "export")), "")
    raise CookbooksError(f"{command[0]} {verb} failed: {text or f'status {done.returncode}'}")


def _archive(source: Source, url: str, target: str, scratch: str, revision: Optional[str]) -> str:
    import hashlib

    data = content(source, url)
    path = os.path.join(scratch, "archive")
    with open(path, "wb") as file:
        file.write(data)
    found = f"sha256:{hashlib.sha256(data).hexdigest()}"
    if revision and revision.startswith("sha256:") and revision != found:
        raise CookbooksError(f"{url} has changed: {found} is not the wanted {revision}")
    try:
        unpack(path, target)
    except ArchiveError as fault:
        raise CookbooksError(f"{url}: {fault}") from None
    return found
