from __future__ import annotations

import pytest

from spec.providers.machine import Machine


@pytest.fixture(scope="session")
def shared_machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    return Machine(tmp_path_factory.mktemp("cookbooks"))


@pytest.fixture
def machine(shared_machine: Machine) -> Machine:
    shared_machine.start()
    return shared_machine
