"""Starting programs: the arguments of spawn, system, popen and exec, and what they mean."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

from pysolo.ruby.core.io_mode import open_mode
from pysolo.ruby.core.io_object import RIO, as_io
from pysolo.ruby.core.system_error import path_of, system_error
from pysolo.ruby.runtime.objects import RArray, RHash, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

SHELL_CHARACTERS = re.compile(r"[*?{}\[\]<>()~&|\\$;'`\"\n#=%]")
SHELL_WORDS = frozenset(
    "if then else elif fi for while do done case in esac until break continue return exit set unset export alias cd . : eval exec "
    "read readonly shift trap umask wait ulimit times type command source local function".split()
)


class Launch:
    """One program to start."""

    def __init__(self) -> None:
        self.argv: List[str] = []
        self.program = ""
        self.env: Optional[Dict[str, str]] = None
        self.cwd: Optional[str] = None
        self.redirections: List[Tuple[Any, Any]] = []  # (own descriptors, target) as in Ruby's hash
        self.pgroup: Optional[int] = None
        self.umask: Optional[int] = None
        self.close_others = False
        self.shown = ""  # for messages
        self.exception = False

    def run(self, rt: Interpreter, plumbing: Dict[int, int]) -> int:
        """Start it; ``plumbing`` maps the child's descriptors to ours. The process id.

        The program is looked up here, so that a missing one is Errno::ENOENT as in Ruby.
        """
        rt.out.flush() if hasattr(rt.out, "flush") else None
        rt.err.flush() if hasattr(rt.err, "flush") else None
        opened: List[int] = []
        try:
            table = dict(plumbing)
            for keys, target in self.redirections:
                source = self._target(rt, target, table, opened)
                for key in keys:
                    table[key] = source
            return self._spawn(rt, table)
        finally:
            for fd in opened:
                os.close(fd)

    def _target(self, rt: Interpreter, target: Value, table: Dict[int, int], opened: List[int]) -> int:
        if type(target) is int:
            return target
        if type(target) is RSymbol:
            if target.name == "close":
                return -1
            number = {"in": 0, "out": 1, "err": 2}[target.name]
            return number
        if isinstance(target, RArray):
            if type(target.items[0]) is RSymbol and target.items[0].name == "child":
                number = descriptor(rt, target.items[1])
                return table.get(number, number)
            items = target.items
            path, mode = path_of(rt, items[0]), items[1] if len(items) > 1 else None
            perm = items[2] if len(items) > 2 else None
            wanted = open_mode(rt, mode, perm, {})
        elif isinstance(target, RString) or (rt.respond_to(target, "to_path") and not isinstance(target, RIO)):
            path = path_of(rt, target)
            wanted = open_mode(rt, rt.str("r"), None, {})
        else:
            stream = as_io(rt, target)
            stream.flush()
            return stream.write_fd if stream.writable else stream.fd
        try:
            fd = os.open(path, wanted.flags | os.O_CLOEXEC, wanted.perm)
        except OSError as error:
            raise system_error(rt, error, None, path)
        opened.append(fd)
        return fd

    def _spawn(self, rt: Interpreter, table: Dict[int, int]) -> int:
        read_end, write_end = os.pipe()
        child = os.fork()
        if child == 0:
            self._become(table, write_end)
        os.close(write_end)
        try:
            report = b""
            while True:
                more = os.read(read_end, 64)
                if not more:
                    break
                report += more
        finally:
            os.close(read_end)
        if report:
            os.waitpid(child, 0)
            number, _, what = report.partition(b" ")
            raise system_error(rt, OSError(int(number), ""), None, self.cwd if what == b"cwd" else self.shown)
        return child

    def _become(self, table: Dict[int, int], write_end: int) -> None:
        """In the child: never returns."""
        import signal

        what = b"exec"
        try:
            for name in (signal.SIGPIPE, signal.SIGINT, signal.SIGQUIT):
                signal.signal(name, signal.SIG_DFL)
            moved = {key: os.dup(fd) if fd >= 0 else -1 for key, fd in table.items() if key >= 0}
            for key, fd in moved.items():
                if fd < 0:
                    os.close(key)
                    continue
                os.dup2(fd, key)
                os.set_inheritable(key, True)
            for fd in set(moved.values()):
                if fd >= 0 and fd not in moved:
                    os.close(fd)
            if self.pgroup is not None:
                os.setpgid(0, self.pgroup)
            if self.umask is not None:
                os.umask(self.umask)
            what = b"cwd"
            if self.cwd is not None:
                os.chdir(self.cwd)
            what = b"exec"
            self.replace()
        except OSError as error:
            os.write(write_end, b"%d %s" % (error.errno or 0, what))
        except BaseException:
            os.write(write_end, b"22 exec")
        finally:
            os._exit(127)

    def replace(self) -> None:
        """exec: only comes back by an OSError."""
        env = dict(os.environ) if self.env is None else self.env
        encoded = [os.fsencode(word) for word in self.argv]
        os.execvpe(os.fsencode(self.program), encoded, env)


def descriptor(rt: Interpreter, key: Value) -> int:
    if type(key) is int:
        return key
    if type(key) is RSymbol:
        return {"in": 0, "out": 1, "err": 2}[key.name]
    stream = as_io(rt, key)
    return stream.fd


def prepare(rt: Interpreter, args: List[Value], options: Optional[RHash]) -> Launch:
    """From ``[env,] command... [, options]`` to what is to be started."""
    words = list(args)
    made = Launch()
    if words and isinstance(words[-1], RHash) and len(words) > 1:
        options = words.pop()
    environment: Optional[RHash] = None
    if words and isinstance(words[0], RHash):
        environment = words.pop(0)
    elif words and not isinstance(words[0], (RString, RArray)) and rt.respond_to(words[0], "to_hash"):
        environment = rt.to_hash(words.pop(0))
    if not words:
        raise rt.error("ArgumentError", "wrong number of arguments (given 0, expected 1+)")
    _options(rt, made, options, environment)
    first = words[0]
    if isinstance(first, RArray) and len(first.items) == 2:
        made.program = rt.to_str(first.items[0])
        made.argv = [rt.to_str(first.items[1])] + [rt.to_str(w) for w in words[1:]]
        made.shown = made.program
    elif len(words) > 1:
        made.argv = [rt.to_str(w) for w in words]
        made.program = made.shown = made.argv[0]
    else:
        shell_or_plain(made, rt.to_str(first))
    if not made.program.strip() and len(words) == 1:
        raise rt.error("Errno::ENOENT", "No such file or directory - %s" % made.shown)
    return made


def shell_or_plain(made: Launch, text: str) -> None:
    """A command line without anything for a shell is run directly, as MRI does."""
    plain = text.strip()
    words = plain.split()
    made.shown = words[0] if words else text
    if SHELL_CHARACTERS.search(plain) or (words and words[0] in SHELL_WORDS):
        made.program, made.argv = "/bin/sh", ["sh", "-c", text]
        made.shown = text
    elif words:
        made.program, made.argv = words[0], words


def _options(rt: Interpreter, made: Launch, options: Optional[RHash], environment: Optional[RHash]) -> None:
    unset_others = False
    for key, value in options.items() if options is not None else ():
        name = key.name if type(key) is RSymbol else None
        if name == "chdir":
            made.cwd = path_of(rt, value)
        elif name == "unsetenv_others":
            unset_others = rt.truthy(value)
        elif name == "pgroup":
            made.pgroup = 0 if value is True else None if value is None or value is False else rt.to_int(value)
        elif name == "new_pgroup":
            made.pgroup = 0
        elif name == "umask":
            made.umask = rt.to_int(value)
        elif name == "close_others":
            made.close_others = rt.truthy(value)
        elif name == "exception":
            made.exception = rt.truthy(value)
        elif name in ("in", "out", "err") or type(key) is int or isinstance(key, (RIO, RArray)):
            keys = [descriptor(rt, k) for k in key.items] if isinstance(key, RArray) else [descriptor(rt, key)]
            if isinstance(value, RString) and 0 not in keys:
                value = rt.array([value, rt.str("w")])
            made.redirections.append((keys, value))
        elif name is not None and name.startswith("rlimit_"):
            continue
        else:
            raise rt.error("ArgumentError", "wrong exec option symbol: %s" % (name or rt.inspect(key)))
    if environment is not None or unset_others:
        made.env = {} if unset_others else dict(os.environ)
        for key, value in environment.items() if environment is not None else ():
            if value is None:
                made.env.pop(rt.to_str(key), None)
            else:
                made.env[rt.to_str(key)] = rt.to_str(value)
