from __future__ import annotations

import re

import pytest

from spec.providers.machine import Machine


def on_systemd(machine: Machine, active: str, unit: str) -> None:
    machine.system.makedirs("/run/systemd/system")
    machine.system.put("/usr/bin/systemctl", "", 0o755)
    show = re.compile(r"\S*systemctl --system show .*")
    machine.system.on(re.compile(r"\S*systemctl .*"))
    machine.system.on(show, stdout=f"UnitFileState={unit}\nActiveState={active}\n")


def done(machine: Machine) -> list[str]:
    return [line.partition("--system ")[2] for line in machine.system.lines if " show " not in line]


@pytest.mark.parametrize(
    ("active", "unit", "action", "commands"),
    [
        ("inactive", "disabled", "start", ["start web"]),
        ("active", "disabled", "start", []),
        ("active", "enabled", "stop", ["stop web"]),
        ("failed", "enabled", "stop", []),
        ("active", "disabled", "enable", ["enable web"]),
        ("active", "static", "enable", []),
        ("active", "masked", "enable", []),
        ("active", "enabled", "disable", ["disable web"]),
        ("active", "enabled", "mask", ["mask web"]),
        ("active", "masked", "unmask", ["unmask web"]),
        ("inactive", "enabled", "restart", ["restart web"]),
        ("inactive", "enabled", "reload", []),
        ("active", "enabled", "reload", ["reload web"]),
    ],
)
def test_systemd(machine: Machine, active: str, unit: str, action: str, commands: list[str]) -> None:
    on_systemd(machine, active, unit)
    changed = machine.apply("service", "web", action)
    assert changed == ([f"{action} service service[web]"] if commands else [])
    assert done(machine) == commands
    assert sum(" show " in line for line in machine.system.lines) == 1


def test_own_commands_go_first(machine: Machine) -> None:
    on_systemd(machine, "active", "enabled")
    machine.system.on("web --again")
    machine.apply("service", "web", "restart", restart_command="web --again")
    assert machine.system.lines[-1] == "web --again"


def test_a_users_own_service(machine: Machine) -> None:
    on_systemd(machine, "inactive", "enabled")
    machine.system.on(re.compile(r".*--user show .*"), stdout="UnitFileState=enabled\nActiveState=inactive\n")
    machine.apply("service", "web", "start", user="daemon")
    call = machine.system.calls[-1]
    assert call.line.endswith("--user start web") and call.user == "daemon"
    assert call.env["DBUS_SESSION_BUS_ADDRESS"] == "unix:path=/run/user/1/bus"


def test_without_systemd_an_init_script_is_used(machine: Machine) -> None:
    machine.system.put("/etc/init.d/web", "#!/bin/sh\n", 0o755)
    machine.system.on("/etc/init.d/web status", status=3)
    machine.system.on("/etc/init.d/web start")
    assert machine.apply("service", "web", "start", supports={"status": True}) == ["start service service[web]"]
    assert machine.system.lines[-1] == "/etc/init.d/web start"
    assert machine.fails("service", "other", "start") == "Chef::Exceptions::Service"


def test_a_unit_from_a_hash(machine: Machine) -> None:
    on_systemd(machine, "inactive", "")
    content = {"Unit": {"Description": "web"}, "Service": {"ExecStart": "/bin/web", "Environment": ["A=1", "B=2"]}}
    machine.system.makedirs("/etc/systemd/system")
    lines = machine.settle("systemd_unit", "web.service", "create", content=content, verify=False)
    assert lines[-1] == "creating unit: web.service"
    assert machine.system.read_text("/etc/systemd/system/web.service") == (
        "[Unit]\nDescription = web\n\n[Service]\nExecStart = /bin/web\nEnvironment = A=1\nEnvironment = B=2\n"
    )
    assert done(machine)[-1] == "daemon-reload"
    assert machine.settle("systemd_unit", "web.service", "delete")[-1] == "deleting unit: web.service"
    assert machine.fails("systemd_unit", "web.service", "create", content="no unit").endswith("AssertionFailure")
