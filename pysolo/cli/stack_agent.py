"""`pysolo stack agent`: runs the commands of this machine's instance as they come."""

from __future__ import annotations

import signal
from typing import Any, Optional

import click

from pysolo.cli.stack_options import (
    document_of,
    instance_of,
    json_option,
    ledger_of,
    print_json,
    stack_option,
    state_option,
)
from pysolo.cli.stack_run import agent_of, run_options, settings_of


@click.command("agent")
@stack_option
@click.option("--instance", metavar="NAME", help="Which instance this machine is; its own hostname by default.")
@click.option("--once", is_flag=True, help="Run what waits, then end; status 1 if one of the commands failed.")
@run_options
@json_option
@state_option
def agent(
    stack_file: str, instance: Optional[str], once: bool, as_json: bool, state_dir: Optional[str], **options: Any
) -> int:
    """Take this instance's commands from the ledger, one at a time and in order, run them and report.

    A command that a crash cut off is reported as interrupted and not run again. Of several configures in a row only the
    last runs. INT and TERM end the agent; a run that is going on ends after the resource in hand. With --json each command
    that ended is one line.
    """
    document = document_of(stack_file)
    hostname = instance_of(document, instance or _own_name()).hostname
    ledger = ledger_of(document, state_dir)
    worker = agent_of(ledger, state_dir, settings_of(stack_file, options, quiet=as_json), hostname)
    if as_json:
        worker.ended = lambda command: print_json(command.shown())
    asked: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda received, frame: asked.append(received))
    if once:
        done = worker.drain(lambda: bool(asked))
        return 128 + asked[0] if asked else int(any(command.status != "successful" for command in done))
    worker.tell(f"{hostname}: waiting for commands of the stack {document.stack.name}")
    worker.serve(lambda: bool(asked))
    return 128 + asked[0]


def _own_name() -> str:
    import socket

    return socket.gethostname().partition(".")[0]
