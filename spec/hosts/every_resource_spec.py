"""cookbooks/every_resource on a booted host: everything works, and the second run changes nothing."""

from __future__ import annotations

import pathlib
import re

import pytest

from spec.hosts.host import Host
from spec.hosts.recipes import Converged, converge, make_archive

COOKBOOK = pathlib.Path(__file__).resolve().parents[2] / "cookbooks/every_resource"
#: what build_essential installs: stand-ins, so that no network is needed
COMPILERS = "autoconf binutils-doc bison build-essential flex gettext ncurses-dev".split()
pytestmark = [pytest.mark.hosts, pytest.mark.slow]
PREPARE = """
set -e
cd /srv && mkdir -p bundle/inner && echo x > bundle/inner/file && tar -cf archive.tar bundle
git init -q -b main work && cd work && git config user.email us@example.com && git config user.name us
echo one > file && git add file && git commit -q -m one && git clone -q --bare . /srv/source.git
"""


def used() -> set[str]:
    """The resources that the recipes use."""
    texts = [path.read_text() for path in sorted(COOKBOOK.glob("recipes/*.rb"))]
    return {word for text in texts for word in re.findall(r"^(\w+) ['%/(]", text, re.M)} - {"include_recipe"}


def run(host: Host, args: str = "") -> Converged:
    """With a name of its own: the recipes change the host's."""
    return converge(host, cookbook="every_resource", args=f"--node-name every {args}")


def test_every_resource_twice(host: Host) -> None:
    names = ["alpha", "beta", "gamma", "delta", *COMPILERS]
    make_archive(host, *((name, "1.0", "") for name in names))
    host.write("/etc/apt/sources.list", "")
    host.run(PREPARE, check=True)
    host.push(COOKBOOK, "/srv/chef/cookbooks/every_resource")
    first = run(host)
    assert len(first.updated) > 60
    assert host.read("/srv/every/witness") == "true\n"
    assert first.report["compliance"]["inputs"] == {"web_port": 8080}
    second = run(host)
    assert [row for row in second.report["resources"] if row["status"] == "updated"] == []
    ran = {row["resource"].partition("[")[0] for row in second.report["resources"]}
    asked = {"package": "apt_package", "user": "linux_user"}
    idle = {"reboot", "ohai"}  # :nothing unless something notifies them
    assert {asked.get(word, word) for word in used()} - ran - idle == set()
    # made by hand: found, told by a why-run that touches nothing, and mended
    drift = "echo drift > /srv/every/file; userdel ann; rm /etc/sudoers.d/crew; umount /mnt/every; systemctl stop every"
    host.run(drift, check=True)
    wanted = {"file[/srv/every/file]", "linux_user[ann]", "mount[/mnt/every]", "service[every]", "sudo[crew]"}
    told = run(host, "--why-run")
    assert wanted - set(told.updated) == set(), told.result.out
    assert host.read("/srv/every/file") == "drift\n"
    assert not host.run("id ann || mountpoint /mnt/every || systemctl is-active every").ok
    assert wanted - set(run(host).updated) == set()
    assert run(host).updated == []
