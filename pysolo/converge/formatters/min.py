"""``-F min``: one character a resource, then what was updated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, TextIO

from pysolo import CHEF_VERSION
from pysolo.converge.events import Subscriber, flatten_lines
from pysolo.converge.formatters import failure

if TYPE_CHECKING:
    from pysolo.chef.session import Session


class MinFormatter(Subscriber):
    def __init__(self, out: TextIO, session: Session) -> None:
        self.out = out
        self.session = session
        self.updates: Dict[str, List[str]] = {}
        self.updated: List[str] = []

    def _line(self, text: str) -> None:
        self.out.write(text + "\n")
        self.out.flush()

    def _mark(self, text: str) -> None:
        self.out.write(text)
        self.out.flush()

    def run_start(self, version: str, run_status: Any = None) -> None:
        self._line("pysolo %s, running cookbooks as Chef Infra Client %s does" % (version, CHEF_VERSION))
        self._line("Infra Phase starting")

    def cookbook_resolution_start(self, expanded_run_list: List[str]) -> None:
        self._line("Resolving cookbooks for run list: [%s]" % ", ".join('"%s"' % name for name in expanded_run_list))

    def converge_start(self, run_context: Any) -> None:
        self._line("Converging %d resources" % len(run_context.resource_collection.resources))

    def resource_skipped(self, resource: Any, action: str, guard: Any) -> None:
        self._mark("S")

    def resource_up_to_date(self, resource: Any, action: str) -> None:
        self._mark(".")

    def resource_update_applied(self, resource: Any, action: str, lines: Any) -> None:
        self.updates.setdefault(str(resource), []).extend(flatten_lines(lines))

    def resource_updated(self, resource: Any, action: str) -> None:
        if str(resource) not in self.updated:
            self.updated.append(str(resource))
        self._mark("U")

    def resource_failed(self, resource: Any, action: str, error: BaseException) -> None:
        self._mark("F")
        for line in failure.resource_failure(resource, action, error, self.session):
            self._line(line)

    def recipe_file_load_failed(self, path: str, error: BaseException, recipe: Any = None) -> None:
        for line in failure.compile_failure(path, error, self.session):
            self._line(line)

    def converge_complete(self) -> None:
        self._line("")
        self._line("System converged.")
        self._summary()

    def converge_failed(self, error: BaseException) -> None:
        self._line("")
        self._summary()

    def _summary(self) -> None:
        if not self.updated:
            self._line("no resources %s" % ("would be updated" if self.session.why_run else "updated"))
            return
        self._line("")
        self._line("resources %s this run:" % ("that would be updated" if self.session.why_run else "updated"))
        for resource in self.updated:
            self._line("* %s" % resource)
            for line in self.updates.get(resource, ()):
                self._line("  - %s" % line)
            self._line("")

    def run_completed(self, node: Any = None, run_status: Any = None) -> None:
        self._line("Infra phase complete, %d resources updated" % len(self.updated))

    def run_failed(self, error: BaseException, run_status: Any = None) -> None:
        self._line("Infra phase failed. %d resources updated" % len(self.updated))
