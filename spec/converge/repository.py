"""A chef-repo made for a spec, and runs of it in this process."""

from __future__ import annotations

import io
import json
import pathlib
import sys
from typing import Any, Optional

from pysolo.config import RunOptions, build_config
from pysolo.converge.client import Client
from pysolo.log import Log

DEBIAN = {"platform": "debian", "platform_version": "12", "platform_family": "debian", "os": "linux"}


class Sink:
    """Log lines as a list."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, level: str, message: str) -> None:
        self.lines.append(f"{level}: {message}")


class Run:
    """What came of a run."""

    def __init__(self, status: int, report: dict[str, Any], output: str, log: list[str]) -> None:
        self.status = status
        self.report = report
        self.output = output
        self.log = log

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        return [(row["resource"], row["action"], row["status"]) for row in self.report["resources"]]

    @property
    def error(self) -> Optional[str]:
        """The class of what ended the run."""
        exception = self.report["exception"]
        return None if exception is None else str(exception["class"])

    @property
    def message(self) -> str:
        return str(self.report["exception"]["message"])


class ChefRepository:
    """Cookbook files by their path below ``cookbooks/``; OUT in them stands for the folder ``out``."""

    def __init__(self, root: pathlib.Path) -> None:
        self.root = root
        self.out = root / "out"
        self.out.mkdir()

    def write(self, path: str, text: str) -> None:
        target = self.root / "cookbooks" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace("OUT", str(self.out)))

    def recipe(self, text: str, **more: str) -> None:
        """The default recipe of cookbook ``app``; keywords are resources of it by name."""
        self.write("app/metadata.rb", "name 'app'\n")
        self.write("app/recipes/default.rb", text)
        for name, body in more.items():
            self.write(f"app/resources/{name}.rb", body)

    def run(
        self,
        *run_list: str,
        why_run: bool = False,
        formatter: str = "null",
        own_run_list: bool = False,
        **settings: Any,
    ) -> Run:
        """Run ``recipe[app]`` or what is named; ``own_run_list`` leaves the run-list to the configuration or the saved node."""
        report = self.root / "report.json"
        options = RunOptions(
            json_attributes={} if own_run_list else {"run_list": list(run_list) or ["recipe[app]"]},
            report_json=str(report),
            automatic_json=self._facts(DEBIAN),
            why_run=why_run,
            formatter=formatter,
        )
        status, output, log = self._execute(options, settings)
        return Run(status, json.loads(report.read_text()), output, log)

    def compile(self, facts: dict[str, str] = DEBIAN) -> dict[str, Any]:
        """What the compile phase made of ``recipe[app]`` on a host of these automatic attributes, as ``--list-resources`` writes it."""
        listing = self.root / "listing.json"
        options = RunOptions(
            json_attributes={"run_list": ["recipe[app]"]},
            list_resources=str(listing),
            automatic_json=self._facts(facts),
            why_run=True,  # what acts while compiling is to change nothing
            formatter="null",
        )
        self._execute(options, {})
        found: dict[str, Any] = json.loads(listing.read_text())
        return found

    def _facts(self, facts: dict[str, str]) -> str:
        path = self.root / "facts.json"
        path.write_text(json.dumps(facts))
        return str(path)

    def _execute(self, options: RunOptions, settings: dict[str, Any]) -> tuple[int, str, list[str]]:
        """``evaluated_by`` among the settings is the session that a solo.rb was read in."""
        session = settings.pop("evaluated_by", None)
        config = build_config(
            {
                "cookbook_path": [str(self.root / "cookbooks")],
                "file_cache_path": str(self.root / "cache"),
                "node_path": str(self.root / "nodes"),
                "node_name": "spec",
                "file_backup_path": str(self.root / "backup"),
                **settings,
            },
            evaluated_by=session,
        )
        sink = Sink()
        before, sys.stdout = sys.stdout, io.StringIO()
        try:
            status = Client(config, Log("info", sink), options).run()
            output = sys.stdout.getvalue()
        finally:
            sys.stdout = before
        return status, output, sink.lines

    def log(self) -> list[str]:
        """Lines of ``out/log``."""
        path = self.out / "log"
        return path.read_text().splitlines() if path.exists() else []
