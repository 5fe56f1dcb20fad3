"""Properties that have a second name."""

from __future__ import annotations

from typing import Any

import pytest

from pysolo.chef.boot import open_session
from pysolo.chef.builder import new_resource
from pysolo.chef.session import Session
from pysolo.converge.catalog import ShippedCatalog

NAMES: list[tuple[str, str, str, Any]] = [
    ("git", "revision", "reference", "main"),
    ("git", "revision", "branch", "main"),
    ("git", "repository", "repo", "/srv/a.git"),
    ("git", "environment", "env", {"A": "b"}),
    ("subversion", "environment", "env", {"A": "b"}),
    ("yum_repository", "baseurl", "url", "http://a"),
    ("yum_repository", "gpgkey", "keyurl", ["http://a"]),
    ("yum_repository", "mirror_expire", "mirrorexpire", "3h"),
    ("powershell_package_source", "source_location", "url", "http://a"),
]


@pytest.fixture(scope="module")
def session() -> Session:
    session = open_session()
    session.registry.catalog = ShippedCatalog()
    return session


@pytest.mark.parametrize(("kind", "name", "other", "value"), NAMES)
def test_both_names_mean_the_same(session: Session, kind: str, name: str, other: str, value: Any) -> None:
    rt = session.rt
    cls = session.registry.builtin(kind)
    assert cls is not None
    resource = new_resource(cls, rt.str("x"), None)
    rt.send(resource, other, rt.from_python(value))
    assert rt.to_python(rt.send(resource, name)) == value
    assert rt.to_python(rt.send(resource, other)) == value
