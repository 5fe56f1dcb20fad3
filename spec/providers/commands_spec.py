from __future__ import annotations

from pysolo.system.memory import Call
from spec.providers.machine import Machine


def test_execute_hands_everything_on(machine: Machine) -> None:
    machine.system.on("make it")
    machine.system.makedirs("/work")
    lines = machine.apply(
        "execute",
        "build",
        command="make it",
        cwd="/work",
        environment={"A": "1"},
        user="daemon",
        umask="027",
        timeout=5,
    )
    call: Call = machine.system.calls[-1]
    assert lines == ["execute make it"]
    assert (call.cwd, call.env["A"], call.user, call.umask, call.timeout) == ("/work", "1", "daemon", 0o27, 5)


def test_creates_and_returns(machine: Machine) -> None:
    machine.system.put("/made", "")
    assert machine.apply("execute", "x", creates="/made") == []
    assert machine.fails("execute", "x", creates="made") == "Chef::Exceptions::Execute"
    machine.system.on("x", 3)
    assert machine.fails("execute", "x") == "Mixlib::ShellOut::ShellCommandFailed"
    assert machine.apply("execute", "x", returns=[0, 3]) == ["execute x"]


def test_a_script_goes_to_its_interpreter(machine: Machine) -> None:
    machine.system.on('"bash" -e')
    machine.apply("bash", "setup", code="echo hi\n", flags="-e")
    assert machine.system.calls[-1].input == b"echo hi\n"
    assert machine.fails("script", "x", code="y") == "Chef::Exceptions::Script"


def test_log_and_notify_group(machine: Machine) -> None:
    assert machine.apply("log", "hello") == []
    assert machine.updates.rows == ["log[hello] write up_to_date"]
    machine.apply("notify_group", "all", "run")
    assert machine.updates.rows == ["notify_group[all] run updated"]
