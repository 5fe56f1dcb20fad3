"""Kill -9 at random points: no command is lost, none runs twice without being told, the ledger stays readable.

PYSOLO_KILLS says how many times, half of it for each of agent and command line; .ci/run asks for 200.
"""

from __future__ import annotations

import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any, Optional

import pytest

from pysolo.stack.document import load_document
from pysolo.stack.enums import CommandType
from pysolo.stack.ledger import Ledger, open_ledger

Here = Any
ROOT = pathlib.Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("PYSOLO_KILLS", "8")) // 2


def start(here: Here, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pysolo", "stack", arguments[0], "--stack", str(here.folder / "stack.json")]
    return subprocess.Popen(
        [*command, "--instance", "app1", "-F", "null", *arguments[1:]],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def killed(here: Here, chance: random.Random, arguments: Sequence[str], limit: float) -> None:
    process = start(here, *arguments)
    time.sleep(chance.uniform(0.0, limit))
    process.send_signal(signal.SIGKILL)
    process.wait()


def prepared(here: Here) -> Ledger:
    assert here("run", "--instance", "app1", "--event", "setup", "-F", "null") == 0
    assert here("agent", "--instance", "app1", "--once") == 0
    return open_ledger(str(here.folder / "state"), load_document(str(here.folder / "stack.json")))


def duration(here: Here, *arguments: str) -> float:
    """How long it takes undisturbed, and a little: kills are spread over all of it."""
    began = time.monotonic()
    assert start(here, *arguments).wait() == 0
    return (time.monotonic() - began) * 1.1


def check(here: Here, ledger: Ledger, sent: Optional[list[Any]] = None) -> Counter[str]:
    """After all kills one undisturbed agent; then each command has ended once and ran at most once."""
    assert here("agent", "--instance", "app1", "--once") in (0, 1)
    assert "internal error" not in here.errors
    commands = ledger.commands("app1", kind="execute_recipes")
    runs = Counter(path.read_text() for path in here.out.glob("ran-*"))
    known = {item.command_id for item in commands}
    assert set(runs) <= known, "what ran is in the ledger"
    assert known >= {item.command_id for item in sent or ()}, "no command is lost"
    assert not ledger.pending("app1")
    for item in commands:
        assert item.ended
        assert runs[item.command_id] <= 1, "none runs twice"
        if item.status == "successful":
            assert runs[item.command_id] == 1
        else:
            assert item.status == "failed"
            assert "interrupted" in (item.reason or "")
    (path,) = here.folder.glob("state/*/ledger.db")
    with sqlite3.connect(path) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    ledger.close()
    return Counter(item.status for item in commands)


@pytest.mark.slow
def test_the_agent(here: Here) -> None:
    chance, ledger = random.Random(1), prepared(here)
    asked = {"recipes": ["site::count"]}
    sent = ledger.send(CommandType.EXECUTE_RECIPES, ["app1"], **asked)  # type: ignore[arg-type]
    limit = duration(here, "agent", "--once")
    for _ in range(KILLS):
        sent += ledger.send(CommandType.EXECUTE_RECIPES, ["app1"], **asked)  # type: ignore[arg-type]
        killed(here, chance, ("agent", "--once"), limit)
    statuses = check(here, ledger, sent)
    print(f"agent killed {KILLS} times: {dict(statuses)}")
    assert sum(statuses.values()) == len(sent)


@pytest.mark.slow
def test_the_command_line(here: Here) -> None:
    chance, ledger = random.Random(2), prepared(here)
    arguments = ("run", "--event", "execute_recipes", "--recipe", "site::count")
    limit = duration(here, *arguments)
    for _ in range(KILLS):
        killed(here, chance, arguments, limit)
    statuses = check(here, ledger)
    print(f"stack run killed {KILLS} times: {dict(statuses)}")
    assert sum(statuses.values()) <= KILLS + 1
