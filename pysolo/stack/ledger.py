"""The ledger of one stack: what was asked of its instances, what came of it, and how they stand.

Every change is one commit of the store, so that whoever dies, at whatever point, leaves a command either still pending, or
acknowledged by a runner that is gone (which the next one reports as interrupted), or ended.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import Optional

from pysolo.stack.api_names import from_api
from pysolo.stack.enums import CommandStatus, CommandType, InstanceStatus
from pysolo.stack.identity import fresh_id
from pysolo.stack.ledger_sending import SUPERSEDED, LedgerSending
from pysolo.stack.lifecycle import ForbiddenCommand, configure_targets, status_at_end
from pysolo.stack.model import StackDocument
from pysolo.stack.records import CommandRecord, DeploymentRecord
from pysolo.stack.request import Request, RequestError
from pysolo.stack.sqlite_store import SqliteStore
from pysolo.stack.store import Changes
from pysolo.stack.times import iso

INTERRUPTED = "interrupted: the program that ran it ended before it did"


def ledger_path(folder: str, stack_id: str) -> str:
    return os.path.join(folder, stack_id, "ledger.db")


def open_ledger(folder: str, document: StackDocument) -> Ledger:
    """The stack's ledger, made at the first time."""
    path = ledger_path(folder, document.stack.stack_id)
    return Ledger(SqliteStore(path), os.path.dirname(path), document)


def reopen_ledger(path: str) -> Ledger:
    """A ledger that is there, with the document that was last used with it."""
    store = SqliteStore(path)
    kept = store.load("document")
    data = None if kept is None else store.blob(kept.value)
    if data is None:
        raise OSError(f"{path}: nothing was ever sent to this stack")
    return Ledger(store, os.path.dirname(path), from_api(StackDocument, json.loads(data)))


def ledger_paths(folder: str) -> list[str]:
    """All ledgers below a state folder."""
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    return [path for path in (ledger_path(folder, name) for name in names) if os.path.isfile(path)]


class Ledger(LedgerSending):
    def take(self, hostname: str) -> Optional[CommandRecord]:
        """The next command, acknowledged; None when nothing waits. Of consecutive configures only the last is run."""

        def attempt() -> Optional[CommandRecord]:
            changes, now = Changes(), self.clock()
            states = self.instances()
            queued = [(number, command) for number, command in self._queued(hostname) if not command.ended]
            while queued:
                number, command = queued.pop(0)
                if command.acknowledged_at is not None:
                    return None  # another runner is at it
                following = queued[0][1] if queued else None
                if (
                    command.kind is CommandType.CONFIGURE
                    and following is not None
                    and following.kind is CommandType.CONFIGURE
                ):
                    self._end_quietly(changes, command, number, CommandStatus.SUPERSEDED, SUPERSEDED, now)
                    continue
                try:
                    self._require(states, hostname, command.kind)
                except (ForbiddenCommand, RequestError) as refusal:
                    self._end_quietly(changes, command, number, CommandStatus.SKIPPED, str(refusal), now)
                    continue
                state = states[hostname]
                changes.saves.append(self._begun(state, command.kind, now).save())
                taken = replace(command, acknowledged_at=iso(now))
                changes.saves.append(taken.save())
                self.store.commit(changes)
                return replace(taken, version=taken.version + 1)
            if changes.saves:
                self.store.commit(changes)
            return None

        return self._until_saved(attempt)

    def recover(self, hostname: str) -> list[CommandRecord]:
        """End what a runner that is gone had taken. The caller holds the instance's lock: nobody else runs there."""
        interrupted = [command for command in self.pending(hostname) if command.acknowledged_at and not command.ended]
        return [self.finish(command, CommandStatus.FAILED, reason=INTERRUPTED) for command in interrupted]

    def finish(
        self,
        command: CommandRecord,
        status: CommandStatus,
        *,
        exit_code: Optional[int] = None,
        duration: Optional[float] = None,
        log: Optional[str] = None,
        reason: Optional[str] = None,
        run_folder: Optional[str] = None,
        cookbooks_revision: Optional[str] = None,
    ) -> CommandRecord:
        """Report a command's end: its record, the instance's state, the configures that follow from it, the deployment."""

        def attempt() -> CommandRecord:
            now = self.clock()
            record = self.store.load(command.key)
            assert record is not None
            current = CommandRecord.of(record)
            ended = replace(
                current,
                status=status.value,
                completed_at=iso(now),
                exit_code=exit_code,
                duration=duration,
                log=log,
                reason=reason,
                run_folder=run_folder,
                cookbooks_revision=cookbooks_revision,
            )
            changes = Changes(saves=[ended.save()])
            changes.acknowledged.extend(
                n for n, waiting in self._queued(command.hostname) if waiting.key == command.key
            )
            self._move_at_end(changes, ended, status, reason, now)
            self._end_deployment(changes, {ended.key: status}, ended.deployment_id, now)
            self.store.commit(changes)
            return replace(ended, version=ended.version + 1)

        return self._until_saved(attempt)

    def _move_at_end(
        self, changes: Changes, command: CommandRecord, status: CommandStatus, reason: Optional[str], now: float
    ) -> None:
        states = self.instances()
        state = states.get(command.hostname)
        if state is None:
            return
        # A shutdown that was cut off has not stopped anything for sure.
        cut_off = command.kind is CommandType.SHUTDOWN and reason == INTERRUPTED
        result = CommandStatus.EXPIRED if cut_off else status
        status_now = status_at_end(state.state, command.kind, result)
        moved = replace(state, status=status_now.value, left_online=False)
        if command.kind is CommandType.SETUP and status is CommandStatus.SUCCESSFUL:
            moved = replace(moved, was_set_up=True)
        if moved == state:
            return
        moved = replace(moved, changed_at=iso(now))
        changes.saves.append(moved.save())
        after = {**states, command.hostname: moved}
        before = {name: record.state for name, record in states.items()}
        if state.left_online:
            before[command.hostname] = InstanceStatus.ONLINE
        targets = configure_targets(before, {name: record.state for name, record in after.items()})
        if command.kind is CommandType.SETUP and moved.state is InstanceStatus.ONLINE and not targets:
            targets = tuple(name for name, record in after.items() if record.state is InstanceStatus.ONLINE)
        if not targets:
            return
        statuses = {name: record.status for name, record in after.items()}
        requests = [
            Request(
                instance=name,
                command=CommandType.CONFIGURE.value,
                command_id=fresh_id(),
                sent_at=now,
                statuses=statuses,
            )
            for name in targets
        ]
        self._add(changes, requests, dict(after), now, False)

    def pinned_revision(self, deployment_id: Optional[str], found: str) -> str:
        """The cookbooks' revision that all instances of a deployment run: what the first of them found."""
        if deployment_id is None:
            return found

        def attempt() -> str:
            record = self.store.load(f"deployment/{deployment_id}")
            if record is None:
                return found
            deployment = DeploymentRecord.of(record)
            if deployment.cookbooks_revision is None:
                self.store.commit(Changes(saves=[replace(deployment, cookbooks_revision=found).save()]))
                return found
            return deployment.cookbooks_revision

        return self._until_saved(attempt)
