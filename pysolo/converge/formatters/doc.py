"""``-F doc``: a readable account of the run, line by line as chef-solo 18 writes it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Dict, List, TextIO

from pysolo import CHEF_VERSION
from pysolo.converge.events import Subscriber
from pysolo.converge.formatters import failure
from pysolo.converge.formatters.output import Output

if TYPE_CHECKING:
    from pysolo.chef.session import Session


class DocFormatter(Subscriber):
    def __init__(self, out: TextIO, session: Session, *, color: bool = False) -> None:
        self.output = Output(out, color)
        self.session = session
        self.started = time.monotonic()
        self.updated = 0
        self.up_to_date = 0
        self.skipped = 0
        self.recipe = ""
        self.deprecations: Dict[str, List[str]] = {}

    @property
    def total(self) -> int:
        return self.updated + self.up_to_date + self.skipped

    # ------------------------------------------------------------------------------------------------------------- the run

    def run_start(self, version: str, run_status: Any = None) -> None:
        self.output.line("pysolo %s, running cookbooks as Chef Infra Client %s does" % (version, CHEF_VERSION))
        self.output.line("Infra Phase starting")

    def policyfile_loaded(self, policy: Any) -> None:
        self.output.line("Using Policyfile '%s' at revision '%s'" % (policy.name, policy.revision))

    def cookbook_resolution_start(self, expanded_run_list: List[str]) -> None:
        shown = ", ".join('"%s"' % name for name in expanded_run_list)
        self.output.line("Resolving cookbooks for run list: [%s]" % shown)

    def cookbook_sync_start(self, count: int) -> None:
        self.output.line("Synchronizing cookbooks:")
        self.output.indent()

    def synchronized_cookbook(self, name: str, cookbook: Any) -> None:
        self.output.line("- %s (%s)" % (cookbook.name, cookbook.version))

    def cookbook_sync_complete(self) -> None:
        self.output.unindent()

    def cookbook_gem_start(self, gems: Any) -> None:
        self.output.line("Installing cookbook gem dependencies:")
        self.output.indent()

    def cookbook_gem_using(self, name: str, version: str) -> None:
        self.output.line("- Using %s %s" % (name, version))

    def cookbook_gem_finished(self) -> None:
        self.output.unindent()

    def library_load_start(self, count: int) -> None:
        self.output.line("Compiling cookbooks...")

    def converge_start(self, run_context: Any) -> None:
        self.output.line("Converging %d resources" % len(run_context.resource_collection.resources))

    def converge_complete(self) -> None:
        if self.recipe:
            self.output.unindent()
            self.recipe = ""

    def converge_failed(self, error: BaseException) -> None:
        self.output.end_line()
        self.output.indentation = 0
        self.recipe = ""

    def run_completed(self, node: Any = None, run_status: Any = None) -> None:
        self._deprecations()
        if self.session.why_run:
            self.output.line(
                "Infra Phase complete, %d/%d resources would have been updated" % (self.updated, self.total)
            )
        else:
            self.output.line(
                "Infra Phase complete, %d/%d resources updated in %s" % (self.updated, self.total, self._elapsed())
            )

    def run_failed(self, error: BaseException, run_status: Any = None) -> None:
        self.output.indentation = 0
        if self.session.why_run:
            self.output.line("Infra Phase failed. %d resources would have been updated" % self.updated)
        else:
            self.output.line("Infra Phase failed. %d resources updated in %s" % (self.updated, self._elapsed()))

    def _elapsed(self) -> str:
        seconds = int(time.monotonic() - self.started)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        if hours:
            return "%02d hours %02d minutes %02d seconds" % (hours, minutes, seconds)
        if minutes:
            return "%02d minutes %02d seconds" % (minutes, seconds)
        return "%02d seconds" % seconds

    # ---------------------------------------------------------------------------------------------------------- failures

    def _box(self, lines: List[str]) -> None:
        self.output.end_line()
        for line in lines:
            self.output.line(line, "red" if line.startswith("Error executing") else "")

    def recipe_file_load_failed(self, path: str, error: BaseException, recipe: Any = None) -> None:
        self._box(failure.compile_failure(path, error, self.session))

    def library_file_load_failed(self, path: str, error: BaseException) -> None:
        self._box(failure.compile_failure(path, error, self.session))

    attribute_file_load_failed = lwrp_file_load_failed = definition_file_load_failed = library_file_load_failed

    def recipe_not_found(self, error: BaseException) -> None:
        self._box(failure.compile_failure(None, error, self.session))

    def run_list_expand_failed(self, node: Any, error: BaseException) -> None:
        self._box(failure.plain_failure("Error expanding the run_list:", error, self.session))

    def cookbook_resolution_failed(self, expanded_run_list: List[str], error: BaseException) -> None:
        self._box(failure.plain_failure("Error Resolving Cookbooks for Run List:", error, self.session))

    # --------------------------------------------------------------------------------------------------------- resources

    def resource_action_start(
        self, resource: Any, action: str, notification_type: Any = None, notifier: Any = None
    ) -> None:
        if resource.cookbook_name and resource.recipe_name:
            recipe = "%s::%s" % (resource.cookbook_name, resource.recipe_name)
        else:
            recipe = "<Dynamically Defined Resource>"
        if recipe != self.recipe and resource.enclosing_provider is None:
            if self.recipe:
                self.output.unindent()
            self.output.line("Recipe: " + recipe)
            self.recipe = recipe
            self.output.indent()
        self.output.start("* %s action %s" % (resource, action), stream=resource)
        self.output.indent()

    def resource_skipped(self, resource: Any, action: str, guard: Any) -> None:
        self.skipped += 1
        self.output.finish(" (skipped due to %s)" % guard.short_description, stream=resource)
        self.output.unindent()

    def resource_up_to_date(self, resource: Any, action: str) -> None:
        self.up_to_date += 1
        declaration = resource.info.inherited("declaration")
        quiet = declaration is not None and declaration.quiet_when_up_to_date
        self.output.finish("" if quiet else " (up to date)", stream=resource)
        self.output.unindent()

    def resource_bypassed(self, resource: Any, action: str, provider: Any) -> None:
        name = provider.cls.real.name
        self.output.finish(" (Skipped: Why-Run not supported by provider %s)" % name, stream=resource)
        self.output.unindent()

    def resource_current_state_load_bypassed(self, resource: Any, action: str, current: Any) -> None:
        self.output.line("* Why-Run not supported for %s, bypassing load." % resource, "yellow")

    def resource_update_applied(self, resource: Any, action: str, lines: Any) -> None:
        prefix = "- Would " if self.session.why_run else "- "
        for line in lines:
            if isinstance(line, str):
                self.output.start(prefix + line, "green")
            elif line is not None:
                for detail in line:
                    self.output.start(detail, "white")

    def resource_update_progress(self, resource: Any, current: int, total: int, interval: int) -> None:
        if total:
            self.output.start(" - Progress: %d%%" % (100 * current // total), "green")

    def resource_updated(self, resource: Any, action: str) -> None:
        self.updated += 1
        self.output.end_line()
        self.output.unindent()

    def resource_failed(self, resource: Any, action: str, error: BaseException) -> None:
        if not resource.fails_quietly:
            self._box(failure.resource_failure(resource, action, error, self.session))
        self.output.end_line()
        self.output.unindent()

    def stream_output(self, stream: Any, text: str, options: Any = None) -> None:
        self.output.end_line()
        self.output.raw(text)

    def whyrun_assumption(self, action: str, resource: Any, message: Any) -> None:
        self._notes(message, "yellow")

    def provider_requirement_failed(self, action: str, resource: Any, error: Any, message: Any) -> None:
        self._notes(message, "yellow" if self.session.why_run else "red")

    def _notes(self, message: Any, color: str) -> None:
        for line in [message] if isinstance(message, str) else message or ():
            self.output.start("* %s" % line, color)

    # ------------------------------------------------------------------------------------- handlers, messages, deprecations

    def handlers_start(self, count: int) -> None:
        self.output.line("")
        self.output.line("Running handlers:")
        self.output.indent()

    def handler_executed(self, handler: Any) -> None:
        self.output.line("- %s" % handler)

    def handlers_completed(self) -> None:
        self.output.unindent()
        self.output.line("Running handlers complete")

    def msg(self, message: str) -> None:
        self.output.line(message)

    def deprecation(self, message: str, location: Any = None) -> None:
        places = self.deprecations.setdefault(message, [])
        if location is not None and str(location) not in places:
            places.append(str(location))

    def _deprecations(self) -> None:
        if not self.deprecations:
            return
        self.output.line("")
        following = int(CHEF_VERSION.split(".")[0]) + 1
        self.output.line(
            "Deprecation warnings that must be addressed before upgrading to Chef Infra Client %d:" % following
        )
        self.output.line("")
        for message, places in self.deprecations.items():
            number = "1 location" if len(places) == 1 else "%d locations" % len(places)
            self.output.line("  %s at %s:" % (message, number))
            for place in places:
                self.output.line("    - %s" % place)
        self.output.line("")
