"""`pysolo stack list-commands`, `list-deployments`, `show-log`, `instance-report` and `state`: what the ledger says."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING, Any, Optional, TextIO

import click

from pysolo.cli.stack_options import (
    always_json_option,
    command_of,
    instance_of,
    json_option,
    ledger_for,
    optional_stack_option,
    places_of,
    print_json,
    state_option,
)

if TYPE_CHECKING:
    from pysolo.stack.ledger import Ledger
    from pysolo.stack.records import CommandRecord

_LOOK_AGAIN = 0.3


@click.command("list-commands")
@optional_stack_option
@click.option("--instance", metavar="NAME", help="Only those of this instance.")
@click.option("activity", "--type", metavar="TYPE", help="Only setup, configure, deploy ...")
@click.option("--limit", type=int, metavar="N", help="Only the newest N.")
@json_option
@state_option
def list_commands(
    stack_file: Optional[str],
    instance: Optional[str],
    activity: Optional[str],
    limit: Optional[int],
    as_json: bool,
    state_dir: Optional[str],
) -> int:
    """List commands, the newest first: when, what, where, how it ended."""
    ledger = ledger_for(stack_file, state_dir)
    hostname = None if instance is None else instance_of(ledger.document, instance).hostname
    found = ledger.commands(hostname, limit, activity)
    if as_json:
        print_json([item.shown() for item in found])
        return 0
    for item in found:
        shown = item.status if item.ended or item.acknowledged_at is None else "running"
        duration = "" if item.duration is None else f"{item.duration:.1f} s"
        line = (
            f"{item.created_at[:19]}  {item.hostname:<12} {item.type:<24} {shown:<11} {duration:>9}  {item.command_id}"
        )
        click.echo(f"{line}  {item.reason}" if item.reason else line)
    return 0


@click.command("list-deployments")
@optional_stack_option
@json_option
@state_option
def list_deployments(stack_file: Optional[str], as_json: bool, state_dir: Optional[str]) -> int:
    """List deployments, the newest first."""
    ledger = ledger_for(stack_file, state_dir)
    found = ledger.deployments()
    if as_json:
        from pysolo.stack.redact import Redactor

        # Custom JSON may repeat what is secret elsewhere.
        print_json(Redactor(ledger.document).value([item.value() for item in found]))
        return 0
    for item in found:
        targets = f"{len(item.instance_ids)} instance{'s' * (len(item.instance_ids) != 1)}"
        click.echo(
            f"{item.created_at[:19]}  {item.command['Name']:<24} {item.status:<11} {targets}  {item.deployment_id}"
        )
    return 0


@click.command("show-log")
@click.argument("command_id", metavar="[COMMAND]", required=False)
@optional_stack_option
@click.option("--instance", metavar="NAME", help="The newest command of this instance.")
@click.option("-f", "--follow", is_flag=True, help="Wait for the command to begin, and go on printing while it runs.")
@json_option
@state_option
def show_log(
    command_id: Optional[str],
    stack_file: Optional[str],
    instance: Optional[str],
    follow: bool,
    as_json: bool,
    state_dir: Optional[str],
) -> int:
    """Print the log of a command; of the newest one that ran, if none is named."""
    if follow and as_json:
        raise click.UsageError("--follow prints text: it does not go with --json")
    ledger, command = _chosen(command_id, stack_file, instance, state_dir)
    path = places_of(ledger, state_dir).log(command.command_id)
    if follow:
        _follow(ledger, command, path)
        return 0
    text = _log(ledger, command, path)
    if as_json:
        print_json({**command.shown(), "Log": text})
    else:
        sys.stdout.write(text)
    return 0


def _log(ledger: Ledger, command: CommandRecord, path: str) -> str:
    """From the run folder while that is there, else from the ledger."""
    if os.path.isfile(path):
        with open(path, encoding="utf-8", errors="backslashreplace") as log:
            return log.read()
    data = None if command.log is None else ledger.store.blob(command.log)
    if data is None:
        raise click.ClickException(f"the command {command.command_id} ({command.status}) has no log")
    return data.decode("utf-8", "backslashreplace")


def _chosen(
    command_id: Optional[str], stack_file: Optional[str], instance: Optional[str], state_dir: Optional[str]
) -> tuple[Ledger, CommandRecord]:
    if command_id is not None:
        return command_of(stack_file, state_dir, command_id)
    ledger = ledger_for(stack_file, state_dir)
    hostname = None if instance is None else instance_of(ledger.document, instance).hostname
    for command in ledger.commands(hostname):
        if command.acknowledged_at is not None:
            return ledger, command
    raise click.ClickException("no command has run yet")


def _follow(ledger: Ledger, command: CommandRecord, path: str) -> None:
    """What the log has and gets, until the command has ended; one that only waits is waited for."""
    with contextlib.ExitStack() as opened:
        log: Optional[TextIO] = None
        while True:
            # Asked before reading: what a command writes before it ends is read after it.
            current = ledger.command(command.command_id)
            ended = current is None or current.ended
            if log is None and os.path.isfile(path):
                log = opened.enter_context(open(path, encoding="utf-8", errors="backslashreplace"))
            if log is not None:
                sys.stdout.write(log.read())
            elif ended:
                sys.stdout.write(_log(ledger, current or command, path))
            sys.stdout.flush()
            if ended:
                return
            time.sleep(_LOOK_AGAIN)


@click.command("get-json")
@click.argument("command_id", metavar="COMMAND")
@optional_stack_option
@always_json_option
@state_option
def get_json(command_id: str, stack_file: Optional[str], state_dir: Optional[str]) -> int:
    """Print what a command ran on: its attributes, data bags and nodes, without the secrets."""
    from pysolo.stack.contract import redacted_contract_json

    ledger, command = command_of(stack_file, state_dir, command_id)
    print_json(redacted_contract_json(*ledger.inputs(command)))
    return 0


@click.command("instance-report")
@optional_stack_option
@click.option("--instance", metavar="NAME", help="This machine's hostname by default.")
@json_option
@state_option
def instance_report(stack_file: Optional[str], instance: Optional[str], as_json: bool, state_dir: Optional[str]) -> int:
    """Print what is known of an instance: its state, layers, machine and last command."""
    import socket

    ledger = ledger_for(stack_file, state_dir)
    document = ledger.document
    found = instance_of(document, instance or socket.gethostname().partition(".")[0])
    record = ledger.instances()[found.hostname]
    last = next(iter(ledger.commands(found.hostname, 1)), None)
    machine = os.uname()
    report: dict[str, Any] = {
        "Stack": document.stack.name,
        "Layers": [layer.name for layer in document.layers_of(found)],
        "Instance": found.hostname,
        "InstanceId": found.instance_id,
        "Status": record.status,
        "SetUp": record.was_set_up,
        "LastActivity": None if last is None else f"{last.type} {last.status} {last.created_at}",
        "Pending": [item.type for item in ledger.pending(found.hostname)],
        "InstanceType": found.instance_type,
        "Architecture": machine.machine,
        "Kernel": f"{machine.sysname} {machine.release}",
        "Processors": os.cpu_count(),
        "MemoryMB": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "Region": document.stack.region,
        "AvailabilityZone": found.availability_zone,
        "PrivateIp": found.private_ip,
        "PublicIp": found.public_ip,
    }
    if as_json:
        print_json(report)
        return 0
    for key, value in report.items():
        shown = ", ".join(value) if isinstance(value, list) else "" if value is None else value
        click.echo(f"{key + ':':<18}{shown}".rstrip())
    return 0


@click.command("state")
@optional_stack_option
@always_json_option
@state_option
def state(stack_file: Optional[str], state_dir: Optional[str]) -> int:
    """Print the stack as it stands: states, layers with their online instances, apps and the last command. Always JSON."""
    ledger = ledger_for(stack_file, state_dir)
    document, records = ledger.document, ledger.instances()
    last = next(iter(ledger.commands(limit=1)), None)
    print_json(
        {
            "last_command": None if last is None else last.shown(),
            "stack": {"name": document.stack.name, "id": document.stack.stack_id},
            "instances": {name: {"status": item.status, "set_up": item.was_set_up} for name, item in records.items()},
            "layers": {
                layer.shortname: {
                    "name": layer.name,
                    "online": [
                        item.hostname
                        for item in document.instances
                        if layer.shortname in item.layers and records[item.hostname].status == "online"
                    ],
                }
                for layer in document.layers
            },
            "applications": [
                {"name": app.name, "slug_name": app.shortname, "application_type": app.type} for app in document.apps
            ],
        }
    )
    return 0
