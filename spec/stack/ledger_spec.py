"""The ledger and its store."""

from __future__ import annotations

import pathlib
import threading
from collections.abc import Iterator

import pytest

from pysolo.stack.enums import CommandStatus, CommandType
from pysolo.stack.ledger import Ledger, open_ledger, reopen_ledger
from pysolo.stack.lifecycle import ForbiddenCommand
from pysolo.stack.sqlite_store import SqliteStore
from pysolo.stack.store import Changes, Conflict, Save
from spec.stack.stacks import shop


@pytest.fixture
def ledger(tmp_path: pathlib.Path) -> Iterator[Ledger]:
    made = open_ledger(str(tmp_path), shop())
    yield made
    made.close()


def set_up(ledger: Ledger, *names: str) -> None:
    for name in names:
        (command,) = ledger.send(CommandType.SETUP, [name], start=True)
        ledger.finish(command, CommandStatus.SUCCESSFUL, exit_code=0)


def test_a_commit_is_all_or_nothing(tmp_path: pathlib.Path) -> None:
    store = SqliteStore(str(tmp_path / "x.db"))
    store.commit(Changes(saves=[Save("a", 1, 0)]))
    with pytest.raises(Conflict):
        store.commit(Changes(saves=[Save("b", 1, 0), Save("a", 2, 7)], pushes=[("q", "x")]))
    assert store.load("b") is None
    assert store.queue("q") == []
    assert store.load("a") == ("a", 1, 1)
    revision = store.revision()
    assert store.watch(revision, 0.01) == revision
    assert store.watch(revision - 1, 10) == revision
    store.close()


def test_consecutive_configures_coalesce(ledger: Ledger) -> None:
    set_up(ledger, "app1", "lb1")
    ledger.send(CommandType.CONFIGURE, ["app1"])
    ledger.send(CommandType.DEPLOY, ["app1"])
    ledger.send(CommandType.CONFIGURE, ["app1"])
    taken = ledger.take("app1")
    assert taken is not None
    assert taken.kind is CommandType.CONFIGURE
    statuses = [(item.type, item.status) for item in reversed(ledger.commands("app1"))]
    assert statuses == [
        ("setup", "successful"),
        ("configure", "superseded"),
        ("configure", "superseded"),
        ("configure", "pending"),
        ("deploy", "pending"),
        ("configure", "pending"),
    ]
    assert ledger.take("app1") is None, "one command at a time"
    ledger.finish(taken, CommandStatus.SUCCESSFUL)
    following = ledger.take("app1")
    assert following is not None
    assert following.kind is CommandType.DEPLOY


def test_the_state_machine_forbids(ledger: Ledger) -> None:
    with pytest.raises(ForbiddenCommand, match="app1 has had no successful setup: deploy is refused"):
        ledger.send(CommandType.DEPLOY, ["app1"])
    (command,) = ledger.send(CommandType.SETUP, ["app1"], start=True)
    assert ledger.statuses()["app1"] == "running_setup"
    ledger.finish(command, CommandStatus.FAILED, exit_code=1)
    assert ledger.statuses()["app1"] == "setup_failed"
    assert not ledger.pending("lb1")
    with pytest.raises(ForbiddenCommand):
        ledger.send(CommandType.DEPLOY, ["app1"])
    assert len(ledger.commands()) == 1, "a refused command leaves nothing behind"
    with pytest.raises(ForbiddenCommand, match="no command restart on Chef 12"):
        ledger.send(CommandType.RESTART, ["app1"])


def test_a_deployment_fails_with_one_of_its_commands(ledger: Ledger) -> None:
    set_up(ledger, "app1", "lb1")
    for name in ("app1", "lb1"):
        while (waiting := ledger.take(name)) is not None:
            ledger.finish(waiting, CommandStatus.SUCCESSFUL)
    ledger.send(CommandType.DEPLOY, ["app1", "lb1"], apps=["shop"], comment="why")
    for name, status in (("app1", CommandStatus.FAILED), ("lb1", CommandStatus.SUCCESSFUL)):
        assert ledger.deployments()[0].status == "running"
        command = ledger.take(name)
        assert command is not None
        ledger.finish(command, status)
    deployment = ledger.deployments()[0]
    assert (deployment.status, deployment.comment) == ("failed", "why")
    assert deployment.app_ids == (ledger.document.apps[0].app_id,)
    assert ledger.statuses()["app1"] == "online", "a failed deploy leaves the instance where it is"


def test_a_shutdown_tells_the_rest(ledger: Ledger) -> None:
    set_up(ledger, "app1", "lb1", "both")
    (command,) = ledger.send(CommandType.SHUTDOWN, ["app1"], start=True)
    assert ledger.statuses()["app1"] == "shutting_down"
    ledger.finish(command, CommandStatus.FAILED, exit_code=1)
    assert ledger.statuses()["app1"] == "stopped"
    newest = {name: ledger.commands(name, 1)[0] for name in ("app1", "lb1", "both")}
    assert newest["app1"].type == "shutdown"
    for name in ("lb1", "both"):
        document, request = ledger.inputs(newest[name])
        assert document == ledger.document
        assert request.statuses == {"lb1": "online", "app1": "stopped", "both": "online"}


def test_inputs_are_kept_as_they_were(ledger: Ledger, tmp_path: pathlib.Path) -> None:
    (command,) = ledger.send(CommandType.EXECUTE_RECIPES, ["app1"], recipes=["a::b"], custom_json={"x": [1]})
    later = open_ledger(str(tmp_path), shop(Stack={"CustomJson": {"new": 1}}))
    found = later.command(command.command_id)
    assert found is not None
    document, request = later.inputs(found)
    assert document == ledger.document != later.document
    assert (request.recipes, request.custom_json, request.command_id) == (("a::b",), {"x": [1]}, command.command_id)
    later.close()
    again = reopen_ledger(str(tmp_path / document.stack.stack_id / "ledger.db"))
    assert again.document == document
    again.close()


def test_two_that_end_at_once_both_learn_of_each_other(tmp_path: pathlib.Path) -> None:
    names = ("app1", "lb1", "both")
    first = open_ledger(str(tmp_path), shop())
    commands = {name: first.send(CommandType.SETUP, [name], start=True)[0] for name in names}

    def end(name: str) -> None:
        mine = open_ledger(str(tmp_path), shop())
        mine.finish(commands[name], CommandStatus.SUCCESSFUL)
        mine.close()

    threads = [threading.Thread(target=end, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in names:
        _, request = first.inputs(first.commands(name, 1, "configure")[0])
        assert set(request.statuses.values()) == {"online"}, "the last configure knows all"
    first.close()


def test_a_new_setup_that_fails_tells_the_rest(ledger: Ledger) -> None:
    set_up(ledger, "app1", "lb1")
    (command,) = ledger.send(CommandType.SETUP, ["app1"], start=True)
    ledger.finish(command, CommandStatus.FAILED, exit_code=1)
    newest = ledger.commands(limit=1)[0]
    assert (newest.hostname, newest.type) == ("lb1", "configure")
    _, request = ledger.inputs(newest)
    assert request.statuses["app1"] == "setup_failed"
