"""`pysolo stack`: the commands on stacks. Only the module of the one that is meant is imported."""

from __future__ import annotations

from typing import Optional

import click

# command -> the module that holds it, under the command's name with underscores
COMMANDS = {
    "validate": "stack_inspect",
    "run-list": "stack_inspect",
    "json": "stack_inspect",
    "show": "stack_show",
    "run": "stack_run",
    "rerun": "stack_run",
    "send": "stack_run",
    "agent": "stack_agent",
    "list-commands": "stack_ledger",
    "show-log": "stack_ledger",
    "get-json": "stack_ledger",
    "instance-report": "stack_ledger",
    "state": "stack_ledger",
    "list-deployments": "stack_ledger",
    "import": "stack_import",
    "completion": "stack_completion",
}


class _Stack(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> Optional[click.Command]:
        from importlib import import_module

        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        name = cmd_name.replace("-", "_") + ("_" if cmd_name == "import" else "")
        found: click.Command = getattr(import_module(f"pysolo.cli.{module}"), name)
        return found


@click.group("stack", cls=_Stack, context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Stacks of layers, instances and apps on your own machines, as AWS OpsWorks Stacks had them.

    A stack document (YAML or JSON) says what there is; a ledger keeps what was done.
    """
