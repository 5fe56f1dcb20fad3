"""The ledger of one stack, looked at."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any, Optional, TypeVar

from pysolo.stack.api_names import from_api
from pysolo.stack.enums import InstanceStatus
from pysolo.stack.model import StackDocument
from pysolo.stack.records import CommandRecord, DeploymentRecord, InstanceRecord
from pysolo.stack.request import Request, RequestError
from pysolo.stack.store import Conflict, Store

T = TypeVar("T")


class LedgerView:
    def __init__(self, store: Store, folder: str, document: StackDocument) -> None:
        self.store = store
        self.folder = folder
        self.document = document
        self.clock: Callable[[], float] = time.time

    def instances(self) -> dict[str, InstanceRecord]:
        """A record for each instance of the document, by hostname; one never heard of stands as the document says."""
        kept = {record.key: InstanceRecord.of(record) for record in self.store.scan("instance/")}
        found = {}
        for item in self.document.instances:
            key = f"instance/{item.hostname}"
            status = item.status or "stopped"
            new = InstanceRecord(key=key, hostname=item.hostname, status=status, was_set_up=status == "online")
            found[item.hostname] = kept.get(key, new)
        return found

    def statuses(self) -> dict[str, InstanceStatus]:
        return {name: record.state for name, record in self.instances().items()}

    def commands(
        self, hostname: Optional[str] = None, limit: Optional[int] = None, kind: Optional[str] = None
    ) -> list[CommandRecord]:
        """Newest first."""
        if hostname is not None:
            found = self._commands_of(f"command/{hostname}/", limit if kind is None else None)
        else:
            found = sorted(self._commands_of("command/", None), key=lambda item: -item.number)
        chosen = [item for item in found if kind is None or item.type == kind]
        return chosen if limit is None else chosen[:limit]

    def _commands_of(self, prefix: str, limit: Optional[int]) -> list[CommandRecord]:
        return [CommandRecord.of(record) for record in self.store.scan(prefix, newest_first=True, limit=limit)]

    def command(self, command_id: str) -> Optional[CommandRecord]:
        pointer = self.store.load(f"command-id/{command_id}")
        record = None if pointer is None else self.store.load(pointer.value)
        return None if record is None else CommandRecord.of(record)

    def deployments(self) -> list[DeploymentRecord]:
        """Newest first."""
        found = [DeploymentRecord.of(record) for record in self.store.scan("deployment/")]
        return sorted(found, key=lambda item: (item.created_at, item.command_keys), reverse=True)

    def pending(self, hostname: str) -> list[CommandRecord]:
        """What waits for an instance, in order; the first may have been taken by a runner."""
        return [command for _, command in self._queued(hostname)]

    def _queued(self, hostname: str) -> Iterator[tuple[int, CommandRecord]]:
        for entry in self.store.queue(hostname):
            record = self.store.load(entry.item)
            if record is not None:
                yield entry.number, CommandRecord.of(record)

    def inputs(self, command: CommandRecord) -> tuple[StackDocument, Request]:
        """The very document and request that the command was made of."""
        document = from_api(StackDocument, self._blob(command.inputs["document"]))
        statuses = self._blob(command.inputs["statuses"])
        return document, Request.from_json({**command.inputs["request"], "statuses": statuses})

    def _blob(self, digest: str) -> Any:
        data = self.store.blob(digest)
        if data is None:
            raise RequestError(f"the ledger has lost the inputs {digest}")
        return json.loads(data)

    def _until_saved(self, attempt: Callable[[], T]) -> T:
        """Repeat a change that somebody else's came before; each attempt looks at the state anew."""
        while True:
            try:
                return attempt()
            except Conflict:
                continue

    def close(self) -> None:
        self.store.close()
