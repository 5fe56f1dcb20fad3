"""The entry point: `pysolo`, `python -m pysolo`, and the names that `pysolo shim` makes."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the result is the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if len(arguments) == 1 and arguments[0] in ("-v", "--version"):
        # Answered before anything is imported: monitoring and wrappers ask for it all the time.
        from pysolo import __version__

        print(f"pysolo: {__version__}")
        return 0
    from pysolo.cli.dispatch import dispatch

    return dispatch(arguments)


if __name__ == "__main__":
    sys.exit(main())
