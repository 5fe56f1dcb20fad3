"""Commands of one instance, one at a time and in order: taken from the ledger, run here, reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Optional

from pysolo.stack.enums import CommandType
from pysolo.stack.execution import Settings, execute
from pysolo.stack.ledger import Ledger
from pysolo.stack.places import Places
from pysolo.stack.records import CommandRecord
from pysolo.system.lock import RunLock

# How long one waits for a change of the store before looking whether to stop.
_PATIENCE = 5.0


class Agent:
    """Only who holds an instance's lock runs commands there, and the kernel frees it when its holder dies.

    So a command that is found acknowledged under the lock belongs to a runner that is gone: it is reported as interrupted and
    not run again.
    """

    def __init__(
        self,
        ledger: Ledger,
        places: Places,
        settings: Settings,
        hostname: str,
        tell: Callable[[str], None],
    ) -> None:
        self.ledger = ledger
        self.places = places
        self.settings = settings
        self.hostname = hostname
        self.tell = tell
        self.ended: Callable[[CommandRecord], None] = lambda command: None  # called with each command that was run

    def run_now(self, kind: CommandType, **details: Any) -> CommandRecord:
        """Send a command to this instance and run it at once, without waiting for those that are queued."""
        with self._lock():
            self._recover()
            (command,) = self.ledger.send(kind, [self.hostname], start=True, **details)
            return self._execute(command)

    def repeat(self, command: CommandRecord) -> CommandRecord:
        """Run a command's stored inputs again."""
        with self._lock():
            self._recover()
            return self._execute(self.ledger.repeat(command))

    def run_next(self) -> Optional[CommandRecord]:
        """The next command that waits, run; None when nothing does."""
        with self._lock():
            self._recover()
            command = self.ledger.take(self.hostname)
            return None if command is None else self._execute(command)

    def drain(self, should_stop: Callable[[], bool] = lambda: False) -> list[CommandRecord]:
        """Run until nothing waits."""
        done: list[CommandRecord] = []
        while not should_stop():
            command = self.run_next()
            if command is None:
                break
            done.append(command)
        return done

    def serve(self, should_stop: Callable[[], bool]) -> None:
        """Run what comes until told to stop."""
        while not should_stop():
            revision = self.ledger.store.revision()
            self.drain(should_stop)
            while not should_stop() and self.ledger.store.watch(revision, _PATIENCE) == revision:
                pass

    def _execute(self, command: CommandRecord) -> CommandRecord:
        self.tell(f"{self.hostname}: {command.type} begins (command {command.command_id})")
        ended = execute(self.ledger, self.places, self.settings, command)
        text = f"{self.hostname}: {ended.type} {ended.status} after {ended.duration} s"
        code = f", exit status {ended.exit_code}" if ended.exit_code else ""
        self.tell(f"{text}{code}{f': {ended.reason}' if ended.reason else ''}")
        self.ended(ended)
        return ended

    def _recover(self) -> None:
        for command in self.ledger.recover(self.hostname):
            self.tell(
                f"{self.hostname}: {command.type} of {command.created_at} was interrupted, it is not run again"
                f" (pysolo stack rerun {command.command_id} does)"
            )

    def _lock(self) -> RunLock:
        def waiting(holder: Optional[int]) -> None:
            self.tell(f"{self.hostname}: another command is running{f' (process {holder})' if holder else ''}: waiting")

        return RunLock(self.places.lock(self.hostname), None, waiting)


def by_layer(ledger: Ledger, layers: Sequence[str], instances: Sequence[str], statuses: Mapping[str, Any]) -> list[str]:
    """The targets of a command: those named, or every online instance, of some layers only if those are named."""
    document = ledger.document
    if instances:
        return list(dict.fromkeys(instances))
    return [
        item.hostname
        for item in document.instances
        if statuses[item.hostname] == "online" and (not layers or set(layers) & set(item.layers))
    ]
