"""Commands and what they are made of: added to the ledger, all of a call's or none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Optional

from pysolo.stack.api_names import to_api
from pysolo.stack.enums import CommandStatus, CommandType, DeploymentStatus, InstanceStatus
from pysolo.stack.identity import fresh_id
from pysolo.stack.ledger_view import LedgerView
from pysolo.stack.lifecycle import deployment_status, require_allowed, status_at_start
from pysolo.stack.records import CommandRecord, DeploymentRecord, InstanceRecord
from pysolo.stack.request import Request, RequestError
from pysolo.stack.run_list import run_list
from pysolo.stack.store import Changes, Record, Save
from pysolo.stack.times import iso, seconds

# The lifecycle events that the service sends by itself make no deployment.
_WITHOUT_DEPLOYMENT = frozenset((CommandType.SETUP, CommandType.CONFIGURE, CommandType.SHUTDOWN))
SUPERSEDED = "a later configure took its place"


class LedgerSending(LedgerView):
    def send(
        self,
        kind: CommandType,
        hostnames: Sequence[str],
        *,
        start: bool = False,
        apps: Sequence[str] = (),
        recipes: Sequence[str] = (),
        custom_json: Optional[Mapping[str, Any]] = None,
        migrate: bool = False,
        upgrade_os_to: Optional[str] = None,
        allow_reboot: bool = False,
        comment: Optional[str] = None,
        user: Optional[str] = None,
        statuses: Optional[Mapping[str, str]] = None,
    ) -> list[CommandRecord]:
        """A command for each of the instances, all or none: ForbiddenCommand when the state of one does not allow it.

        ``start`` makes them acknowledged at once, for the caller is going to run them. ``statuses`` is what they are told of
        who is online, if that is not to be what the ledger says.
        """
        deployment_id = None if kind in _WITHOUT_DEPLOYMENT else fresh_id()

        def attempt() -> list[CommandRecord]:
            states = self.instances()
            for name in hostnames:
                self._require(states, name, kind)
            told = statuses or {other: record.status for other, record in states.items()}
            now = self.clock()
            requests = [
                Request(
                    instance=name,
                    command=kind.value,
                    command_id=fresh_id(),
                    sent_at=now,
                    apps=tuple(apps),
                    recipes=tuple(recipes),
                    statuses=told,
                    custom_json=custom_json or {},
                    deployment_id=deployment_id,
                    iam_user_arn=user,
                    migrate=migrate,
                    upgrade_os_to=upgrade_os_to,
                    allow_reboot=allow_reboot,
                )
                for name in hostnames
            ]
            changes = Changes()
            made = self._add(changes, requests, states, now, start, told=statuses is not None)
            if deployment_id is not None:
                changes.saves.append(
                    DeploymentRecord(
                        key=f"deployment/{deployment_id}",
                        deployment_id=deployment_id,
                        stack_id=self.document.stack.stack_id,
                        app_ids=tuple(app.app_id for app in self.document.apps if app.shortname in apps),
                        command={"Name": kind.value, "Args": requests[0].arguments()},
                        iam_user_arn=user,
                        instance_ids=tuple(command.instance_id for command in made),
                        command_keys=tuple(command.key for command in made),
                        created_at=iso(now),
                        comment=comment,
                        custom_json=custom_json or None,
                    ).save()
                )
            self.store.commit(changes)
            return made

        return self._until_saved(attempt)

    def repeat(self, command: CommandRecord) -> CommandRecord:
        """The same inputs under a new number; acknowledged at once."""

        def attempt() -> CommandRecord:
            _, request = self.inputs(command)
            states = self.instances()
            self._require(states, command.hostname, command.kind)
            changes = Changes()
            again = replace(request, deployment_id=None)
            found = self._add(changes, [again], states, self.clock(), True, command)
            self.store.commit(changes)
            return found[0]

        return self._until_saved(attempt)

    def _require(self, states: Mapping[str, InstanceRecord], name: str, kind: CommandType) -> None:
        if name not in states:
            raise RequestError(f"there is no instance {name} in the stack {self.document.stack.name}")
        state = states[name]
        require_allowed(name, state.state, state.was_set_up, kind, self.document.stack.chef_12)

    def _add(
        self,
        changes: Changes,
        requests: Iterable[Request],
        states: dict[str, InstanceRecord],
        now: float,
        start: bool,
        rerun_of: Optional[CommandRecord] = None,
        told: bool = False,
    ) -> list[CommandRecord]:
        """Records and queue entries for requests; those that start are acknowledged and move their instance."""
        counter = self.store.load("sequence")
        number = 0 if counter is None else int(counter.value)
        document: Optional[str] = None
        made = []
        for request in requests:
            number += 1
            state = states[request.instance]
            if start:
                state = states[request.instance] = self._begun(state, request.type, now)
                changes.saves.append(state.save())
                self._supersede(changes, request, now)
            if rerun_of is not None:
                inputs = dict(rerun_of.inputs)
            else:
                if document is None:
                    document = self._keep(to_api(self.document))
                    self._keep_document(changes, document)
                begun = state.state if start else status_at_start(state.state, request.type)
                own = {**request.statuses, request.instance: begun.value}
                plain = {key: value for key, value in request.to_json().items() if key != "statuses"}
                moves = request.type in (CommandType.SETUP, CommandType.SHUTDOWN) and not told
                shown = own if moves else request.statuses
                inputs = {"document": document, "statuses": self._keep(dict(shown)), "request": plain}
            made.append(self._record(request, number, inputs, now, start, rerun_of))
        changes.saves.append(_sequence(counter, number))
        for command in made:
            changes.saves.append(command.save())
            changes.saves.append(Save(f"command-id/{command.command_id}", command.key, 0))
            changes.pushes.append((command.hostname, command.key))
        return made

    def _record(
        self,
        request: Request,
        number: int,
        inputs: dict[str, Any],
        now: float,
        start: bool,
        rerun_of: Optional[CommandRecord],
    ) -> CommandRecord:
        instance = self.document.instance(request.instance)
        assert instance is not None
        return CommandRecord(
            key=f"command/{request.instance}/{number:012d}",
            command_id=request.command_id if rerun_of is None else fresh_id(),
            instance_id=instance.instance_id,
            hostname=instance.hostname,
            deployment_id=request.deployment_id,
            type=request.command,
            created_at=iso(now),
            acknowledged_at=iso(now) if start else None,
            run_list=run_list(self.document, instance, request.type, request.recipes),
            inputs=inputs,
            rerun_of=None if rerun_of is None else rerun_of.command_id,
        )

    def _keep_document(self, changes: Changes, digest: str) -> None:
        """The latest document, so that the ledger can be read without the file that it came from."""
        kept = self.store.load("document")
        if kept is None or kept.value != digest:
            changes.saves.append(Save("document", digest, 0 if kept is None else kept.version))

    def _keep(self, value: Any) -> str:
        return self.store.put_blob(json.dumps(value, ensure_ascii=False, sort_keys=True).encode())

    def _begun(self, state: InstanceRecord, kind: CommandType, now: float) -> InstanceRecord:
        """The instance once the command runs; that it left the online ones is remembered until the command ends."""
        left = state.left_online or state.state is InstanceStatus.ONLINE
        status = status_at_start(state.state, kind)
        return replace(state, status=status.value, changed_at=iso(now), left_online=left and status != "online")

    def _supersede(self, changes: Changes, request: Request, now: float) -> None:
        """A configure that starts takes the place of those that wait: it knows all that they would say."""
        if request.type is not CommandType.CONFIGURE:
            return
        for number, waiting in self._queued(request.instance):
            if waiting.kind is CommandType.CONFIGURE and waiting.acknowledged_at is None:
                self._end_quietly(changes, waiting, number, CommandStatus.SUPERSEDED, SUPERSEDED, now)

    def _end_quietly(
        self, changes: Changes, command: CommandRecord, number: int, status: CommandStatus, reason: str, now: float
    ) -> None:
        ended = replace(command, status=status.value, completed_at=iso(now), reason=reason)
        changes.saves.append(ended.save())
        changes.acknowledged.append(number)
        self._end_deployment(changes, {ended.key: status}, ended.deployment_id, now)

    def _end_deployment(
        self, changes: Changes, ended: Mapping[str, CommandStatus], deployment_id: Optional[str], now: float
    ) -> None:
        """A deployment ends with the last of its commands."""
        record = None if deployment_id is None else self.store.load(f"deployment/{deployment_id}")
        if record is None:
            return
        deployment = DeploymentRecord.of(record)
        statuses = []
        for key in deployment.command_keys:
            other = self.store.load(key)
            if key in ended:
                statuses.append(ended[key])
            elif other is not None:
                statuses.append(CommandStatus(other.value["Status"]))
        status = deployment_status(statuses)
        if status is not DeploymentStatus.RUNNING:
            duration = max(0, int(now - seconds(deployment.created_at)))
            deployment = replace(deployment, status=status.value, completed_at=iso(now), duration=duration)
        # Saved in any case: two commands that end at once must not both take the other for pending.
        changes.saves.append(deployment.save())


def _sequence(counter: Optional[Record], number: int) -> Save:
    return Save("sequence", number, 0 if counter is None else counter.version)
