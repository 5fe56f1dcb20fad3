"""Which command is meant; only its module is imported."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

# A word here as the first argument is a subcommand; everything else is a run with chef-solo's options.
COMMANDS = {
    "ohai": "print automatic attributes",
    "parse": "check the syntax of Ruby files and ERB templates",
    "resources": "the reference manual of the resources",
    "ruby": "run a Ruby file",
    "shim": "install launchers named chef-solo, chef-client ...",
}


def dispatch(arguments: list[str]) -> int:
    """Run the command that the arguments name; click's exceptions become exit statuses here and nowhere else."""
    import click

    # What a file holds that is no UTF-8 passes through unchanged instead of ending the program.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="surrogateescape")
    name = arguments[0] if arguments and arguments[0] in COMMANDS else None
    try:
        status = _command(name).main(
            arguments[1:] if name else arguments,
            prog_name=f"pysolo {name}" if name else "pysolo",
            standalone_mode=False,
        )
    except click.exceptions.Exit as wanted:
        return wanted.exit_code
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 128 + 2
    except BrokenPipeError:
        # The reader has gone (`pysolo ohai | head`): say nothing, not even at exit.
        sys.stdout = None
        return 128 + 13
    return status if isinstance(status, int) else 0


def _command(name: str | None) -> click.Command:
    from importlib import import_module

    command: click.Command = import_module(f"pysolo.cli.{name or 'run'}").command
    return command
