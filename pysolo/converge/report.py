"""The run report (``--report-json``): a row each time an action of a resource ends, inner resources before their owner."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from pysolo.converge.events import Subscriber, flatten_lines
from pysolo.ruby.runtime.control import RubyError

if TYPE_CHECKING:
    from pysolo.system.interface import System


def describe_exception(error: Optional[BaseException]) -> Optional[Dict[str, Any]]:
    """``{"class", "message", "backtrace"}`` with Ruby's class names."""
    if error is None:
        return None
    if isinstance(error, RubyError):
        rt = error.exc.cls.rt
        backtrace = list(error.exc.backtrace or ())
        return {"class": rt.class_name(error.exc), "message": rt.message_of(error.exc), "backtrace": backtrace}
    return {"class": type(error).__name__, "message": str(error), "backtrace": []}


def iso_time(moment: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))


class _Running:
    """An action in hand."""

    __slots__ = ("resource", "action", "started", "updates")

    def __init__(self, resource: Any, action: str) -> None:
        self.resource = resource
        self.action = action
        self.started = time.monotonic()
        self.updates: List[str] = []


class RunReport(Subscriber):
    """Gathers rows while the run goes on; :meth:`document` is the whole report."""

    def __init__(self) -> None:
        self.started_at = time.time()
        self.declared: List[List[Any]] = []
        self.rows: List[Dict[str, Any]] = []
        self.updated = 0
        self.total = 0
        self._running: List[_Running] = []
        self._compliance: Dict[str, Dict[str, Any]] = {}

    # ------------------------------------------------------------------------------------------------------------ events

    def converge_start(self, run_context: Any) -> None:
        self._compliance = run_context.compliance
        self.declared = [
            [resource.declared_type or resource.resource_name, resource.name, list(resource.action)]
            for resource in run_context.resource_collection.resources
        ]

    def resource_action_start(
        self, resource: Any, action: str, notification_type: Any = None, notifier: Any = None
    ) -> None:
        self._running.append(_Running(resource, action))

    def resource_update_applied(self, resource: Any, action: str, lines: Any) -> None:
        if self._running:
            self._running[-1].updates.extend(flatten_lines(lines))

    def resource_updated(self, resource: Any, action: str) -> None:
        self.updated += 1
        self._row("updated")

    def resource_up_to_date(self, resource: Any, action: str) -> None:
        self._row("up_to_date")

    def resource_skipped(self, resource: Any, action: str, guard: Any) -> None:
        self._row("skipped", skip_reason=guard.short_description)

    def resource_failed(self, resource: Any, action: str, error: BaseException) -> None:
        self._row("failed", error=error)

    def resource_failed_retriable(self, resource: Any, action: str, retries: int, error: BaseException) -> None:
        self._row("retried", error=error)
        if self._running:
            self._running[-1].updates = []
            self._running[-1].started = time.monotonic()

    def resource_completed(self, resource: Any) -> None:
        if self._running:
            self._running.pop()

    def _row(self, status: str, *, skip_reason: Optional[str] = None, error: Optional[BaseException] = None) -> None:
        if not self._running:  # Ruby code ran a provider by itself: no resource is at work
            return
        running = self._running[-1]
        resource = running.resource
        if status != "retried":
            self.total += 1
        row = {
            "resource": str(resource),
            "action": running.action,
            "status": status,
            "depth": len(self._running) - 1,
            "updates": running.updates,
            "skip_reason": skip_reason,
            "cookbook": resource.cookbook_name,
            "recipe": resource.recipe_name,
            "file": resource.source_file,
            "line": resource.source_line,
            "duration": round(time.monotonic() - running.started, 6),
        }
        if error is not None:
            described = describe_exception(error)
            assert described is not None
            row["exception"] = {"class": described["class"], "message": described["message"]}
        self.rows.append(row)

    # ---------------------------------------------------------------------------------------------------------- document

    def document(
        self, *, node: str, run_list: List[str], expanded_run_list: List[str], error: Optional[BaseException]
    ) -> Dict[str, Any]:
        document = {
            "status": "success" if error is None else "failed",
            "exception": describe_exception(error),
            "node": node,
            "run_list": run_list,
            "expanded_run_list": expanded_run_list,
            "started_at": iso_time(self.started_at),
            "ended_at": iso_time(time.time()),
            "declared": self.declared,
            "resources": self.rows,
            "updated": self.updated,
            "total": self.total,
        }
        if self._compliance:
            document["compliance"] = self._compliance
        return document


def write_json(system: System, path: str, document: Dict[str, Any]) -> None:
    """Atomically; ``-`` is standard output."""
    import json
    import sys

    text = json.dumps(document, ensure_ascii=False, indent=1, default=str).encode("utf-8", "backslashreplace")
    if path == "-":
        sys.stdout.write(text.decode() + "\n")
        sys.stdout.flush()
        return
    system.write_atomic(os.path.abspath(path), text + b"\n", mode=0o644, follow=False)
