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
    "stack": "layers, instances and apps, and what lifecycle events run",
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
    except Exception as fault:
        return _internal_error(fault)
    return status if isinstance(status, int) else 0


def _internal_error(fault: Exception) -> int:
    """A fault of this program in one line; PYSOLO_TRACEBACK=1 shows the whole of it."""
    import os
    import traceback

    if os.environ.get("PYSOLO_TRACEBACK"):
        traceback.print_exc()
    frames = traceback.extract_tb(fault.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
    print(
        f"Error: internal error at {place}: {type(fault).__name__}: {fault} (PYSOLO_TRACEBACK=1 shows more)",
        file=sys.stderr,
    )
    return 1


def _command(name: str | None) -> click.Command:
    from importlib import import_module

    command: click.Command = import_module(f"pysolo.cli.{name or 'run'}").command
    return command
