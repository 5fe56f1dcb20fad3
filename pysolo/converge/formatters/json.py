"""``-F json``: one JSON object a line as things happen, for programs that follow a run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, List, TextIO

from pysolo.converge.events import Subscriber, flatten_lines
from pysolo.converge.formatters import failure

if TYPE_CHECKING:
    from pysolo.chef.session import Session


class JsonFormatter(Subscriber):
    def __init__(self, out: TextIO, session: Session) -> None:
        self.out = out
        self.session = session
        self.updated = 0
        self.total = 0

    def _tell(self, event: str, **facts: Any) -> None:
        self.out.write(json.dumps({"event": event, **facts}, ensure_ascii=False) + "\n")
        self.out.flush()

    def _resource(self, event: str, resource: Any, action: str, **facts: Any) -> None:
        place = {"cookbook": resource.cookbook_name, "recipe": resource.recipe_name, "line": resource.source_line}
        self._tell(event, resource=str(resource), action=action, **place, **facts)

    def run_start(self, version: str, run_status: Any = None) -> None:
        self._tell("run_start", version=version, why_run=self.session.why_run)

    def cookbook_resolution_start(self, expanded_run_list: List[str]) -> None:
        self._tell("run_list", expanded=list(expanded_run_list))

    def converge_start(self, run_context: Any) -> None:
        self._tell("converge_start", resources=len(run_context.resource_collection.resources))

    def resource_update_applied(self, resource: Any, action: str, lines: Any) -> None:
        self._resource("update", resource, action, lines=flatten_lines(lines))

    def resource_updated(self, resource: Any, action: str) -> None:
        self.updated += 1
        self.total += 1
        self._resource("updated", resource, action)

    def resource_up_to_date(self, resource: Any, action: str) -> None:
        self.total += 1
        self._resource("up_to_date", resource, action)

    def resource_skipped(self, resource: Any, action: str, guard: Any) -> None:
        self.total += 1
        self._resource("skipped", resource, action, reason=guard.short_description)

    def resource_failed(self, resource: Any, action: str, error: BaseException) -> None:
        name, message = failure.describe(error)
        self._resource("failed", resource, action, exception={"class": name, "message": message})

    def stream_output(self, stream: Any, text: str, options: Any = None) -> None:
        self._tell("output", text=text)

    def run_completed(self, node: Any = None, run_status: Any = None) -> None:
        self._tell("run_completed", updated=self.updated, total=self.total)

    def run_failed(self, error: BaseException, run_status: Any = None) -> None:
        name, message = failure.describe(error)
        self._tell("run_failed", updated=self.updated, total=self.total, exception={"class": name, "message": message})
