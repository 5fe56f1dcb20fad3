from __future__ import annotations

import pytest

from pysolo.converge.catalog import ShippedCatalog
from pysolo.resources.provided import PROVIDED

CATALOG = ShippedCatalog()


@pytest.mark.parametrize("name", sorted(CATALOG.provider_names()))
def test_what_can_be_converged_is_documented(name: str) -> None:
    declaration = CATALOG.declaration(name)
    if declaration is None:
        return  # a module that providers share
    assert declaration.doc
    assert all(declaration.actions.values())
    assert [prop.name for prop in declaration.properties if not prop.doc and not prop.skip_docs] == []


@pytest.mark.parametrize("name", sorted(set(CATALOG.names()) - set(PROVIDED)))
def test_each_action_of_a_default_exists(name: str) -> None:
    declaration = CATALOG.declaration(name)
    assert declaration is not None
    known = set(declaration.actions) | {"nothing"}
    above = declaration
    while above.extends is not None:
        found = CATALOG.declaration(above.extends)
        assert found is not None
        above = found
        known |= set(above.actions)
    assert set(declaration.default or ()) <= known


@pytest.mark.parametrize("name", sorted(set(CATALOG.names()) - set(PROVIDED)))
def test_a_provider_has_every_action_that_is_declared(name: str) -> None:
    declaration = CATALOG.declaration(name)
    assert declaration is not None
    bases = []
    above = declaration
    while above.extends is not None:
        bases.append(above.extends)
        found = CATALOG.declaration(above.extends)
        assert found is not None
        above = found
    for provider in CATALOG.providers(name, bases):
        missing = [action for action in declaration.actions if not hasattr(provider, "action_" + action)]
        assert missing == [], provider
