"""The pages that are made from the declarations and the specs."""

from __future__ import annotations

import importlib.util
import json
import pathlib
from types import ModuleType

import pytest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "docs/build.py"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_build", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_resource_of_debian_has_a_proof(build: ModuleType) -> None:
    assert [name for name, found in build.proofs().items() if not found] == []


def test_the_table_is_what_make_docs_writes(build: ModuleType) -> None:
    assert (SCRIPT.parent / "proofs.md").read_text() == build.proofs_page(), "run make docs"


def test_the_index_of_recorded_cases_is_what_the_cases_have(build: ModuleType) -> None:
    assert json.loads(build.INDEX.read_text()) == build.recorded(), "run make docs"


def test_the_manual_has_every_resource_with_its_example(build: ModuleType) -> None:
    page = build.resources_page()
    headings = {line[3:] for line in page.splitlines() if line.startswith("## ")}
    assert set(build.DEBIAN) - headings <= {"deploy", "deploy_branch", "deploy_revision", "env"}
    assert page.count("```ruby\n") == len(headings)
