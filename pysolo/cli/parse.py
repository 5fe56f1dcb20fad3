"""`pysolo parse`: check syntax, run nothing."""

from __future__ import annotations

import sys

import click


@click.command("parse", context_settings={"help_option_names": ["-h", "--help"]})
@click.option("as_json", "--json", is_flag=True, help='One line a file: {"file": ..., "ok": true|false, "error": ...}.')
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def command(as_json: bool, files: tuple[str, ...]) -> int:
    """Check the syntax of Ruby files; one that ends in .erb is read as a template.

    Without --json only faults are printed. The exit status is 1 when there is one.
    """
    faults = 0
    for path in files:
        error = fault_of(path)
        faults += error is not None
        if as_json:
            import json

            print(json.dumps({"file": path, "ok": error is None, "error": error}, ensure_ascii=False))
        elif error is not None:
            print(error, file=sys.stderr)
    return 1 if faults else 0


def fault_of(path: str) -> str | None:
    """What is wrong with a file's syntax, or None. Nothing of its tree is kept."""
    from pysolo.ruby.parser import parse
    from pysolo.ruby.source import RubySyntaxError

    try:
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
            text = file.read()
    except OSError as fault:
        return f"{path}: {fault.strerror}"
    try:
        if path.endswith(".erb"):
            from pysolo.ruby.erubis import erubis_to_ruby

            text = erubis_to_ruby(text)
        parse(text, path)
    except RubySyntaxError as fault:
        return str(fault)
    except Exception as fault:  # one odd file must not hide the verdict on the others
        return f"{path}: internal error: {type(fault).__name__}: {fault}"
    return None
