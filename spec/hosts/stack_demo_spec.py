"""The demo stacks on three hosts joined by a bridge: what each lifecycle event does is seen through the load balancer."""

from __future__ import annotations

import contextlib
import json
import pathlib
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from spec.hosts.host import Host

COOKBOOKS = pathlib.Path(__file__).resolve().parents[2] / "cookbooks"
ADDRESSES = {"lb1": "10.77.0.1", "app1": "10.77.0.2", "app2": "10.77.0.3"}
pytestmark = [pytest.mark.hosts, pytest.mark.slow]


def connect(hosts: dict[str, Host]) -> None:
    """A bridge in the first host's network; the others hang on it by veth pairs."""
    first, *others = hosts

    def ip(*words: str, of: str = first) -> None:
        command = ["nsenter", "-t", str(hosts[of].leader), "-n", "ip", *words]
        subprocess.run(command, check=True, capture_output=True)

    ip("link", "add", "name", "br0", "type", "bridge")
    ip("addr", "add", f"{ADDRESSES[first]}/24", "dev", "br0")
    ip("link", "set", "br0", "up")
    for name in others:
        end = f"to-{name}"
        ip("link", "add", "name", end, "type", "veth", "peer", "name", "eth0", "netns", str(hosts[name].leader))
        ip("link", "set", end, "master", "br0", "up")
        ip("addr", "add", f"{ADDRESSES[name]}/24", "dev", "eth0", of=name)
        ip("link", "set", "eth0", "up", of=name)


class Demo:
    """Three hosts that share a ledger, as they would a network service."""

    def __init__(self, hosts: dict[str, Host], version: str, state: pathlib.Path) -> None:
        self.hosts = hosts
        self.options = (
            f"--stack /srv/demo/stack_demo_{version}/stack.yml --cookbook-path /srv/demo --state-dir {state} -F null"
        )
        for host in hosts.values():
            for name in ("stack_demo_services", f"stack_demo_{version}"):
                host.push(COOKBOOKS / name, f"/srv/demo/{name}")

    def run(self, name: str, event: str, **custom: Any) -> str:
        given = f" --custom-json '{json.dumps(custom)}'" if custom else ""
        command = f"pysolo stack run {self.options} --instance {name} --event {event}{given}"
        done = self.hosts[name].run(command, check=True)
        return done.out + done.err

    def agents(self) -> str:
        """Each host runs what waits for it; the instance is known by the host's name."""
        said = [host.run(f"pysolo stack agent {self.options} --once", check=True) for host in self.hosts.values()]
        return "".join(done.out + done.err for done in said)

    def pages(self, count: int = 4) -> list[str]:
        """What a client is told, several times in a row."""
        answers = [self.hosts["app2"].http(f"http://{ADDRESSES['lb1']}/") for _ in range(count)]
        return sorted({answer.body.splitlines()[0] for answer in answers})


@pytest.fixture(params=["12", "11"])
def demo(request: pytest.FixtureRequest, layers: list[pathlib.Path], tmp_path: pathlib.Path) -> Iterator[Demo]:
    state = tmp_path / "state"
    state.mkdir()
    with contextlib.ExitStack() as stack:
        hosts = {name: stack.enter_context(Host(layers, name=name, shared=[state])) for name in ADDRESSES}
        connect(hosts)
        yield Demo(hosts, request.param, state)


def test_each_event_is_seen_through_the_balancer(demo: Demo) -> None:
    demo.run("lb1", "setup")
    assert demo.hosts["lb1"].http("http://127.0.0.1/").body == "no app server is online\n"
    demo.run("app1", "setup")
    demo.run("app2", "setup")
    said = demo.agents()
    assert said.count("configure successful") == 3, "of the configures that waited only the last ran"
    assert demo.pages() == ["Hello, world, from app1", "Hello, world, from app2"]
    first = demo.hosts["app2"].http(f"http://{ADDRESSES['lb1']}/").body
    assert first.splitlines()[1] == "visits: 5", "the app servers know the database"
    for name in ("app1", "app2"):
        said = demo.run(name, "deploy", stack_demo={"greeting": "Good morning"})
        assert "not-for-logs" not in said
    assert demo.pages() == ["Good morning, world, from app1", "Good morning, world, from app2"]
    demo.run("app1", "shutdown")
    assert any("refused" in page for page in demo.pages()), "the balancer has not heard of it yet"
    demo.agents()
    assert demo.pages() == ["Good morning, world, from app2"]
    refused = demo.hosts["app1"].run(f"pysolo stack run {demo.options} --instance app1 --event deploy")
    assert refused.status == 1
    assert "app1 is stopped: deploy is for online instances" in refused.err
    demo.run("app1", "setup")
    demo.agents()
    assert demo.pages() == ["Good morning, world, from app2", "Hello, world, from app1"]
