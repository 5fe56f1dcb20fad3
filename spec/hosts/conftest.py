"""Fixtures for specs that run on real hosts. Each skips, saying why, where hosts cannot be booted."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Callable

import pytest

from spec.hosts.host import Host
from spec.hosts.root import installed, lacking


@pytest.fixture(scope="session")
def layers(tmp_path_factory: pytest.TempPathFactory) -> list[pathlib.Path]:
    """Debian with pysolo installed from its wheel."""
    reason = lacking()
    if reason:
        pytest.skip(reason)
    return installed(tmp_path_factory.mktemp("hosts"))


@pytest.fixture
def boot(layers: list[pathlib.Path]) -> Callable[..., AbstractContextManager[Host]]:
    """Boots further hosts: `with boot(name="db1", network=True) as db:`."""
    return lambda **options: Host(layers, **options)


@pytest.fixture
def host(layers: list[pathlib.Path]) -> Iterator[Host]:
    """A freshly booted host without a network."""
    with Host(layers) as booted:
        yield booted
