"""The example in each declaration: it compiles, on Debian or where the resource is at home."""

from __future__ import annotations

import pathlib

import pytest

from pysolo.converge.catalog import ShippedCatalog
from spec.converge.repository import DEBIAN, ChefRepository

CATALOG = ShippedCatalog()
#: the platforms that alone know some of the words
WINDOWS = {"platform": "windows", "platform_version": "10.0.20348", "platform_family": "windows", "os": "windows"}
HOMES = {
    "launchd": {"platform": "mac_os_x", "platform_version": "13.0", "platform_family": "mac_os_x", "os": "darwin"},
    "powershell_script": WINDOWS,
    "windows_script": WINDOWS,
}

#: words that make a resource of another name on Debian
SAME = {"package": ("apt_package",), "user": ("linux_user",)}


@pytest.mark.parametrize("name", sorted(CATALOG.names()))
def test_the_example_compiles(tmp_path: pathlib.Path, name: str) -> None:
    declaration = CATALOG.declaration(name)
    if declaration is None or declaration.name != name:
        return  # another name of a resource
    repo = ChefRepository(tmp_path)
    repo.recipe(declaration.example + "\n")
    made = repo.compile(HOMES.get(name, DEBIAN))
    assert made["exception"] is None
    assert made["resources"][0]["type"] in (name, *SAME.get(name, ()))


@pytest.mark.parametrize("name", sorted(HOMES))
def test_what_is_of_another_platform_alone_is_no_resource_of_debian(tmp_path: pathlib.Path, name: str) -> None:
    repo = ChefRepository(tmp_path)
    repo.recipe(f"{name} 'x'\n")
    assert repo.compile()["exception"]["class"] == "Chef::Exceptions::NoSuchResourceType"
