"""The cookbooks that a Berksfile asks for, as far as they are here or in git: nothing is asked of a supermarket.

The service ran Berkshelf for Chef 11.10 stacks with ManageBerkshelf. The Berksfile is Ruby and is run as such.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Optional

from pysolo.stack.cookbook_download import CookbooksError
from pysolo.stack.cookbook_source import bring
from pysolo.stack.model import Source

WORDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "berksfile.rb")
# Where a cookbook without a location may lie within the repository.
VENDORED = ("berks-cookbooks", "vendor/cookbooks", "cookbooks", "site-cookbooks", ".")
_LOCATIONS = ("path", "git", "github", "bitbucket")
_REVISIONS = ("revision", "ref", "tag", "branch")
_ELSEWHERE = ("artifactory", "chef_server", "gitlab", "hg", "svn", "uri", "mercurial")


def find_berksfile(content: str) -> Optional[str]:
    """At the root of what was fetched, or in the one folder that an archive has there."""
    inner = [entry for entry in os.listdir(content) if not entry.startswith(".")]
    folders = [content, *(os.path.join(content, entry) for entry in inner if len(inner) == 1)]
    return next(
        (path for path in (os.path.join(folder, "Berksfile") for folder in folders) if os.path.isfile(path)), None
    )


def resolve(berksfile: str, target: str, scratch: str, source: Source) -> list[str]:
    """Put every cookbook that the Berksfile names into ``target``; CookbooksError names the one that is not to be had.

    A cookbook that lies vendored in the repository is left there.
    """
    folder = os.path.dirname(berksfile)
    locked = locked_revisions(berksfile + ".lock")
    made = []
    for number, entry in enumerate(entries(berksfile)):
        name, place = entry["name"], f"Berksfile line {entry['line']}: cookbook {entry['name']}"
        found = _located(entry, folder, os.path.join(scratch, f"berks-{number}"), scratch, source, locked, place)
        if found is None:
            _require_vendored(entry, folder, place)
            continue
        if not any(os.path.exists(os.path.join(found, mark)) for mark in ("metadata.rb", "metadata.json", "recipes")):
            raise CookbooksError(f"{place}: there is no cookbook in {entry.get('path') or entry.get('rel') or 'it'}")
        shutil.copytree(found, os.path.join(target, name), dirs_exist_ok=True, ignore=shutil.ignore_patterns(".git"))
        made.append(name)
    return made


def entries(berksfile: str) -> list[dict[str, str]]:
    """What the ``cookbook`` lines say: name, constraint, line, and the options as text."""
    from pysolo.ruby.runtime.control import RubyError
    from pysolo.ruby.runtime.interpreter import Interpreter

    rt = Interpreter(None)
    before = os.getcwd()
    os.chdir(os.path.dirname(berksfile))  # Berksfiles glob for cookbooks beside them
    try:
        rt.load_file(WORDS)
        rt.load_file(berksfile)
        found: list[dict[str, Any]] = rt.to_python(rt.classes["Object"].consts["PysoloBerksfile"].consts["ENTRIES"])
    except RubyError as error:
        place = next((line for line in error.exc.backtrace or () if line.startswith(berksfile)), berksfile)
        where = re.sub(r"^.*/", "", place)
        raise CookbooksError(f"{where}: {rt.class_name(error.exc)}: {rt.message_of(error.exc)}") from None
    finally:
        os.chdir(before)
    return [{key: value for key, value in entry.items() if value is not None} for entry in found]


def locked_revisions(path: str) -> dict[str, str]:
    """Cookbook -> commit, of a Berksfile.lock beside the Berksfile."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return {}
    found: dict[str, str] = {}
    name = None
    for line in text.partition("\nGRAPH")[0].splitlines():
        if re.match(r"  \S", line):
            name = line.split()[0]
        elif name and line.strip().startswith("revision:"):
            found[name] = line.split()[1]
    return found


def _located(
    entry: Mapping[str, str],
    folder: str,
    checkout: str,
    scratch: str,
    source: Source,
    locked: Mapping[str, str],
    place: str,
) -> Optional[str]:
    """The folder of a cookbook that has a location of its own."""
    if "path" in entry:
        found = os.path.normpath(os.path.join(folder, entry["path"]))
        if not os.path.isdir(found):
            raise CookbooksError(f"{place}: there is no folder {entry['path']} in the repository")
        return found
    url = _git_url(entry)
    if url is None:
        other = next((word for word in _ELSEWHERE if word in entry), None)
        if other is not None:
            raise CookbooksError(f"{place}: {other}: is not supported, only {', '.join(_LOCATIONS)}: are")
        return None
    wanted = locked.get(entry["name"]) or next((entry[key] for key in _REVISIONS if key in entry), None)
    os.makedirs(checkout)
    try:
        # The key of the stack's repository opens this one too, as it did there; its login is for its own host.
        bring(replace(source, type="git", url=url, revision=wanted, username=None, password=None), checkout, scratch)
    except CookbooksError as fault:
        raise CookbooksError(f"{place}: {fault}") from None
    return os.path.join(checkout, entry.get("rel", "."))


def _git_url(entry: Mapping[str, str]) -> Optional[str]:
    if "git" in entry:
        return entry["git"]
    for word in ("github", "bitbucket"):
        if word in entry:
            return f"https://{word}.{'com' if word == 'github' else 'org'}/{entry[word].removesuffix('.git')}.git"
    return None


def _require_vendored(entry: Mapping[str, str], folder: str, place: str) -> None:
    name, constraint = entry["name"], entry.get("constraint")
    for vendored in VENDORED:
        if _is_cookbook(os.path.join(folder, vendored, name)):
            return
    wanted = f" ({constraint})" if constraint else ""
    raise CookbooksError(
        f"{place}{wanted} is neither in the repository nor given a path: or git:, and nothing is fetched from a supermarket."
        " Run `berks vendor berks-cookbooks` where Berkshelf is and commit that folder, or give the cookbook a git: location"
    )


def _is_cookbook(folder: str) -> bool:
    marks: Sequence[str] = ("metadata.rb", "metadata.json", "recipes", "attributes", "libraries", "resources")
    return any(os.path.exists(os.path.join(folder, mark)) for mark in marks)
