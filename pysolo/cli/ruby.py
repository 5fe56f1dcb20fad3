"""`pysolo ruby`: run a Ruby file, in the subset that cookbooks are written in."""

from __future__ import annotations

import os
import sys

import click

from pysolo.cli.cache_dir import user_cache


@click.command(
    "ruby",
    context_settings={
        "help_option_names": ["-h", "--help"],
        # What follows the file belongs to the program, options included.
        "ignore_unknown_options": True,
        "allow_interspersed_args": False,
    },
)
@click.option("code", "-e", multiple=True, metavar="CODE", help="Run this line; several are run as one program.")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[FILE] [ARG]...")
def command(code: tuple[str, ...], arguments: tuple[str, ...]) -> int:
    """Run FILE, the standard input (-, or nothing at all), or the CODE of -e."""
    from pysolo.ruby.main import run_code, run_file

    if code:
        return run_code("\n".join(code), "-e", list(arguments))
    if not arguments or arguments[0] == "-":
        return run_code(sys.stdin.read(), "-", list(arguments[1:]))
    return run_file(arguments[0], list(arguments[1:]), user_cache(os.environ))
