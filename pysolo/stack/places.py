"""Where a stack's files are on this machine."""

from __future__ import annotations

import os

DEFAULT_STATE = "/var/lib/pysolo/stacks"
# Where the Chef 12 agent had its runs; recipes and people look there.
DEFAULT_RUNS = "/var/chef/runs"


class Places:
    def __init__(self, state_dir: str, stack_id: str) -> None:
        self.state_dir = state_dir
        self.stack = os.path.join(state_dir, stack_id)
        self.runs = DEFAULT_RUNS if state_dir == DEFAULT_STATE else os.path.join(self.stack, "runs")

    def run(self, command_id: str) -> str:
        return os.path.join(self.runs, command_id)

    def log(self, command_id: str) -> str:
        return os.path.join(self.run(command_id), "chef.log")

    def lock(self, hostname: str) -> str:
        return os.path.join(self.stack, "locks", f"{hostname}.lock")

    def cookbooks(self, hostname: str) -> str:
        return os.path.join(self.stack, "cookbooks", hostname)
