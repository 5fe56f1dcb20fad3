"""Kill -9 at random points: no command is lost, none runs twice without being told, the ledger stays readable."""

from __future__ import annotations

import os
import pathlib
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from typing import Any

import pytest

from pysolo.stack.document import load_document
from pysolo.stack.enums import CommandType
from pysolo.stack.ledger import open_ledger

Here = Any
ROOT = pathlib.Path(__file__).resolve().parents[2]


def kill_some(here: Here, times: int, seed: int) -> None:
    chance = random.Random(seed)
    assert here("run", "--instance", "app1", "--event", "setup", "-F", "null") == 0
    assert here("agent", "--instance", "app1", "--once") == 0
    document = load_document(str(here.folder / "stack.json"))
    ledger = open_ledger(str(here.folder / "state"), document)
    command = [sys.executable, "-m", "pysolo", "stack", "agent", "--stack", str(here.folder / "stack.json")]
    sent = []
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for _ in range(times):
        sent += ledger.send(CommandType.EXECUTE_RECIPES, ["app1"], recipes=["site::count"])
        agent = subprocess.Popen(
            [*command, "--instance", "app1", "--once", "-F", "null"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment,
        )  # fmt: skip
        time.sleep(chance.uniform(0.05, 0.9))
        agent.send_signal(signal.SIGKILL)
        agent.wait()
    assert here("agent", "--instance", "app1", "--once") in (0, 1)
    assert "internal error" not in here.errors
    statuses = Counter(item.status for item in ledger.commands("app1", kind="execute_recipes"))
    runs = Counter(path.read_text() for path in here.out.glob("ran-*"))
    for item in sent:
        now = ledger.command(item.command_id)
        assert now is not None
        assert now.ended, "no command is lost"
        assert runs[item.command_id] <= 1, "none runs twice"
        if now.status == "successful":
            assert runs[item.command_id] == 1
        else:
            assert now.status == "failed"
            assert "interrupted" in (now.reason or "")
    assert sum(statuses.values()) == times
    assert not ledger.pending("app1")
    ledger.close()


def test_a_few_times(here: Here) -> None:
    kill_some(here, 4, 1)


@pytest.mark.slow
def test_a_hundred_times(here: Here) -> None:
    kill_some(here, 100, 2)
