"""Resources that are made of others."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator

import pytest

from spec.providers.machine import Machine


@pytest.fixture
def debian(machine: Machine) -> Machine:
    machine.system.put("/etc/debian_version", "12\n")
    machine.system.makedirs("/etc/apt/sources.list.d")
    machine.system.makedirs("/etc/sysctl.d")
    machine.system.on(re.compile(r"apt-(get|cache) .*"))
    return machine


@pytest.fixture
def key_server() -> Iterator[str]:
    """The address of a key."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "3")
            self.end_headers()
            self.wfile.write(b"key")

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/acme.asc"
        server.shutdown()


def test_apt_repository(debian: Machine) -> None:
    lines = debian.settle(
        "apt_repository",
        "acme",
        uri="https://Deb.Example.com",
        components=["main", "extra"],
        arch="amd64",
        deb_src=True,
    )
    line = "[arch=amd64 signed-by=/etc/apt/keyrings/acme.gpg] https://deb.example.com/ bookworm main extra"
    assert debian.system.read_text("/etc/apt/sources.list.d/acme.list") == f"deb      {line}\ndeb-src  {line}\n"
    assert "force update new lists of packages" in lines
    assert "apt-get -q update" in debian.system.lines
    assert debian.settle("apt_repository", "acme", "remove")[-1] == (
        "Removing acme repository from /etc/apt/sources.list.d/"
    )


def test_a_flat_repository_keeps_the_place_of_its_distribution(debian: Machine) -> None:
    debian.settle("apt_repository", "flat", uri="http://deb.example.com", distribution="", components=["./"])
    text = debian.system.read_text("/etc/apt/sources.list.d/flat.list")
    assert text == "deb      [signed-by=/etc/apt/keyrings/flat.gpg] http://deb.example.com/  ./\n"


@pytest.mark.parametrize(("apt", "ring"), [("2.6.1", ""), ("3.0.3", "gnupg-ring:")])
def test_the_form_of_a_keyring_is_what_apt_reads(debian: Machine, key_server: str, apt: str, ring: str) -> None:
    debian.system.on("apt -v", stdout=f"apt {apt} (amd64)\n")
    debian.system.on(re.compile("gpg .*"))
    debian.system.makedirs("/var/cache/run")
    debian.apply("apt_repository", "acme", uri="http://deb.example.com", key=key_server)
    imported = [line for line in debian.system.lines if line.startswith("gpg --import")]
    assert imported and all(f" --keyring {ring}/etc/apt/keyrings/acme.gpg " in line for line in imported)


def test_apt_update_is_periodic(debian: Machine) -> None:
    assert "update new lists of packages" in debian.apply("apt_update", "all")
    debian.system.put("/var/lib/apt/periodic/update-success-stamp", "")
    assert debian.apply("apt_update", "all") == []
    debian.system.time += 90_000
    assert "update new lists of packages" in debian.apply("apt_update", "all")


def test_apt_preference(debian: Machine) -> None:
    debian.settle("apt_preference", "nginx.*", pin="release n=sid", pin_priority=700)
    assert debian.system.read_text("/etc/apt/preferences.d/nginx_wildcard.pref") == (
        "Package: nginx.*\nPin: release n=sid\nPin-Priority: 700\n"
    )
    debian.settle("apt_preference", "nginx.*", "remove")
    assert debian.system.listdir("/etc/apt/preferences.d") == []


def test_cron_d(debian: Machine) -> None:
    debian.system.makedirs("/etc/cron.d")
    debian.settle(
        "cron_d", "job", minute=5, hour="*/2", command="run it", user="daemon", environment={"A": "b c"}, comment="why"
    )
    text = debian.system.read_text("/etc/cron.d/job")
    assert text.endswith("A=b\\ c\n\n# why\n5 */2 * * * daemon run it\n")
    assert debian.system.stat("/etc/cron.d/job").mode == 0o600
    assert debian.fails("cron_d", "job", minute="61", command="x") == "Chef::Exceptions::ValidationFailed"


def test_sysctl(debian: Machine) -> None:
    values = {"kernel.x": "0"}
    debian.system.on("sysctl -n -e kernel.x", lambda call: values["kernel.x"] + "\n")
    debian.system.on(
        re.compile(r"sysctl -w kernel.x=.*"), lambda call: values.update({"kernel.x": call.line[-1]}) or ""
    )
    debian.system.on(re.compile(r"sysctl -p"))
    assert '  set value    to "1"' in debian.settle("sysctl", "kernel.x", value=1, comment="why")
    assert debian.system.read_text("/etc/sysctl.d/99-chef-kernel.x.conf") == "# why\nkernel.x = 1\n"


def test_sudo(debian: Machine) -> None:
    debian.system.put("/etc/sudoers", "#includedir /etc/sudoers.d\n")
    debian.settle(
        "sudo", "ops.team", users=["ann", "bob"], groups="ops", nopasswd=True, commands=["/bin/ls", "/bin/id"]
    )
    assert debian.system.read_text("/etc/sudoers.d/ops__team").splitlines()[2:] == [
        "%ops,ann,bob ALL=(ALL) NOPASSWD:/bin/ls",
        "%ops,ann,bob ALL=(ALL) NOPASSWD:/bin/id",
    ]
    assert debian.fails("sudo", "nobody") == "RuntimeError"


def test_user_ulimit(debian: Machine) -> None:
    debian.system.makedirs("/etc/security/limits.d")
    debian.settle("user_ulimit", "ann", filehandle_limit=4096, process_soft_limit=10, memory_limit="unlimited")
    text = debian.system.read_text("/etc/security/limits.d/ann_limits.conf")
    assert [line for line in text.splitlines()[4:] if line] == [
        "ann - nofile 4096",
        "ann soft nproc 10",
        "ann - memlock unlimited",
    ]
