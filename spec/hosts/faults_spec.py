"""What goes wrong on hosts: each failure names what failed and why, and the next run mends what is left."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator

import pytest

from spec.hosts.host import Host
from spec.hosts.recipes import converge, make_archive

pytestmark = [pytest.mark.hosts, pytest.mark.slow]
UNPACKED = """Package: alpha
Status: install ok unpacked
Version: 1.0
Architecture: all
Maintainer: us <us@example.com>
Description: x
"""
HOLD = """
import fcntl, sys, time
file = open(sys.argv[1], "w")
fcntl.lockf(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def hurt(layers: list[pathlib.Path]) -> Iterator[Host]:
    with Host(layers) as host:
        host.write("/srv/hold.py", HOLD)
        make_archive(host, ("alpha", "1.0", ""), ("broken", "1.0", "#!/bin/sh\necho no such luck >&2\nexit 7\n"))
        yield host


def hold(host: Host, path: str, seconds: float) -> None:
    host.run(f"systemd-run -q --collect python3 /srv/hold.py {path} {seconds}", check=True)
    host.run(
        f"for i in $(seq 50); do grep -q :$(stat -c %i {path}) /proc/locks && exit; sleep 0.1; done; exit 1", check=True
    )


def test_a_held_lock_is_waited_for(hurt: Host) -> None:
    hold(hurt, "/var/lib/dpkg/lock-frontend", 4)
    run = converge(hurt, "package 'alpha'")
    assert run.updated == ["apt_package[alpha]"]
    assert "python3 /srv/hold.py" in run.result.out + run.result.err
    hurt.run("apt-get -q -y purge alpha", check=True)


def test_a_lock_that_is_never_given_up_names_its_holder(hurt: Host) -> None:
    hold(hurt, "/var/lib/dpkg/lock-frontend", 60)
    run = converge(hurt, "package('alpha') { timeout 2 }", status=1)
    kind, message = run.exception
    assert kind == "Chef::Exceptions::Package"
    assert "apt_package[alpha]" in message and "/var/lib/dpkg/lock-frontend is held by process" in message
    assert "/srv/hold.py" in message
    hurt.run("systemctl stop 'run-*.service'", check=True)
    assert converge(hurt, "package('alpha') { timeout 2 }").updated == ["apt_package[alpha]"]


def test_lists_that_are_being_fetched(hurt: Host) -> None:
    hold(hurt, "/var/lib/apt/lists/lock", 3)
    run = converge(hurt, "apt_update('now') { action :update }")
    assert "apt_update[now]" in run.updated
    assert "which holds /var/lib/apt/lists/lock" in run.result.out + run.result.err


def test_dpkg_was_interrupted(hurt: Host) -> None:
    hurt.run("apt-get -q -y purge alpha; dpkg --unpack /srv/archive/alpha_1.0_all.deb", check=True)
    hurt.write("/var/lib/dpkg/updates/0001", UNPACKED)
    assert "dpkg was interrupted" in hurt.run("apt-get -y install alpha").err
    run = converge(hurt, "package 'alpha'\npackage('tzdata') { action :lock }\npackage('tzdata') { action :unlock }")
    assert "alpha" in hurt.run("dpkg-query -W -f '${Package} ${db:Status-Abbrev}' alpha").out
    assert hurt.run("dpkg-query -W -f '${db:Status-Abbrev}' alpha").out.strip() == "ii"
    assert run.report["status"] == "success"


def test_a_package_that_cannot_be_configured(hurt: Host) -> None:
    run = converge(hurt, "package 'broken'", status=1)
    kind, message = run.exception
    assert kind == "Mixlib::ShellOut::ShellCommandFailed"
    for part in ("received '100'", "no such luck", "install broken=1.0"):
        assert part in message
    assert "apt_package[broken] (spec::default line 1) had an error" in run.result.out + run.result.err + message
    hurt.run("sed -i s/7/0/ /var/lib/dpkg/info/broken.postinst", check=True)
    converge(hurt, "package 'broken'")
    assert hurt.run("dpkg-query -W -f '${db:Status-Abbrev}' broken").out.strip() == "ii"


def test_an_archive_that_cannot_be_reached(hurt: Host) -> None:
    recipe = "apt_repository('none') { uri 'http://127.0.0.1:9/debian'; distribution 'x'; components ['main'] }\npackage 'alpha'"
    converge(hurt, recipe)
    hurt.run("rm /etc/apt/sources.list.d/none.list", check=True)
    run = converge(hurt, "package 'never-heard-of'", status=1)
    assert run.exception == (
        "Chef::Exceptions::Package",
        "apt_package[never-heard-of] (spec::default line 1) had an error: Chef::Exceptions::Package: "
        "No candidate version available for never-heard-of",
    )


def test_a_full_disk(hurt: Host) -> None:
    hurt.run(
        "mkdir -p /mnt/small && mount -t tmpfs -o size=64k tmpfs /mnt/small && echo before > /mnt/small/file",
        check=True,
    )
    run = converge(hurt, "file('/mnt/small/file') { content 'x' * 500_000 }", status=1)
    kind, message = run.exception
    assert kind == "Errno::ENOSPC" and "file[/mnt/small/file]" in message and "No space left on device" in message
    assert hurt.run("ls -A /mnt/small; cat /mnt/small/file").out == "file\nbefore\n"
    hurt.run("umount /mnt/small; mount -t tmpfs -o size=4m tmpfs /mnt/small", check=True)
    assert converge(hurt, "file('/mnt/small/file') { content 'x' * 500_000 }").updated == ["file[/mnt/small/file]"]
    hurt.run("umount /mnt/small", check=True)


def test_a_read_only_file_system(hurt: Host) -> None:
    hurt.run("mkdir -p /mnt/fixed && mount -t tmpfs tmpfs /mnt/fixed && echo before > /mnt/fixed/file", check=True)
    hurt.run("mount -o remount,ro /mnt/fixed", check=True)
    for recipe, name in (
        ("file('/mnt/fixed/file') { content 'x' }", "file[/mnt/fixed/file]"),
        ("directory '/mnt/fixed/folder'", "directory[/mnt/fixed/folder]"),
        ("link('/mnt/fixed/link') { to '/etc' }", "link[/mnt/fixed/link]"),
        ("file('/mnt/fixed/file') { action :delete }", "file[/mnt/fixed/file]"),
    ):
        kind, message = converge(hurt, recipe, status=1).exception
        assert name in message and "/mnt/fixed" in message
        assert kind == "Errno::EROFS" or kind == "Chef::Exceptions::InsufficientPermissions", (kind, message)
    assert hurt.read("/mnt/fixed/file") == "before\n"
    hurt.run("umount /mnt/fixed", check=True)


def test_a_command_that_hangs(hurt: Host) -> None:
    recipe = "execute('wait') { command 'echo started; sleep 300 & sleep 300'; timeout 2 }"
    run = converge(hurt, recipe, status=1)
    kind, message = run.exception
    assert kind == "Mixlib::ShellOut::CommandTimeout"
    for part in ("execute[wait]", "timed out after 2s", "sleep 300", "started"):
        assert part in message
    assert hurt.run("pgrep -x sleep").out == ""


def test_a_user_who_is_at_work(hurt: Host) -> None:
    hurt.run("useradd -m worker && systemd-run -q --collect -p User=worker sleep 60 && sleep 0.3", check=True)
    kind, message = converge(hurt, "user('worker') { action :remove }", status=1).exception
    assert kind == "Mixlib::ShellOut::ShellCommandFailed"
    assert "linux_user[worker]" in message and "user worker is currently used by process" in message
    hurt.run("pkill -u worker", check=True)
    assert converge(hurt, "user('worker') { action :remove }").updated == ["linux_user[worker]"]


def test_a_missing_tool(hurt: Host) -> None:
    kind, message = converge(hurt, "execute 'no-such-tool --now'", status=1).exception
    assert kind == "Errno::ENOENT" and "execute[no-such-tool --now]" in message and "no-such-tool" in message


def test_a_service_that_does_not_start_shows_its_journal(hurt: Host) -> None:
    unit = "[Service]\\nExecStart=/bin/sh -c 'echo my last words; exit 3'\\nType=oneshot\\n"
    recipe = f'file("/etc/systemd/system/sad.service") {{ content "{unit}" }}\nservice("sad") {{ action :start }}'
    kind, message = converge(hurt, recipe, status=1).exception
    assert kind == "Mixlib::ShellOut::ShellCommandFailed" and "service[sad]" in message and "my last words" in message


def test_what_may_not_be_written(hurt: Host) -> None:
    hurt.run("id guest || useradd -m guest", check=True)
    hurt.write("/srv/guest/cookbooks/spec/metadata.rb", "name 'spec'\n")
    hurt.write(
        "/srv/guest/solo.rb",
        "cookbook_path '/srv/guest/cookbooks'\nnode_path '/tmp/guest'\nfile_cache_path '/tmp/guest'\n",
    )
    for recipe, name in (
        ("file('/etc/new') { content 'x' }", "file[/etc/new]"),
        ("directory '/etc/folder'", "directory[/etc/folder]"),
    ):
        hurt.write("/srv/guest/cookbooks/spec/recipes/default.rb", recipe)
        result = hurt.run("su guest -c 'pysolo -c /srv/guest/solo.rb -o spec'")
        assert result.status == 1, result.out
        assert "Traceback" not in result.out + result.err
        assert name in result.out and re.search("EACCES|InsufficientPermissions", result.out), result.out
        assert not hurt.run("test -e /etc/new || test -e /etc/folder").ok
