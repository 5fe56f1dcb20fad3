"""The package list in pyproject.toml is written by hand: it must be the tree, no more and no less."""

from __future__ import annotations

import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PYPROJECT = (ROOT / "pyproject.toml").read_text()


def table(name: str) -> str:
    """The text of one TOML table; Python 3.9 has no TOML reader and pytest's own is private."""
    found = re.search(r"^\[%s\]\n(.*?)(?=^\[|\Z)" % re.escape(name), PYPROJECT, re.M | re.S)
    assert found, f"pyproject.toml has no [{name}]"
    return found.group(1)


def listed() -> list[str]:
    found = re.search(r"^packages = \[(.*?)^\]", table("tool.setuptools"), re.M | re.S)
    assert found
    return re.findall(r'"([^"]+)"', found.group(1))


def folders() -> set[str]:
    """Every folder with Python in it, under the name that it is imported by; the symlinks are followed."""
    found = set()
    for top, name in (("pysolo", "pysolo"), ("resources", "pysolo.resources"), ("providers", "pysolo.providers")):
        for source in (ROOT / top).rglob("*.py"):
            parts = source.parent.relative_to(ROOT / top).parts
            if top == "pysolo" and parts[:1] in (("resources",), ("providers",)):
                continue
            found.add(".".join((name, *parts)))
    return found


def test_the_list_names_every_package() -> None:
    missing = sorted(folders() - set(listed()))
    assert not missing, 'add to `packages` in pyproject.toml: "' + '", "'.join(missing) + '"'


def test_the_list_names_nothing_else() -> None:
    gone = sorted(set(listed()) - folders())
    assert not gone, f"take out of `packages` in pyproject.toml: {gone}"


def test_the_list_is_sorted_and_free_of_doubles() -> None:
    assert listed() == sorted(set(listed()))


def test_every_package_is_a_regular_one() -> None:
    for package in sorted(folders()):
        assert (ROOT / package.replace(".", "/") / "__init__.py").is_file(), f"{package} has no __init__.py"


@pytest.mark.parametrize("name", ["resources", "providers"])
def test_the_symlink_is_committed_and_the_map_agrees(name: str) -> None:
    link = ROOT / "pysolo" / name
    assert link.is_symlink()
    assert link.readlink() == pathlib.Path("..") / name
    assert f'"pysolo.{name}" = "{name}"' in table("tool.setuptools.package-dir")


def test_every_data_file_ships() -> None:
    patterns = {}
    for line in table("tool.setuptools.package-data").splitlines():
        if "=" in line:
            package, globs = line.split("=", 1)
            patterns[package.strip().strip('"')] = re.findall(r'"([^"]+)"', globs)
    for package in sorted(folders()):
        folder = ROOT / package.replace(".", "/")
        for data in folder.iterdir():
            if data.is_file() and data.suffix not in {".py", ".pyc"}:
                assert any(data.match(glob) for glob in patterns.get(package, [])), (
                    f"{package}: {data.name} is not in the wheel; add a pattern to [tool.setuptools.package-data]"
                )
