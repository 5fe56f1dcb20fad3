"""`pysolo stack show`: a stack as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

import click

from pysolo.cli.stack_options import (
    document_of,
    existing_ledger,
    json_option,
    print_json,
    stack_option,
    state_option,
    statuses_of,
)

if TYPE_CHECKING:
    from pysolo.stack.model import StackDocument

_EVENTS = ("setup", "configure", "deploy", "undeploy", "shutdown")


@click.command("show")
@stack_option
@json_option
@state_option
def show(stack_file: str, as_json: bool, state_dir: Optional[str]) -> int:
    """Show layers, their instances with states, and the run-lists of the lifecycle events."""
    document = document_of(stack_file)
    ledger = existing_ledger(document, state_dir)
    statuses = {item.hostname: "stopped" for item in document.instances}
    if ledger is not None:
        statuses = dict(statuses_of(document, None, ledger))
    tree = _tree(document, statuses)
    if as_json:
        print_json(tree)
        return 0
    for line in _lines(tree):
        click.echo(line)
    return 0


def _tree(document: StackDocument, statuses: dict[str, str]) -> dict[str, Any]:
    from pysolo.stack.enums import CommandType
    from pysolo.stack.run_list import run_list

    version = document.stack.configuration_manager.version
    return {
        "Stack": document.stack.name,
        "ConfigurationManager": f"Chef {version}",
        "Layers": [
            {
                "Name": layer.name,
                "Shortname": layer.shortname,
                "Type": layer.type,
                "Recipes": {event: list(getattr(layer.custom_recipes, event)) for event in _EVENTS},
                "Instances": [item.hostname for item in document.instances if layer.shortname in item.layers],
            }
            for layer in document.layers
        ],
        "Instances": [
            {
                "Hostname": item.hostname,
                "Status": statuses[item.hostname],
                "PrivateIp": item.private_ip,
                "Layers": [layer.shortname for layer in document.layers_of(item)],
                "RunLists": {event: list(run_list(document, item, CommandType(event))) for event in _EVENTS},
            }
            for item in document.instances
        ],
        "Apps": [{"Name": app.name, "Shortname": app.shortname, "Type": app.type} for app in document.apps],
    }


def _lines(tree: dict[str, Any]) -> list[str]:
    lines = [f"{tree['Stack']} ({tree['ConfigurationManager']})"]
    branches = [_layer(layer, tree["Instances"]) for layer in tree["Layers"]]
    branches.append(["Apps", *(f"{app['Name']} ({app['Shortname']}, {app['Type']})" for app in tree["Apps"])])
    for index, branch in enumerate(branches):
        last = index == len(branches) - 1
        lines.append(f"{'└─' if last else '├─'} {branch[0]}")
        lines.extend(f"{'  ' if last else '│ '}  {line}" for line in _children(branch[1:]))
    return lines


def _layer(layer: dict[str, Any], instances: list[dict[str, Any]]) -> list[Any]:
    branch: list[Any] = [f"{layer['Name']} ({layer['Shortname']}, {layer['Type']})"]
    for item in instances:
        if item["Hostname"] in layer["Instances"]:
            lists = [f"{event}: {', '.join(recipes)}" for event, recipes in item["RunLists"].items() if recipes]
            branch.append([f"{item['Hostname']}  {item['Status']}  {item['PrivateIp'] or ''}".rstrip(), *lists])
    return branch


def _children(items: list[Any]) -> list[str]:
    lines: list[str] = []
    for index, item in enumerate(items):
        last = index == len(items) - 1
        head, inner = (item[0], item[1:]) if isinstance(item, list) else (item, [])
        lines.append(f"{'└─' if last else '├─'} {head}")
        lines.extend(f"{'  ' if last else '│ '}  {line}" for line in _children(inner))
    return lines
