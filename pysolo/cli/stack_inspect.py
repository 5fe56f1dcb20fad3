"""`pysolo stack validate`, `run-list` and `json`: what a document means; nothing is run or kept."""

from __future__ import annotations

import contextlib
import time
from typing import Optional

import click

from pysolo.cli.stack_options import (
    EVENTS,
    always_json_option,
    apps_option,
    custom_json_of,
    custom_json_option,
    document_of,
    event_option,
    existing_ledger,
    instance_of,
    instance_option,
    json_option,
    print_json,
    stack_option,
    state_option,
    statuses_of,
)

# Events that the service sends by itself belong to no deployment.
_BY_THE_SERVICE = ("setup", "configure", "shutdown")


@click.command("validate")
@stack_option
@json_option
def validate(stack_file: str, as_json: bool) -> int:
    """Check a stack document: nothing and status 0, or one line a fault on standard error and status 1.

    With --json a list of faults on standard output.
    """
    if not as_json:
        document_of(stack_file)
        return 0
    from pysolo.stack.document import DocumentError, load_document

    try:
        load_document(stack_file)
    except DocumentError as problem:
        print_json([{"Path": fault.path, "Message": fault.text, "File": problem.source} for fault in problem.faults])
        return 1
    print_json([])
    return 0


@click.command("run-list")
@stack_option
@instance_option
@event_option
@apps_option
@always_json_option
@click.option("--full", is_flag=True, help="On Chef 11: with the recipes that the service's agent put around these.")
def run_list(stack_file: str, instance: str, event: str, apps: tuple[str, ...], full: bool) -> int:
    """Print the recipes that an event runs on an instance, in order."""
    from pysolo.stack import run_list as lists
    from pysolo.stack.enums import CommandType

    document = document_of(stack_file)
    found = instance_of(document, instance)
    _require_apps(document, apps)
    build = lists.full_run_list if full and not document.stack.chef_12 else lists.run_list
    print_json(list(build(document, found, CommandType(event))))
    return 0


@click.command("json")
@stack_option
@instance_option
@click.option(
    "--event",
    required=True,
    type=click.Choice((*EVENTS, "execute_recipes", "update_custom_cookbooks", "start", "stop", "restart", "rollback")),
    help="The lifecycle event or command.",
)
@apps_option
@click.option("recipes", "--recipe", multiple=True, metavar="COOKBOOK::RECIPE", help="For execute_recipes.")
@click.option(
    "--online", metavar="NAME,NAME...", help="Who is online; by default the ledger says, without one all are."
)
@custom_json_option
@always_json_option
@click.option("--redact", is_flag=True, help="Print the placeholder of the API instead of secrets.")
@state_option
def json(
    stack_file: str,
    instance: str,
    event: str,
    apps: tuple[str, ...],
    recipes: tuple[str, ...],
    online: Optional[str],
    custom_json: Optional[str],
    redact: bool,
    state_dir: Optional[str],
) -> int:
    """Print what a run would get: node attributes (Chef 11), or attributes, data bags and nodes (Chef 12)."""
    from pysolo.stack.contract import contract_json, redacted_contract_json
    from pysolo.stack.enums import CommandType, InstanceStatus
    from pysolo.stack.identity import stable_id
    from pysolo.stack.lifecycle import TransitionError, status_at_start
    from pysolo.stack.request import Request

    document = document_of(stack_file)
    found = instance_of(document, instance)
    _require_apps(document, apps)
    ledger = existing_ledger(document, state_dir) if online is None else None
    statuses = dict(statuses_of(document, online, ledger))
    if ledger is not None:
        # What the run would see of its own instance: setup and shutdown move it before they begin.
        with contextlib.suppress(TransitionError):
            statuses[found.hostname] = status_at_start(
                InstanceStatus(statuses[found.hostname]), CommandType(event)
            ).value
    request = Request(
        instance=found.hostname,
        command=event,
        command_id=stable_id(document.stack.stack_id, "preview", found.hostname, event),
        sent_at=time.time(),
        apps=apps,
        recipes=recipes,
        statuses=statuses,
        custom_json=custom_json_of(custom_json),
        deployment_id=None if event in _BY_THE_SERVICE else stable_id(document.stack.stack_id, "deployment", event),
    )
    print_json((redacted_contract_json if redact else contract_json)(document, request))
    return 0


def _require_apps(document: object, apps: tuple[str, ...]) -> None:
    from pysolo.stack.model import StackDocument

    assert isinstance(document, StackDocument)
    known = [app.shortname for app in document.apps]
    for name in apps:
        if name not in known:
            raise click.ClickException(f"there is no app {name} (apps: {', '.join(known) or 'there is none'})")
