"""The reference manual: complete, because the declarations are."""

from __future__ import annotations

import pathlib

import pytest

from pysolo.cli.dispatch import dispatch
from pysolo.cli.resources import declarations, manual

PROVIDERS = pathlib.Path(__file__).resolve().parents[2] / "providers"
BY_NAME = {declaration.name: declaration for declaration in declarations()}


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_every_resource_has_a_page(name: str) -> None:
    declaration = BY_NAME[name]
    page = manual(declaration, BY_NAME)
    assert declaration.doc
    assert page.startswith(f"{name}\n===")
    assert declaration.doc
    for action in declaration.actions:
        assert f"  :{action}" in page


@pytest.mark.parametrize("name", sorted(name for name in BY_NAME if (PROVIDERS / f"{name}.py").exists()))
def test_what_can_be_converged_is_documented_throughout(name: str) -> None:
    declaration = BY_NAME[name]
    assert all(declaration.actions.values())
    for prop in declaration.properties:
        assert prop.doc or prop.skip_docs, f"property {prop.name} of {name} has no doc"


def test_inherited_properties_and_the_default_action_are_on_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["resources", "apt_package"]) == 0
    page = capsys.readouterr().out
    assert "  :install (default)\n" in page
    assert "  package_name  (String, Array" in page
    assert "  default_release  (String" in page


def test_an_unknown_name_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["resources", "templat"]) == 1
    assert "did you mean template" in capsys.readouterr().err


def test_the_list_is_one_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["resources"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(BY_NAME)
