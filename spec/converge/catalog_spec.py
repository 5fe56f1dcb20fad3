from __future__ import annotations

from pysolo.chef.declaration import Provided
from pysolo.converge.catalog import ShippedCatalog
from pysolo.resources.provided import PROVIDED


def test_every_file_of_resources_declares_the_resource_it_is_named_after() -> None:
    catalog = ShippedCatalog()
    assert "file" in catalog.names()
    for name in catalog.names():
        if name not in PROVIDED:
            assert catalog.declaration(name) is not None, f"resources/{name}.py"


def test_the_table_of_other_names_says_what_the_declarations_say() -> None:
    catalog = ShippedCatalog()
    found: dict[str, list[tuple[str, dict[str, tuple[str, ...]]]]] = {}
    for name in sorted(catalog.names()):
        declaration = catalog.declaration(name)
        for extra in declaration.provides if declaration is not None else ():
            if isinstance(extra, Provided):
                found.setdefault(extra.name, []).append((name, dict(extra.filters)))
            elif extra != name:
                found.setdefault(extra, []).append((name, {}))
    assert {word: [(name, dict(filters)) for name, filters in entries] for word, entries in PROVIDED.items()} == found


def test_a_providers_folder_holds_the_candidates_of_a_family() -> None:
    names = {provider.__module__ for provider in ShippedCatalog().providers("apt_package", ["package"])}
    assert names == {"pysolo.providers.package.apt"}
    assert ShippedCatalog().providers("no_such_resource", []) == []
