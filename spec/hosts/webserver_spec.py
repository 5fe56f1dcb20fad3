"""cookbooks/webserver on a booted Debian host: served over HTTP, idempotent, reloaded once, and what a failed run still does."""

from __future__ import annotations

import json
import pathlib
import socket
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from spec.hosts.host import Host, Result

COOKBOOK = pathlib.Path(__file__).resolve().parents[2] / "cookbooks/webserver"
SOLO = """
cookbook_path '/srv/chef/cookbooks'
node_path '/var/lib/chef/nodes'
file_cache_path '/var/lib/chef/cache'
file_backup_path '/var/lib/chef/backup'
"""
pytestmark = [pytest.mark.hosts, pytest.mark.slow]


class Converged(NamedTuple):
    result: Result
    report: dict[str, Any]

    def rows(self, resource: str, action: str) -> list[str]:
        """The status of each time that an action of a resource ended."""
        return [
            row["status"] for row in self.report["resources"] if (row["resource"], row["action"]) == (resource, action)
        ]


class Server:
    """A host with the cookbook on it."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.ports = free_ports()
        host.push(COOKBOOK, "/srv/chef/cookbooks/webserver")
        host.write("/etc/chef/solo.rb", SOLO)

    @property
    def page(self) -> str:
        return f"http://127.0.0.1:{self.ports[0]}"

    def converge(self, recipe: str = "webserver", status: int = 0, **attributes: Any) -> Converged:
        given = {"port": self.ports[0], "greeter": {"port": self.ports[1]}, **attributes}
        self.host.write("/etc/chef/node.json", json.dumps({"webserver": given, "run_list": [f"recipe[{recipe}]"]}))
        result = self.host.run("pysolo -j /etc/chef/node.json --report-json /tmp/report.json", timeout=600)
        assert result.status == status, result.out[-6000:] + result.err[-2000:]
        assert "Traceback" not in result.out + result.err
        return Converged(result, json.loads(self.host.read("/tmp/report.json")))


def free_ports() -> tuple[int, int]:
    """The host shares this machine's network, so that apt works: two ports that nobody uses."""
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


@pytest.fixture(scope="module")
def server(layers: list[pathlib.Path]) -> Iterator[Server]:
    with Host(layers, name="web1", network=True) as host:
        if not host.run("apt-get update -q && apt-get install -s nginx-light", timeout=120).ok:
            pytest.skip("no Debian mirror can be reached")
        host.run("rm -rf /var/lib/apt/lists/*", check=True)
        yield Server(host)


def test_the_first_run_makes_a_web_server(server: Server) -> None:
    run = server.converge()
    host = server.host
    assert run.report["status"] == "success"
    assert run.report["updated"] > 10
    answer = host.http(server.page + "/")
    assert answer.status == 200
    assert "<h1>It works</h1>" in answer.body
    assert "Served by nginx on debian 12." in answer.body
    assert host.http(server.page + "/hello").body == "Hello\n"
    assert host.run("systemctl is-enabled nginx greeter").out == "enabled\nenabled\n"
    assert (
        host.run("stat -c '%U:%G %a' /srv/www/default/index.html /opt/greeter").out
        == "root:www-data 640\ngreeter:greeter 750\n"
    )
    assert host.run("getent passwd greeter").out.strip().endswith(":Says hello:/opt/greeter:/usr/sbin/nologin")
    assert "*/15 * * * * wc -l < /var/log/nginx/access.log > /srv/www/default/visits.txt" in host.run("crontab -l").out
    assert not host.run("test -e /etc/nginx/sites-enabled/default").ok


def test_the_second_run_changes_nothing(server: Server) -> None:
    server.converge()
    run = server.converge()
    assert run.report["updated"] == 0, [row for row in run.report["resources"] if row["status"] == "updated"]
    assert f" 0/{run.report['total']} resources updated" in run.result.out


def test_a_changed_attribute_reloads_nginx_once(server: Server) -> None:
    server.converge()
    before = server.host.run("journalctl -u nginx --no-pager | grep -c Reloaded").out
    process = server.host.run("systemctl show -p MainPID --value nginx").out
    run = server.converge(headers={"X-Served-By": "pysolo"})
    assert run.rows("template[/etc/nginx/sites-available/webserver.conf]", "create") == ["updated"]
    assert run.rows("service[nginx]", "reload") == ["updated"]
    assert run.report["updated"] == 2
    after = server.host.run("journalctl -u nginx --no-pager | grep -c Reloaded").out
    assert int(after) == int(before) + 1
    assert server.host.run("systemctl show -p MainPID --value nginx").out == process
    assert server.host.http(server.page + "/").headers["X-Served-By"] == "pysolo"


def test_a_failing_resource_still_lets_delayed_notifications_run(server: Server) -> None:
    run = server.converge("webserver::interrupted", status=1)
    host = server.host
    assert run.report["status"] == "failed"
    assert run.report["exception"]["class"] == "Mixlib::ShellOut::ShellCommandFailed"
    assert "this was bound to fail" in run.result.out
    assert run.rows("execute[a step that fails]", "run") == ["failed"]
    assert run.rows("file[/var/lib/webserver-notified]", "create") == ["updated"]
    assert host.read("/var/lib/webserver-notified") == "delayed\n"
    assert not host.run("test -e /var/lib/webserver-never").ok
    assert host.http(server.page + "/").status == 200
