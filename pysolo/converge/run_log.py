"""What of a run goes to the log: Chef's own lines at info and debug, and the slowest resources when asked for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Dict, List

from pysolo.converge.events import Subscriber

if TYPE_CHECKING:
    from pysolo.log import Log


class RunLog(Subscriber):
    """Subscribed only where the log takes info: on a host with thousands of resources it is heard often."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.began = time.monotonic()

    def run_start(self, version: str, run_status: Any = None) -> None:
        self.log.info("*** pysolo %s ***" % version)

    def run_started(self, run_status: Any) -> None:
        node = run_status.node
        self.log.info("Run List is [%s]" % ", ".join((node.override_run_list or node.run_list).strings()))
        self.log.info("Starting Chef Infra Client Run for %s" % node.name)

    def run_list_expanded(self, expansion: Any) -> None:
        self.log.info("Run List expands to [%s]" % ", ".join(expansion.shown_names()))

    def cookbook_resolution_complete(self, cookbooks: Any) -> None:
        names = ["%s@%s" % (name, cookbook.version) for name, cookbook in sorted(cookbooks.loaded.items())]
        self.log.info("Loading cookbooks [%s]" % ", ".join(names))

    def recipe_file_loaded(self, path: str, recipe: Any = None) -> None:
        self.log.debug("Loaded recipe file %s" % path)

    def resource_action_start(
        self, resource: Any, action: str, notification_type: Any = None, notifier: Any = None
    ) -> None:
        place = "%s::%s line %s" % (resource.cookbook_name, resource.recipe_name, resource.source_line)
        told = "" if notifier is None else " for %s" % notifier
        self.log.info("Processing %s action %s (%s)%s" % (resource, action, place, told))

    def resource_skipped(self, resource: Any, action: str, guard: Any) -> None:
        self.log.debug("Skipping %s due to %s" % (resource, guard.short_description))

    def resource_failed_retriable(self, resource: Any, action: str, retries: int, error: BaseException) -> None:
        self.log.info("Retrying execution of %s, %s attempts left" % (resource, retries))

    def run_completed(self, node: Any, run_status: Any = None) -> None:
        self.log.info("Chef Infra Client Run complete in %.3f seconds" % (time.monotonic() - self.began))


class SlowReport(Subscriber):
    """``--slow-report N``: the resources that took longest, from the rows of the run report."""

    def __init__(self, log: Log, rows: List[Dict[str, Any]], count: int) -> None:
        self.log = log
        self.rows = rows
        self.count = count

    def run_completed(self, node: Any, run_status: Any = None) -> None:
        self._tell()

    def run_failed(self, error: BaseException, run_status: Any = None) -> None:
        self._tell()

    def _tell(self) -> None:
        slowest = sorted(self.rows, key=lambda row: -float(row["duration"]))[: self.count]
        # At warn, because whoever asks for it wants to see it whatever the level of the rest.
        self.log.warn("Top %d slowest resources:" % len(slowest))
        for row in slowest:
            self.log.warn(
                "%9.3f s  %s action %s (%s::%s line %s)"
                % (row["duration"], row["resource"], row["action"], row["cookbook"], row["recipe"], row["line"])
            )
