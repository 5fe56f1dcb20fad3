"""Running a Ruby file or text as a program: ``pysolo ruby``."""

from __future__ import annotations

import os
import sys
from typing import Any, Callable, Optional, Sequence, Tuple

from pysolo.ruby.runtime.control import ControlFlow, RubyError
from pysolo.ruby.runtime.interpreter import Interpreter
from pysolo.ruby.runtime.stack import with_room


def run_file(path: str, argv: Sequence[str] = (), cache_dir: Optional[str] = None) -> int:
    """Run a file; the exit status."""
    return with_room(lambda: _run(lambda rt: rt.run_script(path), path, argv, cache_dir))


def run_code(code: str, name: str = "-e", argv: Sequence[str] = (), cache_dir: Optional[str] = None) -> int:
    """Run a text; the exit status."""
    return with_room(lambda: _run(lambda rt: rt.run_text(code, name), name, argv, cache_dir))


def _run(program: Callable[[Interpreter], Any], name: str, argv: Sequence[str], cache_dir: Optional[str]) -> int:
    from pysolo.ruby.core.signal import raise_as_exceptions

    rt = Interpreter(cache_dir, preloaded=False)
    rt.script_name = name
    rt.globals["$0"] = rt.str(name)
    arguments = rt.array([rt.str(value) for value in argv])
    rt.globals["$*"] = arguments
    rt.const_set(rt.c_object, "ARGV", arguments)
    raise_as_exceptions(rt)
    status, error = _guarded(rt, lambda: program(rt))
    while rt.at_exit_blocks:
        rt.current_exception = error.exc if error is not None else None
        status_then, error_then = _guarded(rt, rt.run_at_exit)
        if error_then is not None:
            if error is not None:
                _report(rt, error)
            status, error = status_then, error_then
    if error is not None:
        _report(rt, error)
    rt.out.flush()
    rt.err.flush()
    return status


def _guarded(rt: Interpreter, action: Callable[[], Any]) -> Tuple[int, Optional[RubyError]]:
    """Run something; the exit status it means, and the exception that ended it."""
    top = rt.frame
    try:
        action()
        return 0, None
    except (Exception, KeyboardInterrupt, ControlFlow) as error:
        raised = rt.rescue_python(error)
        if raised is None:
            raise
        return exit_status(rt, raised), raised
    finally:
        rt.frame = top


def exit_status(rt: Interpreter, error: RubyError) -> int:
    """What the process ends with: the status of SystemExit, 128+N for a signal, else 1."""
    if rt.is_a(error.exc, rt.classes["SystemExit"]):
        status = error.exc.details.get("status", 0)
        return status if type(status) is int else 0
    if rt.is_a(error.exc, rt.classes["SignalException"]):
        number = error.exc.details.get("signo", 2)
        return 128 + (number if type(number) is int else 2)
    return 1


def _report(rt: Interpreter, error: RubyError) -> None:
    """Print what ended the program; like MRI not for ``exit``, and of the signals only for Interrupt."""
    exc, classes = error.exc, rt.classes
    if rt.is_a(exc, classes["SystemExit"]):
        return
    if rt.is_a(exc, classes["SignalException"]) and not rt.is_a(exc, classes["Interrupt"]):
        return
    rt.out.flush()
    rt.err.write(rt.full_message(error.exc))


def main(argv: Optional[Sequence[str]] = None) -> int:
    """``FILE [ARG...]``, ``-e CODE [ARG...]`` or ``-`` for standard input."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] == "-e":
        return run_code(arguments[1], "-e", arguments[2:])
    if not arguments or arguments[0] == "-":
        return run_code(sys.stdin.read(), "-", arguments[1:])
    if not os.path.isfile(arguments[0]):
        sys.stderr.write("pysolo ruby: No such file or directory -- %s (LoadError)\n" % arguments[0])
        return 1
    return run_file(arguments[0], arguments[1:])


if __name__ == "__main__":
    sys.exit(main())
