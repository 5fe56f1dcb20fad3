from __future__ import annotations

import re

from pysolo.chef.property import Sym
from pysolo.system.memory import Call
from spec.providers.machine import Machine

PASSWD = "root:x:0:0:root:/root:/bin/bash\nbob:x:1000:1000:Bob:/home/bob:/bin/sh\n"
GROUP = "root:x:0:\nstaff:x:50:bob,eve\n"


def with_accounts(machine: Machine) -> None:
    machine.system.put("/etc/passwd", PASSWD)
    machine.system.put("/etc/group", GROUP)
    machine.system.on(re.compile(r"(user|group)(add|mod|del) .*|gpasswd .*"))


def test_a_new_user(machine: Machine) -> None:
    with_accounts(machine)
    lines = machine.apply("user", "ann", uid=1200, gid="staff", shell="/bin/bash", home="/srv/ann", manage_home=True)
    assert lines == ["create user ann"]
    assert machine.system.lines[-1] == "useradd -g staff -s /bin/bash -u 1200 -d /srv/ann -m ann"
    assert machine.updates.rows == ["linux_user[ann] create updated"]


def test_a_user_is_brought_in_line(machine: Machine) -> None:
    with_accounts(machine)
    assert machine.apply("user", "bob", shell="/bin/sh", home="/home/bob/", uid="1000", comment="Bob") == []
    assert machine.apply("user", "bob", shell="/bin/zsh") == ["alter user bob", "change shell from /bin/sh to /bin/zsh"]
    assert machine.system.lines[-1] == "usermod -s /bin/zsh bob"


def test_an_account_that_never_ends(machine: Machine) -> None:
    with_accounts(machine)
    machine.system.put("/etc/shadow", "bob:*:19000:0:99999:7:::\n")
    assert machine.apply("user", "bob", inactive=-1) == []
    assert machine.apply("user", "bob", inactive=30, expire_date="2030-01-01") == [
        "alter user bob",
        "change expire_date from 1969-12-31 to 2030-01-01",
        "change inactive from -1 to 30",
    ]
    assert machine.system.lines[-1] == "usermod -e 2030-01-01 -f 30 bob"
    machine.system.put("/etc/shadow", "bob:*:19000:0:99999:7:30:21915:\n")
    assert machine.apply("user", "bob", inactive=30, expire_date="2030-01-01") == []


def test_what_needs_a_user_that_is_missing(machine: Machine) -> None:
    with_accounts(machine)
    assert machine.fails("user", "ann", "modify") == "Chef::Exceptions::User"
    assert machine.apply("user", "ann", "manage", shell="/bin/sh") == []
    assert machine.apply("user", "ann", "remove") == []
    assert machine.apply("user", "bob", "remove", manage_home=True) == ["remove user bob"]
    assert machine.system.lines[-1] == "userdel -r bob"


def test_locking(machine: Machine) -> None:
    with_accounts(machine)
    machine.system.on("passwd -S bob", stdout="bob P 2024-01-01 0 99999 7 -1\n")
    assert machine.apply("user", "bob", "lock") == ["lock the user bob"]
    assert machine.apply("user", "bob", "unlock") == []


def test_groups_and_their_members(machine: Machine) -> None:
    with_accounts(machine)
    assert machine.apply("group", "ops", gid=900, members=["bob"]) == ["create group ops"]
    assert machine.system.lines == ["groupadd -g 900 ops", "gpasswd -M bob ops"]
    assert machine.apply("group", "staff", members="eve, bob") == []
    assert machine.apply("group", "staff", members=["bob"], append=True) == []
    lines = machine.apply("group", "staff", members=["ann"], excluded_members=["eve"], append=True)
    assert lines == ["alter group staff", "add missing member(s): ann", "remove existing member(s): eve"]
    assert machine.system.lines[-2:] == ["gpasswd -a ann staff", "gpasswd -d eve staff"]
    error = machine.fails("group", "staff", members=["a"], excluded_members=["a"], append=True)
    assert error == "Chef::Exceptions::ConflictingMembersInGroup"


def test_crontab_entries(machine: Machine) -> None:
    table = {"text": "0 1 * * * other\n"}

    def write(call: Call) -> str:
        table["text"] = (call.input or b"").decode()
        return ""

    machine.system.on("crontab -l -u root", lambda call: table["text"])
    machine.system.on("crontab -u root -", write)
    assert machine.settle("cron", "job", minute="5", weekday="mon", command="run it", mailto="x@y") == [
        "add crontab entry for cron[job]"
    ]
    assert table["text"] == '0 1 * * * other\n# Chef Name: job\nMAILTO="x@y"\n5 * * * 1 run it\n'
    assert machine.settle("cron", "job", time=Sym("daily"), command="run it") == ["update crontab entry for cron[job]"]
    assert table["text"] == "0 1 * * * other\n# Chef Name: job\n@daily run it\n"
    assert machine.settle("cron", "job", "delete", command="run it") == ["remove job from crontab"]
    assert table["text"] == "0 1 * * * other\n"
