"""inspec_*: what compliance checks would be told."""

from __future__ import annotations

import pathlib
from types import SimpleNamespace

import pytest

from spec.providers.machine import Machine


@pytest.fixture(autouse=True)
def cookbooks(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.session, "cookbooks", SimpleNamespace(loaded={}))


def test_inputs_stand_in_the_report(machine: Machine) -> None:
    assert machine.settle("inspec_input", "a", source={"port": 22}) == []
    machine.system.put("/srv/inputs.yml", "user: bob\n")
    machine.system.put("/srv/inputs.json", '{"user": "ann", "key": [1]}')
    machine.settle("inspec_input", "/srv/inputs.yml")
    assert machine.context.compliance == {"inputs": {"port": 22, "user": "bob"}}
    machine.settle("inspec_input", "other", source="/srv/inputs.json")
    assert machine.context.compliance == {"inputs": {"port": 22, "user": "ann", "key": [1]}}
    assert machine.fails("inspec_input", "nowhere") == "Chef::Exceptions::ValidationFailed"
    machine.system.put("/srv/inputs.txt", "")
    assert machine.fails("inspec_input", "/srv/inputs.txt") == "RuntimeError"


def test_what_cookbooks_bring(machine: Machine, tmp_path: pathlib.Path) -> None:
    for name, text in (("default", "a: 1\n"), ("extra", "b: 2\n")):
        file = tmp_path / "compliance/inputs" / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        machine.system.put(str(file), text)
    machine.session.cookbooks.loaded["ssh"] = SimpleNamespace(path=str(tmp_path))
    machine.settle("inspec_input", "ssh")
    assert machine.context.compliance == {"inputs": {"a": 1}}
    machine.settle("inspec_input", "s.*::.*")
    assert machine.context.compliance == {"inputs": {"a": 1, "b": 2}}


def test_waivers(machine: Machine) -> None:
    machine.settle("inspec_waiver", "ssh-01", justification="later", run_test=False, expiration="2030-01-31")
    assert machine.context.compliance["waivers"] == {
        "ssh-01": {"expiration_date": "2030-01-31", "run": False, "justification": "later"}
    }
    machine.settle("inspec_waiver", "x", source={"ssh-02": {"run": True}})
    assert sorted(machine.context.compliance["waivers"]) == ["ssh-01", "ssh-02"]
    assert machine.fails("inspec_waiver", "ssh-03") == "Chef::Exceptions::ValidationFailed"
    for day in ("2030-02-30", "tomorrow"):
        assert machine.fails("inspec_waiver", "a", justification="b", expiration=day) == (
            "Chef::Exceptions::ValidationFailed"
        )


def test_a_file_of_waivers(machine: Machine) -> None:
    machine.system.makedirs("/etc/chef")
    machine.settle("inspec_waiver_file_entry", "b", justification="later", run_test=True)
    machine.settle("inspec_waiver_file_entry", "a", justification="never", expiration="2030-01-31")
    path = "/etc/chef/inspec_waivers.yml"
    assert machine.system.read_text(path) == (
        "---\na:\n  expiration_date: '2030-01-31'\n  justification: never\nb:\n  run: true\n  justification: later\n"
    )
    assert machine.settle("inspec_waiver_file_entry", "b", justification="now")
    machine.settle("inspec_waiver_file_entry", "a", "remove")
    assert machine.system.read_text(path) == "---\nb:\n  justification: now\n"
    assert machine.fails("inspec_waiver_file_entry", "b") == "Chef::Exceptions::ValidationFailed"
    assert machine.fails("inspec_waiver_file_entry", "b", justification="x", file_path="/a.txt") == "RuntimeError"
