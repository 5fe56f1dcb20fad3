"""One command on this machine: cookbooks, run folder, the main runner, and what is reported of it."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Optional, TextIO, Tuple

from pysolo.stack.builtin_cookbooks import has_cookbook, merged_tree, without_missing, write_stand_in
from pysolo.stack.child import ChildResult, run_in_child
from pysolo.stack.contract import RunInputs
from pysolo.stack.cookbook_download import CookbooksError
from pysolo.stack.cookbooks import CookbookCopy, current_copy, refresh
from pysolo.stack.enums import CommandStatus, CommandType
from pysolo.stack.ledger import Ledger
from pysolo.stack.model import StackDocument
from pysolo.stack.places import Places
from pysolo.stack.records import CommandRecord
from pysolo.stack.redact import Redactor
from pysolo.stack.redacting_stream import RedactingStream
from pysolo.stack.request import Request, target
from pysolo.stack.run_folder import tidy_runs, write_run_folder

# A run that ends so has done its work: all well, reboot now, reboot needed.
_GOOD_EXITS = (0, 35, 37)
_LOG_LIMIT = 16 * 1024 * 1024
_FETCHES = (CommandType.SETUP, CommandType.UPDATE_CUSTOM_COOKBOOKS)


@dataclass(frozen=True)
class Settings:
    """What the command line adds: local cookbook folders instead of the stack's source, and the service's own (Chef 11)."""

    cookbook_paths: Tuple[str, ...] = ()
    builtin_cookbooks: Optional[str] = None
    full: bool = False  # Chef 11: with the recipes that the service's agent put around the layers' own
    echo: Optional[TextIO] = None
    why_run: bool = False
    formatter: str = "doc"
    log_level: str = "info"
    fallback_paths: Tuple[str, ...] = field(default=())


def execute(ledger: Ledger, places: Places, settings: Settings, command: CommandRecord) -> CommandRecord:
    """Run an acknowledged command and report its end."""
    return _Execution(ledger, places, settings, command).report()


class _Execution:
    def __init__(self, ledger: Ledger, places: Places, settings: Settings, command: CommandRecord) -> None:
        self.ledger = ledger
        self.places = places
        self.settings = settings
        self.command = command
        self.document: StackDocument
        self.request: Request
        self.document, self.request = ledger.inputs(command)
        self.folder = places.run(command.command_id)
        self.revision: Optional[str] = None

    def report(self) -> CommandRecord:
        began = time.monotonic()
        reason: Optional[str] = None
        code: Optional[int] = None
        status = CommandStatus.FAILED
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        with open(os.path.join(self.folder, "chef.log"), "a", encoding="utf-8", errors="surrogateescape") as log:
            echo = [] if self.settings.echo is None else [self.settings.echo]
            redactor = Redactor(self.document)
            output = RedactingStream(redactor, log, *echo)
            # The log of the run goes to the file; of it people see the warnings, the formatter tells them the rest.
            lines, warnings = RedactingStream(redactor, log), RedactingStream(redactor, *echo)
            try:
                copy = self._cookbooks(output)
                if self.command.kind is CommandType.UPDATE_CUSTOM_COOKBOOKS:
                    code, status = 0, CommandStatus.SUCCESSFUL
                else:
                    result = self._run(copy, output, lines, warnings)
                    code, (status, reason) = result.exit_code, _verdict(result)
            except CookbooksError as fault:
                reason = f"custom cookbooks: {fault}"
                output.write(f"{reason}\n")
            except OSError as fault:
                reason = f"{fault.filename or self.folder}: {fault.strerror or fault}"
                output.write(f"{reason}\n")
            output.finish()
        self._clean_report(redactor)
        ended = self.ledger.finish(
            self.command,
            status,
            exit_code=code,
            duration=round(time.monotonic() - began, 3),
            log=self._keep_log(),
            reason=None if reason is None else redactor.text(reason),
            run_folder=self.folder,
            cookbooks_revision=self.revision,
        )
        tidy_runs(self.places.runs, self.folder)
        return ended

    # --------------------------------------------------------------------------------------------------------- cookbooks

    def _cookbooks(self, output: RedactingStream) -> CookbookCopy:
        """The stack's custom cookbooks, fetched when the command calls for it or there are none yet."""
        stack, source = self.document.stack, self.document.stack.custom_cookbooks_source
        if self.settings.cookbook_paths:
            return CookbookCopy(self.settings.cookbook_paths)
        if not stack.use_custom_cookbooks or source.url is None:
            return CookbookCopy(self.settings.fallback_paths)
        folder = self.places.cookbooks(self.command.hostname)
        copy = current_copy(folder)
        wanted = self._wanted_revision()
        if copy is None or self.command.kind in _FETCHES or (wanted is not None and wanted != copy.revision):
            output.write(f"Fetching custom cookbooks from {source.url}\n")
            berkshelf = stack.chef_configuration.manage_berkshelf
            copy = refresh(folder, source, wanted, berkshelf)
            pinned = self.ledger.pinned_revision(self.command.deployment_id, copy.revision or "")
            if pinned != copy.revision:
                copy = refresh(folder, source, pinned, berkshelf)
            output.write(f"Custom cookbooks are at {copy.revision}\n")
        self.revision = copy.revision
        return copy

    def _wanted_revision(self) -> Optional[str]:
        """What other instances of this deployment run, or what the command ran that this one repeats."""
        if self.command.rerun_of is not None:
            original = self.ledger.command(self.command.rerun_of)
            return None if original is None else original.cookbooks_revision
        deployment = None
        if self.command.deployment_id is not None:
            deployment = self.ledger.store.load(f"deployment/{self.command.deployment_id}")
        return None if deployment is None else deployment.value.get("CookbooksRevision")

    # --------------------------------------------------------------------------------------------------------------- run

    def _run(
        self, copy: CookbookCopy, output: RedactingStream, lines: RedactingStream, warnings: RedactingStream
    ) -> ChildResult:
        inputs = RunInputs(self.document, self.request)
        for key in inputs.ignored:
            output.write(f"Custom JSON may not set {key} on Chef 12: it is ignored\n")
        wanted = inputs.full_recipes if self.settings.full else inputs.recipes
        recipes, paths = self._recipes(list(wanted), list(copy.paths), output)
        inputs.attributes["run_list"] = [f"recipe[{name}]" for name in recipes]
        write_run_folder(self.folder, inputs, paths, self.command.hostname)
        timeout = None
        if self.command.kind is CommandType.SHUTDOWN:
            layers = self.document.layers_of(target(self.document, self.request))
            timeout = float(
                max((layer.lifecycle_event_configuration.shutdown.execution_timeout for layer in layers), default=120)
            )
        settings, folder, hostname = self.settings, self.folder, self.command.hostname

        def work() -> int:
            from pysolo.log import Log, StreamSink
            from pysolo.stack.converge_run import AtLeast, converge

            log = Log(settings.log_level, StreamSink(lines), AtLeast("warn", StreamSink(warnings)))
            return converge(folder, hostname, paths, inputs, settings, output, log)

        return run_in_child(work, timeout)

    def _recipes(
        self, recipes: list[str], paths: list[str], output: RedactingStream
    ) -> tuple[list[str], Sequence[str]]:
        """The run-list as it can run here, and the cookbook paths, the Chef 11 service's own cookbooks considered."""
        kind = self.command.kind
        own = os.path.join(self.folder, "cookbooks")
        if self.settings.builtin_cookbooks is not None and not self.document.stack.chef_12:
            merged_tree(own, [self.settings.builtin_cookbooks, *paths])
            paths = [own]
        if kind in (CommandType.INSTALL_DEPENDENCIES, CommandType.UPDATE_DEPENDENCIES) or (
            kind is CommandType.SETUP and not self.document.stack.chef_12 and self._packages()
        ):
            if not has_cookbook(paths, "dependencies"):
                write_stand_in(own)
                paths = [*paths, own]
            first = "dependencies::update" if kind is CommandType.UPDATE_DEPENDENCIES else "dependencies"
            recipes = [first, *(name for name in recipes if name != first)]
        if not self.document.stack.chef_12:
            recipes, missing = without_missing(recipes, paths)
            if missing:
                text = ", ".join(missing)
                output.write(f"Not run, for these recipes of the service are not here (--builtin-cookbooks): {text}\n")
        return recipes, paths

    def _packages(self) -> bool:
        return any(layer.packages for layer in self.document.layers_of(target(self.document, self.request)))

    def _clean_report(self, redactor: Redactor) -> None:
        """The run report quotes diffs of files, which may hold what the log does not."""
        path = os.path.join(self.folder, "report.json")
        if os.path.isfile(path):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            clean = redactor.text(text)
            if clean != text:
                with open(path, "w", encoding="utf-8") as file:
                    file.write(clean)

    def _keep_log(self) -> Optional[str]:
        with open(os.path.join(self.folder, "chef.log"), "rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _LOG_LIMIT))
            return self.ledger.store.put_blob(file.read())


def _verdict(result: ChildResult) -> tuple[CommandStatus, Optional[str]]:
    if result.timed_out:
        return CommandStatus.EXPIRED, "did not end within the layer's ExecutionTimeout"
    if result.stopped_by is not None and result.exit_code not in _GOOD_EXITS:
        return CommandStatus.FAILED, f"stopped by signal {result.stopped_by}"
    if result.exit_code in _GOOD_EXITS:
        return CommandStatus.SUCCESSFUL, None
    return CommandStatus.FAILED, None
