"""`pysolo stack run`, `rerun` and `send`: commands to instances."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Optional, TypeVar

import click

from pysolo.cli.stack_options import (
    allow_reboot_option,
    apps_option,
    command_of,
    custom_json_of,
    custom_json_option,
    document_of,
    instance_of,
    instance_option,
    json_option,
    ledger_of,
    online_option,
    optional_stack_option,
    places_of,
    print_json,
    stack_option,
    state_option,
    statuses_for,
    upgrade_os_option,
    user_option,
)

if TYPE_CHECKING:
    from pysolo.stack.agent import Agent
    from pysolo.stack.enums import CommandType
    from pysolo.stack.execution import Settings
    from pysolo.stack.ledger import Ledger
    from pysolo.stack.model import StackDocument
    from pysolo.stack.records import CommandRecord

F = TypeVar("F", bound=Callable[..., Any])
COMMANDS = (
    *("setup", "configure", "deploy", "undeploy", "shutdown", "execute_recipes", "update_custom_cookbooks"),
    *("install_dependencies", "update_dependencies", "start", "stop", "restart", "rollback"),
)


def run_options(function: F) -> F:
    """How commands are run on this machine; shared by run, rerun and agent."""
    for option in (
        click.option(
            "cookbook_paths",
            "--cookbook-path",
            multiple=True,
            metavar="DIR",
            help="Take cookbooks from here instead of the stack's CustomCookbooksSource; may be repeated.",
        ),
        click.option(
            "--builtin-cookbooks", metavar="DIR", help="Chef 11: the service's own cookbooks (aws/opsworks-cookbooks)."
        ),
        click.option(
            "--full",
            is_flag=True,
            help="Chef 11: also what the service's agent ran before and after a layer's recipes.",
        ),
        click.option("-W", "--why-run", is_flag=True, help="Say what would be done; change nothing."),
        click.option("-l", "--log-level", default="info", show_default=True, help="Of chef.log."),
        click.option("-F", "formatter", "--format", type=click.Choice(("doc", "min", "json", "null")), default="doc"),
    ):
        function = option(function)
    return function


def settings_of(stack_file: Optional[str], options: dict[str, Any], quiet: bool = False) -> Settings:
    """Without a source in the document, cookbooks stand beside it, or in the current folder."""
    from pysolo.stack.execution import Settings

    folders = [os.path.dirname(os.path.abspath(stack_file))] if stack_file else []
    beside = [os.path.join(folder, "cookbooks") for folder in (*folders, os.getcwd())]
    builtin = options["builtin_cookbooks"]
    for path in (*options["cookbook_paths"], *((builtin,) if builtin else ())):
        if not os.path.isdir(path):
            raise click.ClickException(f"there is no cookbook folder {path}")
    return Settings(
        cookbook_paths=tuple(os.path.abspath(path) for path in options["cookbook_paths"]),
        builtin_cookbooks=None if builtin is None else os.path.abspath(builtin),
        full=options["full"],
        echo=None if quiet else sys.stdout,
        why_run=options["why_run"],
        formatter=options["formatter"],
        log_level=options["log_level"],
        fallback_paths=tuple(path for path in dict.fromkeys(beside) if os.path.isdir(path))[:1],
    )


def agent_of(ledger: Ledger, folder: Optional[str], settings: Settings, hostname: str) -> Agent:
    from pysolo.stack.agent import Agent

    def tell(text: str) -> None:
        click.echo(text, err=True)

    return Agent(ledger, places_of(ledger, folder), settings, hostname, tell)


@click.command("run")
@stack_option
@instance_option
@click.option("--event", required=True, type=click.Choice(COMMANDS), help="The lifecycle event, or another command.")
@apps_option
@click.option("recipes", "--recipe", multiple=True, metavar="COOKBOOK::RECIPE", help="For execute_recipes.")
@click.option("--migrate", is_flag=True, help="For deploy: run the app's migrations (Chef 11).")
@upgrade_os_option
@allow_reboot_option
@user_option
@click.option("--comment", metavar="TEXT", help="Kept with the deployment.")
@online_option
@custom_json_option
@run_options
@json_option
@state_option
def run(stack_file: str, instance: str, event: str, **options: Any) -> int:
    """Run an event of an instance on this machine and keep what it did in the ledger.

    The exit status is that of the run; 1 also when the instance's state forbids the command.
    """
    from pysolo.stack.enums import CommandType

    document = document_of(stack_file)
    hostname = instance_of(document, instance).hostname
    settings = settings_of(stack_file, options, quiet=options["as_json"])
    ledger = ledger_of(document, options["state_dir"])
    agent = agent_of(ledger, options["state_dir"], settings, hostname)
    ended = refusing(
        lambda: agent.run_now(
            CommandType(event),
            apps=options["apps"],
            recipes=options["recipes"],
            custom_json=custom_json_of(options["custom_json"]),
            migrate=options["migrate"],
            upgrade_os_to=options["upgrade_os_to"],
            allow_reboot=options["allow_reboot"],
            comment=options["comment"],
            user=sender_of(document, options["user"], CommandType(event)),
            statuses=statuses_for(document, options["online"]),
        ),
        document,
        options["apps"],
    )
    return _end(ended, options["as_json"])


@click.command("rerun")
@click.argument("command_id", metavar="COMMAND")
@click.option("--now", is_flag=True, help="With today's document, states and cookbooks instead of the stored inputs.")
@optional_stack_option
@run_options
@json_option
@state_option
def rerun(command_id: str, now: bool, stack_file: Optional[str], **options: Any) -> int:
    """Run a command again: exactly as it was, from the inputs that the ledger keeps, or with today's."""
    if now and stack_file is None:
        raise click.UsageError("--now needs --stack FILE: the document of today")
    ledger, command = command_of(stack_file, options["state_dir"], command_id)
    agent = agent_of(
        ledger, options["state_dir"], settings_of(stack_file, options, quiet=options["as_json"]), command.hostname
    )
    _, request = ledger.inputs(command)
    if not now:
        return _end(refusing(lambda: agent.repeat(command)), options["as_json"])
    ended = refusing(
        lambda: agent.run_now(
            command.kind,
            apps=request.apps,
            recipes=request.recipes,
            custom_json=request.custom_json,
            migrate=request.migrate,
            upgrade_os_to=request.upgrade_os_to,
            allow_reboot=request.allow_reboot,
            user=request.iam_user_arn,
        )
    )
    return _end(ended, options["as_json"])


@click.command("send")
@stack_option
@click.option("kind", "--command", required=True, type=click.Choice(COMMANDS), help="What to run.")
@click.option("instances", "--instance", multiple=True, metavar="NAME", help="A target; without one, all online ones.")
@click.option("layers", "--layer", multiple=True, metavar="SHORTNAME", help="Only online instances of this layer.")
@apps_option
@click.option("recipes", "--recipe", multiple=True, metavar="COOKBOOK::RECIPE", help="For execute_recipes.")
@click.option("--migrate", is_flag=True, help="For deploy: run the app's migrations (Chef 11).")
@upgrade_os_option
@allow_reboot_option
@user_option
@click.option("--comment", metavar="TEXT", help="Kept with the deployment.")
@custom_json_option
@json_option
@state_option
def send(stack_file: str, kind: str, instances: tuple[str, ...], layers: tuple[str, ...], **options: Any) -> int:
    """Queue a command for instances; their agents run it."""
    from pysolo.stack.agent import by_layer
    from pysolo.stack.enums import CommandType

    document = document_of(stack_file)
    ledger = ledger_of(document, options["state_dir"])
    named = [instance_of(document, name).hostname for name in instances]
    targets = by_layer(ledger, layers, named, ledger.statuses())
    if not targets:
        raise click.ClickException("no instance is online: name one with --instance")
    sent = refusing(
        lambda: ledger.send(
            CommandType(kind),
            targets,
            apps=options["apps"],
            recipes=options["recipes"],
            custom_json=custom_json_of(options["custom_json"]),
            migrate=options["migrate"],
            upgrade_os_to=options["upgrade_os_to"],
            allow_reboot=options["allow_reboot"],
            comment=options["comment"],
            user=sender_of(document, options["user"], CommandType(kind)),
        ),
        document,
        options["apps"],
    )
    if options["as_json"]:
        print_json([item.shown() for item in sent])
    else:
        for item in sent:
            click.echo(f"{item.command_id}  {item.hostname}  {item.type}")
    return 0


def sender_of(document: StackDocument, name: Optional[str], command: CommandType) -> Optional[str]:
    """Whom --user means; without it the machine's own administrator sends, who may everything."""
    from pysolo.stack.permissions import sender

    return None if name is None else sender(document, name, command)


T = TypeVar("T")


def refusing(action: Callable[[], T], document: Any = None, apps: tuple[str, ...] = ()) -> T:
    """Do it; what the state machine or the stack forbids becomes a message and status 1."""
    from pysolo.stack.lifecycle import ForbiddenCommand, TransitionError
    from pysolo.stack.request import RequestError

    known = [app.shortname for app in document.apps] if document is not None else []
    for name in apps:
        if name not in known:
            raise click.ClickException(f"there is no app {name} (apps: {', '.join(known) or 'there is none'})")
    try:
        return action()
    except (ForbiddenCommand, TransitionError, RequestError) as refusal:
        raise click.ClickException(str(refusal)) from None


def _end(ended: CommandRecord, as_json: bool) -> int:
    if as_json:
        print_json(ended.shown())
    if ended.status == "successful":
        return ended.exit_code or 0
    return ended.exit_code or 1
