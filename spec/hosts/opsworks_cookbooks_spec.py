"""Recipes of aws/opsworks-cookbooks, unmodified, on three joined hosts: balancer, static web server and an app server.

PYSOLO_OPSWORKS_COOKBOOKS names a checkout (branch release-chef-11.10); without it there is nothing to run. What Debian 12 asks for stands
in CUSTOM: files of a custom cookbook repository that replace those of the built-in cookbooks, as users of OpsWorks did it.
"""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from typing import Any

import pytest

from spec.hosts.cache import call, kept
from spec.hosts.host import Host
from spec.hosts.root import debian_root, overlay
from spec.hosts.stack_demo_spec import ADDRESSES, connect

COOKBOOKS = os.environ.get("PYSOLO_OPSWORKS_COOKBOOKS", "")
pytestmark = [
    pytest.mark.hosts,
    pytest.mark.slow,
    pytest.mark.skipif(not COOKBOOKS, reason="PYSOLO_OPSWORKS_COOKBOOKS names no checkout of aws/opsworks-cookbooks"),
]
CUSTOM = {
    # The service's Ruby packages are gone with it.
    "ruby/recipes/default.rb": "package 'ruby'\n",
    # Containers have no net.core.netdev_max_backlog of their own.
    "opsworks_initial_setup/attributes/customize.rb": "default[:opsworks_initial_setup][:sysctl] = {}\n",
    "shopapp/metadata.rb": "name 'shopapp'\ndepends 'deploy'\n",
    "shopapp/recipes/deploy.rb": """
include_recipe 'deploy'
node[:deploy].each do |name, data|
  next unless data[:application_type] == 'other'
  opsworks_deploy_dir do
    user data[:user]
    group data[:group]
    path data[:deploy_to]
  end
  opsworks_deploy do
    app name
    deploy_data data
  end
  systemd_unit "#{name}.service" do
    content "[Service]\\nExecStart=/usr/bin/python3 -m http.server 8080 -d #{data[:deploy_to]}/current\\nUser=#{data[:user]}\\n"
    action [:create, :restart]
  end
end
""",
    "shopapp/recipes/undeploy.rb": """
node[:deploy].each do |name, data|
  next unless data[:application_type] == 'other'
  service(name) { action :stop }
  directory(data[:deploy_to]) do
    recursive true
    action :delete
  end
end
""",
}
SOURCE = {"Type": "git", "Url": "file:///srv/app.git", "Revision": "main"}
STACK: dict[str, Any] = {
    "Stack": {
        "Name": "old",
        "ConfigurationManager": {"Name": "Chef", "Version": "11.10"},
        "UseCustomCookbooks": True,
        "CustomCookbooksSource": {"Type": "git", "Url": "file:///srv/custom.git"},
        # A container may open no more files.
        "CustomJson": {"haproxy": {"global_max_connections": "400", "default_max_connections": "400"}},
    },
    "Layers": [
        {"Type": "lb", "Name": "HAProxy", "Shortname": "lb", "Attributes": {"HaproxyStatsPassword": "not-for-logs"}},
        {"Type": "web", "Name": "Static", "Shortname": "web"},
        {
            "Type": "custom",
            "Name": "App",
            "Shortname": "app",
            "Packages": ["htop"],
            "CustomRecipes": {
                "Deploy": ["shopapp::deploy"],
                "Undeploy": ["shopapp::undeploy"],
                "Shutdown": ["shopapp::undeploy"],
            },
        },
    ],
    "Instances": [
        {"Hostname": "lb1", "Layers": ["lb"], "PrivateIp": ADDRESSES["lb1"]},
        {"Hostname": "app1", "Layers": ["web"], "PrivateIp": ADDRESSES["app1"]},
        {"Hostname": "app2", "Layers": ["app"], "PrivateIp": ADDRESSES["app2"]},
    ],
    "Apps": [
        {"Name": "site", "Type": "static", "Domains": ["site.example"], "AppSource": SOURCE},
        {"Name": "shop", "Type": "other", "AppSource": SOURCE},
    ],
    "Users": [{"SshUsername": "alice", "AllowSsh": True, "AllowSudo": True, "SshPublicKey": "ssh-rsa AAAA alice"}],
}
# The hosts have a network with nobody else in it: apt finds these in its cache.
PACKAGES = tuple(
    "haproxy nginx ruby xfsprogs xfsdump xfslibs-dev autofs ntp procps vim-nox screen ganglia-monitor htop git".split()
)


def packages() -> pathlib.Path:
    def make(path: pathlib.Path) -> None:
        with tempfile.TemporaryDirectory() as scratch, overlay([debian_root()], pathlib.Path(scratch)) as root:
            (root / "etc/resolv.conf").unlink(missing_ok=True)
            shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
            (root / "etc/apt/apt.conf.d/99keep").write_text('APT::Keep-Downloaded-Packages "true";\n')
            script = f"apt-get update -q && apt-get install -y --download-only {' '.join(PACKAGES)}"
            call("systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "--pipe", "-D", root, "sh", "-c", script)
            for folder in ("var/cache/apt/archives", "var/lib/apt/lists", "etc/apt/apt.conf.d"):
                shutil.copytree(root / folder, path / folder, dirs_exist_ok=True)

    return kept("packages", PACKAGES, make)


def repository(folder: pathlib.Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], [*identity, "commit", "-qm", "one"]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    subprocess.run(["git", "clone", "-q", "--bare", folder, f"{folder}.git"], check=True)


class Stack:
    def __init__(self, hosts: dict[str, Host], state: pathlib.Path, scratch: pathlib.Path) -> None:
        self.hosts = hosts
        self.options = f"--stack /srv/stack.json --builtin-cookbooks /srv/builtin --full --state-dir {state} -F null"
        repository(scratch / "custom", CUSTOM)
        repository(scratch / "app", {"index.html": "it works\n"})
        for host in hosts.values():
            host.push(pathlib.Path(COOKBOOKS), "/srv/builtin")
            for name in ("custom.git", "app.git"):
                host.push(scratch / name, f"/srv/{name}")
            host.write("/srv/stack.json", json.dumps(STACK))
            # The apps' user clones what root owns.
            host.run(["git", "config", "--system", "--add", "safe.directory", "*"], check=True)

    def run(self, name: str, event: str, *options: str) -> None:
        words = f"pysolo stack run {self.options} --instance {name} --event {event} {' '.join(options)}"
        done = self.hosts[name].run(words, timeout=900, check=True)
        assert "not-for-logs" not in done.out + done.err

    def agents(self) -> None:
        for host in self.hosts.values():
            host.run(f"pysolo stack agent {self.options} --once", timeout=900, check=True)


@pytest.fixture
def stack(layers: list[pathlib.Path], tmp_path: pathlib.Path) -> Iterator[Stack]:
    state = tmp_path / "state"
    state.mkdir()
    with contextlib.ExitStack() as opened:
        hosts = {
            name: opened.enter_context(Host([packages(), *layers], name=name, shared=[state])) for name in ADDRESSES
        }
        connect(hosts)
        yield Stack(hosts, state, tmp_path)


def test_balancer_web_and_app_layers(stack: Stack) -> None:
    client = stack.hosts["app2"]
    for name in ("app1", "app2", "lb1"):
        stack.run(name, "setup")
    stack.agents()
    balanced = f"http://{ADDRESSES['lb1']}/"
    assert client.http(balanced, headers={"Host": "site.example"}).body == "it works\n"
    assert client.http("http://127.0.0.1:8080/").body == "it works\n"
    for host in stack.hosts.values():
        assert "alice" in host.read("/etc/passwd")
        assert "app1" in host.read("/etc/hosts"), "the stack's instances are in every host's table"
        assert "alice" in host.read("/etc/sudoers.d/opsworks")
    for name, app in (("app1", "site"), ("app2", "shop"), ("lb1", "site")):
        stack.run(name, "deploy", "--app", app)
    assert len(stack.hosts["app1"].run(["ls", "/srv/www/site/releases"], check=True).out.split()) == 2
    stack.run("app2", "undeploy", "--app", "shop")
    with pytest.raises(ConnectionError):
        client.http("http://127.0.0.1:8080/")
    stack.run("app2", "shutdown")
    stack.agents()
    assert client.http(balanced, headers={"Host": "site.example"}).body == "it works\n"
    stack.run("lb1", "shutdown")
    stack.run("app1", "undeploy", "--app", "site")
    stack.run("app1", "shutdown")
    assert stack.hosts["lb1"].run(["pgrep", "haproxy"]).status == 1
    assert stack.hosts["app1"].run(["pgrep", "nginx"]).status == 1
