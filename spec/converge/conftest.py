from __future__ import annotations

import pathlib

import pytest

from spec.converge.repository import ChefRepository


@pytest.fixture
def repo(tmp_path: pathlib.Path) -> ChefRepository:
    return ChefRepository(tmp_path)
