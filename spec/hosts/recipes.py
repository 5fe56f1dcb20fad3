"""Recipes of a spec's own, run on a host, and a small archive of packages to install there without a network."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from spec.hosts.host import Host, Result

SOLO = """
cookbook_path '/srv/chef/cookbooks'
node_path '/var/lib/chef/nodes'
file_cache_path '/var/lib/chef/cache'
file_backup_path '/var/lib/chef/backup'
trusted_certs_dir '/etc/chef/trusted_certs'
"""


class Converged(NamedTuple):
    result: Result
    report: dict[str, Any]

    @property
    def updated(self) -> list[str]:
        return [row["resource"] for row in self.report["resources"] if row["status"] == "updated"]

    @property
    def exception(self) -> tuple[str, str]:
        found = self.report["exception"]
        return found["class"], found["message"]


def converge(
    host: Host, recipe: str | None = None, *, cookbook: str = "spec", status: int = 0, args: str = ""
) -> Converged:
    """Run a recipe's text, or a cookbook that has been pushed already."""
    if recipe is not None:
        host.write(f"/srv/chef/cookbooks/{cookbook}/metadata.rb", f"name '{cookbook}'\n")
        host.write(f"/srv/chef/cookbooks/{cookbook}/recipes/default.rb", recipe)
    host.write("/etc/chef/solo.rb", SOLO)
    result = host.run(f"pysolo -c /etc/chef/solo.rb -o {cookbook} --report-json /tmp/report.json {args}", timeout=600)
    assert result.status == status, result.out[-6000:] + result.err[-2000:]
    assert "Traceback" not in result.out + result.err
    return Converged(result, json.loads(host.read("/tmp/report.json")))


def make_archive(host: Host, *packages: tuple[str, str, str]) -> None:
    """An archive in /srv/archive with packages (name, version, text of a postinst script), and apt's lists brought up to date."""
    for name, version, script in packages:
        folder = f"/srv/build/{name}"
        control = (
            f"Package: {name}\nVersion: {version}\nArchitecture: all\nMaintainer: us <us@example.com>\nDescription: x\n"
        )
        host.write(f"{folder}/DEBIAN/control", control)
        host.write(f"{folder}/usr/share/{name}/version", version + "\n")
        if script:
            host.write(f"{folder}/DEBIAN/postinst", script, mode="755")
        host.run(f"mkdir -p /srv/archive && dpkg-deb -b {folder} /srv/archive/{name}_{version}_all.deb", check=True)
    host.run("cd /srv/archive && dpkg-scanpackages -m . > Packages", check=True)
    host.write("/etc/apt/sources.list", "deb [trusted=yes] file:/srv/archive ./\n")
    host.run("rm -rf /etc/apt/sources.list.d/*; apt-get -q update", check=True)
