"""The doc formatter's lines against what the real chef-solo was recorded to tell of each resource, over all conformance cases.

The recorded cases stand beside the project; where they are not, there is nothing to compare with.
"""

from __future__ import annotations

import concurrent.futures
import importlib.util
import json
import os
import pathlib
import re
import subprocess
import sys
from typing import Any, Optional

import pytest

SHARED = pathlib.Path(__file__).resolve().parents[4] / "shared"
TOOL = SHARED / "tools" / "conformance.py"
AREAS = sorted(path.name for path in (SHARED / "conformance").glob("*")) if TOOL.is_file() else []

HEADER = re.compile(r"(?P<indent> *)\* (?P<resource>.+?\]) action (?P<action>\w+[?!]?)(?P<rest>.*)")
CHANGING = (  # what no two runs have in common
    (re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?( ?[+-]\d\d:?\d\d)?"), "TIME"),
    (re.compile(r"from none to [0-9a-f]{6}"), "from none to SUM"),
    (re.compile(r"from [0-9a-f]{6} to [0-9a-f]{6}"), "from SUM to SUM"),
    (re.compile(r"\.chef-\S+"), "TEMPORARY"),
    (re.compile(r"/tmp/[\w.-]+"), "TEMPORARY"),
    (re.compile(r"127\.0\.0\.1:\d+"), "PORT"),
    (re.compile(r"\d{14}\.\d{6}"), "BACKUP"),
)
RULE = "=" * 80
DIFF_HEADER = re.compile(r"(---|\+\+\+) .*TIME|@@ -")


class Told:
    """One action of a resource: how it ended, the lines about it, and the actions inside it."""

    def __init__(self, resource: str, action: str, depth: int) -> None:
        self.head = "%s action %s" % (settled(resource), action)
        self.depth = depth
        self.end = ""
        self.lines: list[str] = []
        self.inside: list[Told] = []
        self.in_key = False  # what a generated key looks like is never the same twice

    def add(self, text: str) -> None:
        for line in map(settled, text.split("\n")):
            if "-----BEGIN " in line or "-----END " in line:
                self.in_key = "-----BEGIN " in line
            if line.strip() and not self.in_key and not DIFF_HEADER.match(line):
                self.lines.append(re.sub(r"^- (Would )?", "", line))

    def text(self, indent: str = "") -> list[str]:
        found = ["%s%s %s" % (indent, self.head, self.end), *("%s  - %s" % (indent, line) for line in self.lines)]
        for one in self.inside:
            found += one.text(indent + "    ")
        return found


def settled(line: str) -> str:
    for pattern, word in CHANGING:
        line = pattern.sub(word, line)
    return line


def from_record(rows: list[dict[str, Any]], quiet: bool) -> list[Told]:
    """The tree that rows in order of completion stand for: a row follows those inside it.

    With ``quiet`` it is not known which failures are explained.
    """
    waiting: list[Told] = []
    for row in rows:
        if row["status"] == "retried":
            continue
        told = Told(row["resource"], row["action"], row["depth"])
        unsaid = row["status"] == "up_to_date" and row["resource"].startswith("log[")
        if not unsaid and not (quiet and row["status"] == "failed"):
            told.end = {"updated": "", "up_to_date": "(up to date)"}.get(row["status"], row["status"])
        for update in row["updates"]:
            told.add(update)
        while waiting and waiting[-1].depth == told.depth + 1:
            told.inside.insert(0, waiting.pop())
        waiting.append(told)
    return waiting


def from_output(output: str, quiet: bool) -> list[Told]:
    """The same tree read from the formatter's lines, by their indentation; log lines and boxes about failures are left out."""
    found: list[Told] = []
    path: list[Told] = []
    boxed: Optional[Told] = None  # whose failure is being explained
    for line in output.split("\n"):
        header = HEADER.match(line)
        if header is not None:
            told = Told(header["resource"], header["action"], len(header["indent"]) // 2 - 1)
            del path[told.depth :]
            (path[-1].inside if path else found).append(told)
            path.append(told)
            if "(skipped due to " in header["rest"]:
                told.end = "skipped"
            elif "(up to date)" in header["rest"]:
                told.end = "(up to date)"
            boxed = None
        elif line == "Running handlers:":
            break
        elif path and line.startswith((" (up to date)", " (skipped due to ")):  # a log line came in between
            path[-1].end = "(up to date)" if "(up" in line else "skipped"
        elif line.startswith(" ") and path and not line.strip().startswith("Recipe: "):
            owner = next((one for one in reversed(path) if line.startswith(" " * (2 * one.depth + 4))), None)
            if owner is None or (boxed is not None and owner.depth >= boxed.depth) or line.strip().startswith("* "):
                continue
            if line.strip() == RULE:
                owner.end, boxed = "" if quiet else "failed", owner
            elif line.strip() == "(up to date)":
                owner.end = "(up to date)"
            else:
                owner.add(line[2 * owner.depth + 4 :])
    return found


def load_tool() -> Any:
    spec = importlib.util.spec_from_file_location("conformance", TOOL)
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def run(
    root: pathlib.Path, args: list[str], report: pathlib.Path, env: dict[str, str], timeout: int
) -> tuple[int, str]:
    command = [sys.executable, "-m", "pysolo", "-c", str(root / "solo.rb"), *args, "--report-json", str(report)]
    done = subprocess.run(
        command,
        cwd=root,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=timeout,
    )
    return done.returncode, done.stdout.decode(errors="replace")


def outputs_of(tool: Any, case: pathlib.Path) -> list[str]:
    found: list[str] = []

    def told(root: pathlib.Path, args: Any, report: Any, env: Any, timeout: int) -> tuple[int, str]:
        code, output = run(root, args, report, env, timeout)
        found.append(output.replace(str(root), "@ROOT@"))
        return code, output

    tool.play(case, told)
    return found


def difference(tool: Any, case: pathlib.Path) -> Optional[str]:
    recorded = json.loads((case / "expected.json").read_text())
    recipes = "\n".join(path.read_text() for path in (case / "repo").rglob("*.rb"))
    if "live_stream" in recipes:
        return None  # a command's own words stand among the lines
    runs = json.loads((case / "case.json").read_text())["runs"]
    for number, (want, output) in enumerate(zip(recorded, outputs_of(tool, case)), 1):
        if not want["resources"] or "--force-logger" in runs[number - 1].get("args", ()):
            continue
        quiet = ":quiet" in recipes or "'quiet'" in recipes
        expected = [line for told in from_record(want["resources"], quiet) for line in told.text()]
        got = [line for told in from_output(output, quiet) for line in told.text()]
        if want["exit"] and got[len(expected) :] and not got[-1].strip().endswith(("failed", ")", "skipped")):
            del got[len(expected) :]  # an action that broke off before it came to an end has no row
        if expected != got:
            at = next(n for n in range(len(expected) + 1) if expected[n : n + 1] != got[n : n + 1])
            return "%s, run %d, line %d:\n  chef-solo %s\n  here      %s" % (
                case.name, number, at, expected[at : at + 3], got[at : at + 3],
            )  # fmt: skip
    return None


@pytest.mark.skipif(os.geteuid() != 0, reason="the cases were recorded as root")
@pytest.mark.parametrize("area", AREAS)
def test_the_lines_are_those_of_chef_solo(area: str) -> None:
    tool = load_tool()
    cases = list(tool.find_cases([SHARED / "conformance" / area]))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = [one for one in pool.map(lambda case: difference(tool, case), cases) if one]
    assert not found, "%d of %d cases differ:\n%s" % (len(found), len(cases), "\n".join(found))
