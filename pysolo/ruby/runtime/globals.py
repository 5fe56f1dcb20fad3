"""Global variables: a plain table, and those that are computed or watched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Dict, Optional, Tuple

from pysolo.ruby.runtime.objects import RArray, RMatch, RRegexp, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

Getter = Callable[[], Value]
Setter = Callable[[Value], None]

ALIASES = {
    "$LOAD_PATH": "$:",
    "$-I": "$:",
    "$LOADED_FEATURES": '$"',
    "$PROGRAM_NAME": "$0",
    "$ERROR_INFO": "$!",
    "$ERROR_POSITION": "$@",
    "$PID": "$$",
    "$PROCESS_ID": "$$",
    "$CHILD_STATUS": "$?",
    "$LAST_MATCH_INFO": "$~",
    "$MATCH": "$&",
    "$PREMATCH": "$`",
    "$POSTMATCH": "$'",
    "$LAST_PAREN_MATCH": "$+",
    "$-w": "$VERBOSE",
    "$-v": "$VERBOSE",
    "$-d": "$DEBUG",
    "$-0": "$/",
    "$INPUT_RECORD_SEPARATOR": "$/",
    "$RS": "$/",
    "$FIELD_SEPARATOR": "$;",
    "$FS": "$;",
    "$OUTPUT_FIELD_SEPARATOR": "$,",
    "$OFS": "$,",
    "$OUTPUT_RECORD_SEPARATOR": "$\\",
    "$ORS": "$\\",
    "$>": "$stdout",
    "$DEFAULT_OUTPUT": "$stdout",
}


def hook_global(rt: Interpreter, name: str, get: Getter, set: Optional[Setter] = None) -> None:
    """Let reading and writing ``$name`` run Python; without ``set`` it is read-only."""
    rt.global_hooks[name] = (get, set)


def alias_global(rt: Interpreter, new: str, old: str) -> None:
    rt.global_aliases[new] = rt.global_aliases.get(old, old)


def gvar_get(rt: Interpreter, name: str) -> Value:
    name = rt.global_aliases.get(name, name)
    hook = rt.global_hooks.get(name)
    return hook[0]() if hook is not None else rt.globals.get(name)


def gvar_set(rt: Interpreter, name: str, value: Value) -> Value:
    name = rt.global_aliases.get(name, name)
    hook = rt.global_hooks.get(name)
    if hook is None:
        rt.globals[name] = value
    elif hook[1] is None:
        raise rt.error("NameError", "%s is a read-only variable" % name, name=rt.sym(name))
    else:
        hook[1](value)
    return value


def gvar_defined(rt: Interpreter, name: str) -> bool:
    name = rt.global_aliases.get(name, name)
    if name in rt.global_hooks:
        return True
    return name in rt.globals


def install_globals(rt: Interpreter) -> Tuple[Dict[str, Value], Dict[str, Tuple[Getter, Optional[Setter]]]]:
    def backtrace() -> Value:
        exc = rt.current_exception
        if exc is None or exc.backtrace is None:
            return None
        return rt.array([rt.str(line) for line in exc.backtrace])

    def pid() -> Value:
        import os

        return os.getpid()

    def set_program_name(value: Value) -> None:
        rt.globals["$0"] = value

    def set_match(value: Value) -> None:
        rt.set_match(value)

    def part(pick: Callable[[RMatch], Optional[str]]) -> Getter:
        def get() -> Value:
            match = rt.frame.match
            text = pick(match) if match is not None else None
            return None if text is None else RString(rt.c_string, text)

        return get

    def plain(name: str, check: Callable[[Value], Optional[str]]) -> Tuple[Getter, Setter]:
        """A variable that takes only some values: ``check`` says what is wrong with one."""

        def set_checked(value: Value) -> None:
            fault = check(value)
            if fault is not None:
                raise rt.error("TypeError", fault)
            rt.globals[name] = value

        return (lambda: rt.globals.get(name)), set_checked

    def writable(name: str) -> Tuple[Getter, Setter]:
        words = "%s must have write method, %%s given" % name
        return plain(name, lambda value: None if rt.respond_to(value, "write") else words % rt.class_name(value))

    def separator(name: str, kinds: Tuple[type, ...], shown: str) -> Tuple[Getter, Setter]:
        words = "value of %s must be %s" % (name, shown)
        return plain(name, lambda value: None if value is None or isinstance(value, kinds) else words)

    rt.global_aliases = dict(ALIASES)
    rt.global_hooks = {
        "$~": (lambda: rt.frame.match, set_match),
        "$&": (part(lambda m: m.m.group(0)), None),
        "$`": (part(lambda m: m.string[: m.m.start(0)]), None),
        "$'": (part(lambda m: m.string[m.m.end(0) :]), None),
        "$+": (part(lambda m: next((g for g in reversed(m.m.groups()) if g is not None), None)), None),
        "$!": (lambda: rt.current_exception, None),
        "$@": (backtrace, None),
        "$$": (pid, None),
        "$:": (lambda: rt.load_path_array, None),
        '$"': (lambda: rt.features, None),
        "$0": (lambda: rt.globals.get("$0"), set_program_name),
        "$stdout": writable("$stdout"),
        "$stderr": writable("$stderr"),
        "$,": separator("$,", (RString,), "String"),
        "$/": separator("$/", (RString,), "String"),
        "$\\": separator("$\\", (RString,), "String"),
        "$;": separator("$;", (RString, RRegexp), "String or Regexp"),
    }
    rt.globals = {
        "$/": RString(rt.c_string, "\n"),
        "$,": None,
        "$;": None,
        "$\\": None,
        "$VERBOSE": False,
        "$DEBUG": False,
        "$_": None,
        "$.": 0,
        "$-a": False,
        "$-l": False,
        "$-p": False,
        "$-i": None,
        "$-F": None,
        "$-W": 1,
        "$0": RString(rt.c_string, "pysolo"),
        "$*": RArray(rt.c_array, []),
    }
    return rt.globals, rt.global_hooks
