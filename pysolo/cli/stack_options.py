"""Options that the stack commands share, and what is made of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Optional, TypeVar

import click

if TYPE_CHECKING:
    from pysolo.stack.ledger import Ledger
    from pysolo.stack.model import Instance, StackDocument
    from pysolo.stack.places import Places
    from pysolo.stack.records import CommandRecord

F = TypeVar("F", bound=Callable[..., Any])
EVENTS = ("setup", "configure", "deploy", "undeploy", "shutdown")

stack_option = click.option("stack_file", "--stack", required=True, metavar="FILE", help="The stack document.")
optional_stack_option = click.option(
    "stack_file", "--stack", metavar="FILE", help="The stack document; not needed where there is one ledger only."
)
instance_option = click.option("--instance", required=True, metavar="NAME", help="An instance, by its hostname.")
event_option = click.option("--event", required=True, type=click.Choice(EVENTS), help="The lifecycle event.")
apps_option = click.option(
    "apps", "--app", multiple=True, metavar="SHORTNAME", help="An app to deploy; may be repeated."
)
online_option = click.option(
    "--online", metavar="NAME,NAME...", help="Who is online; by default the ledger says, without one all are."
)
user_option = click.option(
    "--user", metavar="NAME", help="Who sends it, by SshUsername: the permission level is looked at, the name kept."
)
upgrade_os_option = click.option("--upgrade-os-to", metavar="OS", help="For update_dependencies: the system to go to.")
allow_reboot_option = click.option(
    "--allow-reboot", is_flag=True, help="For update_dependencies: restart the machine if the update asks for it."
)
custom_json_option = click.option("--custom-json", metavar="JSON", help="Custom JSON of this command alone.")
json_option = click.option("as_json", "--json", is_flag=True, help="Print JSON.")
# So that programs need not know which commands have anything else to say.
always_json_option = click.option("--json", is_flag=True, expose_value=False, help="The output is always JSON.")
state_option = click.option(
    "--state-dir",
    metavar="DIR",
    envvar="PYSOLO_STACK_STATE",
    help="Where ledgers are kept; /var/lib/pysolo/stacks for root. Also $PYSOLO_STACK_STATE.",
)


def document_of(path: str) -> StackDocument:
    """The stack; its faults go to standard error, one line each, and end the program with 1."""
    from pysolo.stack.document import DocumentError, load_document

    try:
        return load_document(path)
    except DocumentError as problem:
        for line in problem.lines():
            click.echo(line, err=True)
        raise click.exceptions.Exit(1) from None


def instance_of(document: StackDocument, name: str) -> Instance:
    found = document.instance(name)
    if found is None:
        known = ", ".join(item.hostname for item in document.instances) or "there is none"
        raise click.ClickException(
            f"there is no instance {name} in the stack {document.stack.name} (instances: {known})"
        )
    return found


def custom_json_of(text: Optional[str]) -> dict[str, Any]:
    if not text:
        return {}
    from pysolo.json_text import JsonError, parse_json

    try:
        value = parse_json(text, "--custom-json")
    except JsonError as fault:
        raise click.ClickException(str(fault)) from None
    if not isinstance(value, dict):
        raise click.ClickException("--custom-json must be a JSON object {...}")
    return value


def state_dir(given: Optional[str]) -> str:
    """The folder of the ledgers: of the machine for root, of the user otherwise."""
    if given:
        return os.path.abspath(given)
    if os.geteuid() == 0:
        return "/var/lib/pysolo/stacks"
    return os.path.join(os.path.expanduser(os.environ.get("XDG_STATE_HOME") or "~/.local/state"), "pysolo", "stacks")


def ledger_of(document: StackDocument, folder: Optional[str]) -> Ledger:
    from pysolo.stack.ledger import open_ledger

    try:
        return open_ledger(state_dir(folder), document)
    except OSError as fault:
        raise click.ClickException(f"cannot open the ledger in {state_dir(folder)}: {fault}") from None


def existing_ledger(document: StackDocument, folder: Optional[str]) -> Optional[Ledger]:
    """The stack's ledger if there is one; looking at a stack makes none."""
    from pysolo.stack.ledger import ledger_path

    path = ledger_path(state_dir(folder), document.stack.stack_id)
    return ledger_of(document, folder) if os.access(path, os.R_OK | os.W_OK) else None


def ledger_for(stack_file: Optional[str], folder: Optional[str]) -> Ledger:
    """The ledger of a document, or the only one that there is."""
    from pysolo.stack.ledger import ledger_paths, reopen_ledger

    if stack_file is not None:
        document = document_of(stack_file)
        found = existing_ledger(document, folder)
        if found is None:
            raise click.ClickException(f"nothing was run in the stack {document.stack.name} yet")
        return found
    paths = ledger_paths(state_dir(folder))
    if len(paths) != 1:
        text = "there are several ledgers: say which with --stack FILE" if paths else "there is no ledger"
        raise click.ClickException(f"{state_dir(folder)}: {text}")
    try:
        return reopen_ledger(paths[0])
    except OSError as fault:
        raise click.ClickException(str(fault)) from None


def command_of(stack_file: Optional[str], folder: Optional[str], command_id: str) -> tuple[Ledger, CommandRecord]:
    """A command by its id, or by the beginning of it, in whatever ledger it is."""
    from pysolo.stack.ledger import ledger_paths, reopen_ledger

    if stack_file is not None:
        ledgers = [ledger_for(stack_file, folder)]
    else:
        ledgers = [reopen_ledger(path) for path in ledger_paths(state_dir(folder))]
    for ledger in ledgers:
        exact = ledger.command(command_id)
        near = [item for item in ledger.commands() if item.command_id.startswith(command_id)] if exact is None else []
        if exact is not None or len(near) == 1:
            return ledger, exact or near[0]
    raise click.ClickException(f"there is no command {command_id} (pysolo stack list-commands shows them)")


def places_of(ledger: Ledger, folder: Optional[str]) -> Places:
    from pysolo.stack.places import Places

    return Places(state_dir(folder), ledger.document.stack.stack_id)


def print_json(value: Any) -> None:
    """Indented for people; in one line, which is made much faster, for programs."""
    import json

    text = json.dumps(value, indent=2 if sys.stdout.isatty() else None, ensure_ascii=False)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def statuses_for(document: StackDocument, online: Optional[str]) -> Optional[Mapping[str, str]]:
    """What --online says, if it was given."""
    return None if online is None else statuses_of(document, online, None)


def statuses_of(document: StackDocument, online: Optional[str], ledger: Optional[Ledger]) -> Mapping[str, str]:
    """How every instance stands: by --online, by the ledger, or all of them online."""
    if online is not None:
        names = [instance_of(document, name.strip()).hostname for name in online.split(",") if name.strip()]
        return {
            item.hostname: "online" if item.hostname in names else _offline(item.status) for item in document.instances
        }
    if ledger is not None:
        return {name: str(status) for name, status in ledger.statuses().items()}
    return {item.hostname: item.status or "online" for item in document.instances}


def _offline(status: Optional[str]) -> str:
    return status if status and status != "online" else "stopped"
