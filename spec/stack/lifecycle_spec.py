"""The state machine: its table, and the ledger driven through it at random."""

from __future__ import annotations

import itertools
import pathlib
import tempfile
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from pysolo.stack.enums import CommandStatus, CommandType, InstanceStatus
from pysolo.stack.ledger import Ledger, open_ledger
from pysolo.stack.lifecycle import (
    BEFORE_SETUP,
    TRANSITIONS,
    ForbiddenCommand,
    TransitionError,
    require_allowed,
    status_at_end,
    status_at_start,
    step,
)
from spec.stack.stacks import shop

ONLINE = InstanceStatus.ONLINE
NAMES = ("lb1", "app1")
# Often what matters most.
KINDS = [
    CommandType(name)
    for name in ("setup configure configure deploy shutdown execute_recipes " * 2 + "undeploy").split()
]
MOSTLY = st.sampled_from([True, True, True, False])


def test_every_state_has_a_row_and_can_be_reached() -> None:
    assert set(TRANSITIONS) == set(InstanceStatus)
    assert set().union(*TRANSITIONS.values()) == set(InstanceStatus)


def test_a_way_that_is_not_there() -> None:
    with pytest.raises(TransitionError, match="an instance cannot go from stopped to online"):
        step(InstanceStatus.STOPPED, ONLINE)


def test_what_is_allowed_has_a_way_through_the_table() -> None:
    for status, kind, was_set_up in itertools.product(InstanceStatus, CommandType, (True, False)):
        try:
            require_allowed("h", status, was_set_up, kind)
        except ForbiddenCommand as refusal:
            assert str(refusal).startswith("h ")
            continue
        assert was_set_up or kind in BEFORE_SETUP
        running = status_at_start(status, kind)
        for result in (CommandStatus.SUCCESSFUL, CommandStatus.FAILED, CommandStatus.EXPIRED):
            assert isinstance(status_at_end(running, kind, result), InstanceStatus)


class Stack(RuleBasedStateMachine):
    """Instances are set up, stopped and deployed to in any order; runners crash; the ledger must stay true."""

    ledger: Ledger

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = open_ledger(self.folder.name, shop())
        self.seen: dict[str, str] = {}  # command -> the status that it ended in

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.drain()
            self.ledger.close()
            self.folder.cleanup()

    def drain(self) -> None:
        """Whatever happened: once nothing waits, every command has ended in one status and every deployment with its last."""
        while any(self.ledger.pending(name) for name in NAMES):
            for name in NAMES:
                self.ledger.recover(name)
                while (command := self.ledger.take(name)) is not None:
                    self.ledger.finish(command, CommandStatus.SUCCESSFUL)
        self.each_command_ends_once_and_each_instance_is_somewhere()
        commands = self.ledger.commands()
        assert {item.command_id for item in commands} == set(self.seen)
        assert all(item.status in set(CommandStatus) - {CommandStatus.PENDING} for item in commands)
        assert all(item.status != "running" for item in self.ledger.deployments())

    def online(self) -> set[str]:
        return {name for name, status in self.ledger.statuses().items() if status is ONLINE}

    @rule(name=st.sampled_from(NAMES), kind=st.sampled_from(KINDS))
    def send(self, name: str, kind: CommandType) -> None:
        record = self.ledger.instances()[name]
        try:
            (command,) = self.ledger.send(kind, [name], recipes=["a::b"])
        except ForbiddenCommand:
            return
        assert record.was_set_up or kind in BEFORE_SETUP
        assert self.ledger.pending(name)[-1].command_id == command.command_id

    @rule(name=st.sampled_from(NAMES))
    def set_up(self, name: str) -> None:
        before = self.online()
        try:
            (command,) = self.ledger.send(CommandType.SETUP, [name], start=True)
        except ForbiddenCommand:
            return
        self.check_configures(self.ledger.finish(command, CommandStatus.SUCCESSFUL), before)

    @rule(name=st.sampled_from(NAMES), good=MOSTLY, expired=st.booleans())
    def run_next(self, name: str, good: bool, expired: bool) -> None:
        waiting = self.ledger.pending(name)
        assert not self.ledger.recover(name)
        before = self.online()
        command = self.ledger.take(name)
        if command is None:
            assert not self.ledger.pending(name)
            return
        self.check_coalescing(waiting, command)
        status = CommandStatus.SUCCESSFUL if good else CommandStatus.FAILED
        if expired and command.kind is CommandType.SHUTDOWN:
            status = CommandStatus.EXPIRED
        ended = self.ledger.finish(command, status, exit_code=0 if good else 1)
        assert ended.status == status
        self.check_configures(ended, before)

    def check_coalescing(self, waiting: list[Any], command: Any) -> None:
        """Before the command that runs, configures were superseded and forbidden commands skipped; nothing else was lost."""
        place = [item.command_id for item in waiting].index(command.command_id)
        for passed, following in zip(waiting[:place], waiting[1:]):
            now = self.ledger.command(passed.command_id)
            assert now is not None
            if now.status == "superseded":
                assert now.type == following.type == "configure"
            else:
                assert now.status == "skipped"
        after = waiting[place + 1 : place + 2]
        assert command.type != "configure" or all(item.type != "configure" for item in after)

    def check_configures(self, ended: Any, before: set[str]) -> None:
        """Configure reaches exactly the online set when that has changed or an instance came anew."""
        after = self.online()
        fresh = [
            item.hostname for item in self.ledger.commands()
            if item.kind is CommandType.CONFIGURE and item.number > ended.number and item.command_id not in self.known
        ]  # fmt: skip
        entered = ended.kind is CommandType.SETUP and ended.status == "successful"
        expected = after if entered or after != before else set()
        assert sorted(fresh) == sorted(expected)

    @rule(name=st.sampled_from(NAMES))
    def crash(self, name: str) -> None:
        before = self.online()
        command = self.ledger.take(name)
        if command is None:
            return
        (ended,) = self.ledger.recover(name)
        assert ended.command_id == command.command_id
        assert ended.status == "failed"
        assert "interrupted" in (ended.reason or "")
        assert command.command_id not in {item.command_id for item in self.ledger.pending(name)}
        self.check_configures(ended, before)

    @precondition(lambda self: hasattr(self, "ledger"))
    @invariant()
    def each_command_ends_once_and_each_instance_is_somewhere(self) -> None:
        self.known = set()
        for command in self.ledger.commands():
            self.known.add(command.command_id)
            if command.ended:
                assert self.seen.setdefault(command.command_id, command.status) == command.status
                assert command.completed_at
            else:
                assert command.command_id not in self.seen
        pending = {item.command_id for name in NAMES for item in self.ledger.pending(name)}
        assert pending == {item.command_id for item in self.ledger.commands() if not item.ended}
        for record in self.ledger.instances().values():
            assert record.state in TRANSITIONS
            assert record.state is not ONLINE or record.was_set_up
        for deployment in self.ledger.deployments():
            statuses = {self.ledger.store.load(key).value["Status"] for key in deployment.command_keys}  # type: ignore[union-attr]
            assert (deployment.status == "running") == ("pending" in statuses)


TestStack = Stack.TestCase
TestStack.settings = settings(
    max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_the_ledger_is_for_its_owner_only(tmp_path: pathlib.Path) -> None:
    ledger = open_ledger(str(tmp_path / "state"), shop())
    path = tmp_path / "state" / ledger.document.stack.stack_id
    assert path.stat().st_mode & 0o777 == 0o700
    assert (path / "ledger.db").stat().st_mode & 0o777 == 0o600
    ledger.close()
