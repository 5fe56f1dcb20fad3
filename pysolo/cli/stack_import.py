"""`pysolo stack import`: a stack document from what `aws opsworks describe-*` once said."""

from __future__ import annotations

import sys

import click

from pysolo.cli.stack_options import always_json_option, print_json


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--keep-status", is_flag=True, help="Keep the instances' statuses; without it all of them begin as stopped."
)
@always_json_option
def import_(files: tuple[str, ...], keep_status: bool) -> int:
    """Print a stack document made of saved output of `aws opsworks describe-*`, one file a call.

    What the API never told (passwords, keys) is named on standard error.
    """
    from pysolo.json_text import JsonError, parse_json
    from pysolo.stack.document import DocumentError, build_document
    from pysolo.stack.importer import ImportFault, import_stack

    outputs = []
    for path in files:
        try:
            with open(path, encoding="utf-8") as file:
                value = parse_json(file.read(), path)
        except (OSError, UnicodeDecodeError) as fault:
            raise click.ClickException(f"cannot read {path}: {fault}") from None
        except JsonError as fault:
            raise click.ClickException(str(fault)) from None
        if not isinstance(value, dict):
            raise click.ClickException(f"{path}: a JSON object is expected")
        outputs.append(value)
    try:
        document, notes = import_stack(outputs, keep_status)
    except ImportFault as problem:
        raise click.ClickException(str(problem)) from None
    print_json(document)
    for note in notes:
        print(note, file=sys.stderr)
    try:
        build_document(document, "the imported document")
    except DocumentError as problem:
        for line in problem.lines():
            print(line, file=sys.stderr)
        return 1
    return 0
