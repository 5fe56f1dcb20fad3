"""A host boots, and pysolo runs on it."""

from __future__ import annotations

import json
import pathlib

import pytest

from spec.hosts.host import Host

pytestmark = [pytest.mark.hosts, pytest.mark.slow]


def test_systemd_runs_and_so_does_a_command(host: Host) -> None:
    assert host.read("/proc/1/comm") == "systemd\n"
    assert host.run("systemctl is-system-running").out.strip() in ("running", "degraded")
    assert host.run("echo out; echo err >&2; exit 3") == (3, "out\n", "err\n")
    assert host.run(["hostname", "-f"]).out == "host.example.com\n"
    assert host.run(["ls", "/sys/class/net"]).out.split() == ["lo"]


def test_files_and_web_servers(host: Host, tmp_path: pathlib.Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text("hello from the host")
    host.push(tmp_path / "page", "/srv/page")
    host.write("/etc/app.conf", "a=1\n", mode="600")
    assert host.run("stat -c '%U %a' /srv/page /etc/app.conf").out == "root 755\nroot 600\n"
    assert host.read("/etc/app.conf") == "a=1\n"
    host.run("systemd-run -q --unit=page python3 -m http.server -d /srv/page 8000", check=True)
    host.run("for i in $(seq 50); do ss -ltn | grep -q :8000 && exit; sleep 0.1; done; exit 1", check=True)
    answer = host.http("http://127.0.0.1:8000/")
    assert (answer.status, answer.body) == (200, "hello from the host")
    assert host.http("http://127.0.0.1:8000/none").status == 404
    with pytest.raises(ConnectionError):
        host.http("http://127.0.0.1:8001/")


def test_automatic_attributes_of_a_host(host: Host) -> None:
    """By the installed wheel, with the host's own Python."""
    script = (
        "import json\n"
        "from pysolo.ohai import Ohai\n"
        "from pysolo.system.local import LocalSystem\n"
        "ohai = Ohai(LocalSystem())\n"
        "facts = ohai.all()\n"
        "print(json.dumps([facts, {name: str(error) for name, error in ohai.failures.items()}]))\n"
    )
    done = host.run(["/opt/pysolo/bin/python", "-c", script], check=True)
    facts, failures = json.loads(done.out)
    assert set(failures) <= {"shard_seed"}  # a container does not show the hardware's serial number
    wanted = {
        "platform": "debian",
        "platform_version": "12",
        "platform_family": "debian",
        "init_package": "systemd",
        "hostname": "host",
        "fqdn": "host.example.com",
        "domain": "example.com",
        "root_group": "root",
        "current_user": "root",
        "ipaddress": "127.0.0.1",
    }
    assert {name: facts.get(name) for name in wanted} == wanted
    assert (facts["virtualization"]["system"], facts["virtualization"]["role"]) == ("nspawn", "guest")
    assert facts["packages"]["systemd"]["status"] == "installed"
    assert facts["hostnamectl"]["static_hostname"] == "host"
    assert facts["languages"]["ruby"] == {}
