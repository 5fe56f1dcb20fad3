"""chef_client_*: runs of this program under Chef's names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from spec.providers.machine import DEBIAN, Machine


@pytest.fixture
def debian(machine: Machine) -> Iterator[Machine]:
    attributes = machine.session.node.attributes
    attributes.set_automatic_source({**DEBIAN, "shard_seed": 42})
    machine.system.makedirs("/etc/cron.d")
    machine.system.put("/opt/chef/bin/chef-client", "#!/bin/sh\n", mode=0o755)
    yield machine
    attributes.set_automatic_source(DEBIAN)


def test_a_configuration(machine: Machine) -> None:
    settings = {
        "chef_server_url": "https://chef.example.com",
        "node_name": "web1",
        "log_level": machine.session.rt.sym("info"),
        "log_location": "/var/log/chef/client.log",
        "no_proxy": ["a.example", "b.example"],
        "ohai_disabled_plugins": [":passwd", "cloud"],
        "report_handlers": [{"class": "Mine", "arguments": ["'one'", "'two'"]}],
        "data_collector_token": "secret",
        "additional_config": "# the end\n",
        "client_rb_mode": "0600",
        "file_cache_path": "/var/chef/cache",
    }
    machine.settle("chef_client_config", "client.rb", **settings)
    assert machine.system.read_text("/etc/chef/client.rb").splitlines() == [
        'node_name "web1"',
        'chef_server_url "https://chef.example.com"',
        'file_cache_path "/var/chef/cache"',
        "log_level :info",
        'no_proxy "a.example,b.example"',
        "minimal_ohai false",
        "policy_persist_run_list false",
        "ohai.disabled_plugins [:Passwd, :Cloud]",
        'log_location "/var/log/chef/client.log"',
        'data_collector.token "secret"',
        "  # Do not crash if a report handler is missing / not installed yet",
        "  begin",
        "    report_handlers << Mine.new('one','two')",
        "  rescue NameError => e",
        "    Chef::Log.error e",
        "  end",
        "# the end",
    ]
    stat = machine.system.stat
    assert [stat(path).mode for path in ("/etc/chef/client.rb", "/etc/chef/client.d", "/var/log/chef")] == [
        0o600,
        0o750,
        0o755,
    ]
    machine.system.put("/etc/chef/client.rb", "by hand")
    assert machine.settle("chef_client_config", "client.rb", **settings)
    machine.settle("chef_client_config", "client.rb", "remove", chef_server_url="x")
    assert not machine.system.exists("/etc/chef/client.rb")


def test_the_rights_of_its_folders(machine: Machine) -> None:
    sym = machine.session.rt.sym
    rt = machine.session.rt
    specs = rt.hash([(sym("config"), rt.hash([(sym("mode"), rt.str("0700"))]))])
    machine.settle("chef_client_config", "x", chef_server_url="x", directory_specs=specs)
    assert machine.system.stat("/etc/chef").mode == 0o700
    assert machine.system.stat("/etc/chef/client.d").mode == 0o750
    wrong = rt.hash([(sym("nowhere"), rt.hash([]))])
    assert machine.fails("chef_client_config", "x", chef_server_url="x", directory_specs=wrong) == (
        "Chef::Exceptions::ValidationFailed"
    )
    logs = rt.hash([(sym("logs"), rt.hash([(sym("mode"), rt.str("0700"))]))])
    assert machine.fails("chef_client_config", "x", chef_server_url="x", directory_specs=logs) == "ArgumentError"
    assert machine.fails("chef_client_config", "x", chef_server_url="x", log_location=sym("paper")) == (
        "Chef::Exceptions::ValidationFailed"
    )


def test_a_cron_job(debian: Machine) -> None:
    debian.settle("chef_client_cron", "x", minute=5, mailto="root@example.com", nice=5, daemon_options=["--once"])
    line = debian.system.read_text("/etc/cron.d/chef-client").splitlines()[-1]
    # MRI: Random.new(42).rand(300) == 102
    assert line == (
        "5 * * * * root /bin/sleep 102; nice -n 5 /opt/chef/bin/chef-client --once -c /etc/chef/client.rb "
        '>> /var/log/chef/client.log 2>&1 || echo "Chef Infra Client execution failed"'
    )
    assert debian.system.stat("/var/log/chef").mode == 0o750
    debian.system.put("/etc/cron.d/chef-client", "by hand")
    assert debian.settle("chef_client_cron", "x", append_log_file=False, accept_chef_license=True)
    assert debian.system.read_text("/etc/cron.d/chef-client").endswith(
        "-c /etc/chef/client.rb --chef-license accept > /var/log/chef/client.log 2>&1\n"
    )
    debian.settle("chef_client_cron", "x", "remove")
    assert debian.system.listdir("/etc/cron.d") == []
    for wrong in ({"nice": 20}, {"splay": -1}, {"hour": "24"}):
        assert debian.fails("chef_client_cron", "x", **wrong) == "Chef::Exceptions::ValidationFailed"


def test_a_launcher_stands_where_chef_would(machine: Machine) -> None:
    machine.system.makedirs("/etc/cron.d")
    assert machine.settle("chef_client_cron", "x")[0] == "create launcher /opt/chef/bin/chef-client"
    assert "launcher of pysolo" in machine.system.read_text("/opt/chef/bin/chef-client")
    assert machine.system.stat("/opt/chef/bin/chef-client").mode == 0o755
    machine.start()
    machine.system.makedirs("/etc/cron.d")
    machine.settle("chef_client_cron", "x", chef_binary_path="/usr/local/bin/chef-client")
    assert not machine.system.exists("/opt/chef")


def test_a_timer(debian: Machine) -> None:
    states = {"active": "inactive", "enabled": "disabled"}

    def change(call: object) -> str:
        states.update(active="active", enabled="enabled")
        return ""

    debian.system.makedirs("/etc/systemd/system")
    debian.system.on(re.compile("systemctl .*|systemd-analyze .*"))
    debian.system.on(re.compile("systemctl .*(enable|start) .*"), change)
    debian.system.on(re.compile("systemctl .*is-active .*"), lambda call: 0 if states["active"] == "active" else 3)
    debian.system.on(
        re.compile("systemctl .*show .*"),
        lambda call: "UnitFileState=%s\nActiveState=%s\n" % (states["enabled"], states["active"]),
    )
    debian.system.on(re.compile("systemctl .*is-enabled .*"), lambda call: states["enabled"] + "\n")
    debian.settle("chef_client_systemd_timer", "x", cpu_quota=50, environment={"A": "b c"}, run_on_battery=False)
    assert debian.system.read_text("/etc/systemd/system/chef-client.service").splitlines() == [
        "[Unit]",
        "Description = Chef Infra Client periodic execution",
        "After = network.target auditd.service",
        "",
        "[Service]",
        "Type = oneshot",
        "ExecStart = /opt/chef/bin/chef-client -c /etc/chef/client.rb",
        *["SuccessExitStatus = %d" % code for code in (3, 213, 35, 37, 41)],
        "ConditionACPower = true",
        "CPUQuota = 50%",
        'Environment = "A=b c"',
        "",
        "[Install]",
        "WantedBy = multi-user.target",
    ]
    assert "OnUnitActiveSec = 30min" in debian.system.read_text("/etc/systemd/system/chef-client.timer")
    debian.apply("chef_client_systemd_timer", "x", "remove")
    assert debian.system.listdir("/etc/systemd/system") == []
    assert debian.fails("chef_client_systemd_timer", "x", cpu_quota=0) == "Chef::Exceptions::ValidationFailed"


def test_a_trusted_certificate(machine: Machine) -> None:
    machine.settle("chef_client_trusted_certificate", "inner", certificate="-----BEGIN\n")
    folder = machine.session.config.trusted_certs_dir
    assert machine.system.read_text(folder + "/inner.pem") == "-----BEGIN\n"
    assert machine.system.stat(folder + "/inner.pem").mode == 0o640
    machine.settle("chef_client_trusted_certificate", "inner.pem", "remove")
    assert machine.system.listdir(folder) == []
    assert machine.fails("chef_client_trusted_certificate", "x") == "Chef::Exceptions::ValidationFailed"
