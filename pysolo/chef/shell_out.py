"""Commands as Ruby code runs them: Mixlib::ShellOut, and ``shell_out`` of Chef::Mixin::ShellOut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional

from pysolo.chef.property import as_plain
from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

# what Ruby calls an option -> what the system calls it; None: known, without a meaning here
OPTIONS: Dict[str, Optional[str]] = {
    "cwd": "cwd",
    "dir": "cwd",
    "environment": "env",
    "env": "env",
    "user": "user",
    "group": "group",
    "umask": "umask",
    "input": "input",
    "timeout": "timeout",
    "returns": "returns",
    "login": "login",
    "default_env": "default_env",
    "live_stream": "live_stream",
    "live_stdout": "live_stream",
    "live_stderr": None,
    "log_level": None,
    "logger": None,
    "log_tag": None,
    "stdout_logger": None,
    "stderr_logger": None,
    "domain": None,
    "password": None,
    "elevated": None,
    "sensitive": "sensitive",
    "argv": None,
    "cgroup": None,
    "interpreter": None,
    "flags": None,
}


DEFAULTS: Dict[str, Any] = {"timeout": 600, "env": {}}


class ShellOut(RObject):
    """A command, and once it has run what it gave. ``stdout`` and ``stderr`` are text."""

    __slots__ = ("command", "options", "result", "stdout", "stderr", "exitstatus", "sensitive", "pid_text")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.command: List[str] = []
        self.options: Dict[str, Any] = {"default_env": True}
        self.result: Any = None
        self.stdout = ""
        self.stderr = ""
        self.exitstatus: Optional[int] = None
        self.sensitive = False

    # -- for Python callers ---------------------------------------------------------------------------------------------

    @property
    def valid_codes(self) -> List[int]:
        codes = self.options.get("returns")
        if codes is None:
            return [0]
        return [int(code) for code in codes] if isinstance(codes, list) else [int(codes)]

    @property
    def failed(self) -> bool:
        return self.exitstatus not in self.valid_codes

    def error(self) -> bool:
        return self.failed

    def run(self) -> None:
        """Run the command; a missing program is Errno::ENOENT, a time-out CommandTimeout."""
        from pysolo.system.errors import CommandTimeout, NoSuchFolder, UnknownAccount

        rt = self.cls.rt
        session = session_of(rt)
        options = {
            name: value
            for name, value in self.options.items()
            if name in ("cwd", "env", "user", "group", "umask", "timeout", "login", "default_env")
        }
        if options.get("timeout") is None:
            options["timeout"] = float(DEFAULTS["timeout"])
        given = self.options.get("input")
        if given is not None:
            options["input"] = str(given).encode("utf-8", "surrogateescape")
        stream = self.options.get("live_stream")
        if stream is not None and stream is not False:
            options["stream"] = self._stream_to(stream)
        command: Any = self.command[0] if len(self.command) == 1 else list(self.command)
        odd = [value for value in (options.get("env") or {}).values() if value is not None and type(value) is not str]
        if odd:
            self._fail_to_start("no implicit conversion of %s into String (TypeError)" % rt.class_name(odd[0]))
            return
        try:
            self.result = session.system.run(command, **options)
        except CommandTimeout as trouble:
            self._take(trouble.result)
            raise rt.error("Mixlib::ShellOut::CommandTimeout", str(trouble)) from None
        except (NoSuchFolder, UnknownAccount) as trouble:
            self._fail_to_start(str(trouble))
            return
        except FileNotFoundError as trouble:
            name = trouble.filename or self.command[0].split(" ")[0]
            raise rt.error("Errno::ENOENT", "No such file or directory - %s" % name) from None
        except PermissionError as trouble:
            name = trouble.filename or self.command[0].split(" ")[0]
            raise rt.error("Errno::EACCES", "Permission denied - %s" % name) from None
        self._take(self.result)

    def _fail_to_start(self, trouble: str) -> None:
        """Found out by the child process, which then fails: no exception, but an exit status of 1."""
        from pysolo.system.values import CommandResult

        self._take(CommandResult(" ".join(self.command), b"", (trouble + "\n").encode(), 1))

    def _stream_to(self, stream: Any) -> Any:
        rt = self.cls.rt
        if callable(stream) and not isinstance(stream, RObject):
            return stream

        def write(piece: bytes) -> None:
            text = rt.str(piece.decode("utf-8", "surrogateescape"))
            if isinstance(stream, RObject):
                rt.send(stream, "<<", text)
            else:
                rt.out.write(text.s)

        return write

    def _take(self, result: Any) -> None:
        self.result = result
        self.stdout = result.stdout.decode("utf-8", "surrogateescape")
        self.stderr = result.stderr.decode("utf-8", "surrogateescape")
        self.exitstatus = result.status

    def process_status(self) -> Value:
        """A Process::Status, as of a child of one's own."""
        from pysolo.ruby.core.process_status import RStatus

        code = self.exitstatus
        if code is None:
            return None
        return RStatus(self.cls.rt.classes["Process::Status"], 0, code << 8 if code >= 0 else -code)

    def raise_on_error(self) -> None:
        if self.failed:
            self.fail()

    def fail(self, message: str = "") -> None:
        rt = self.cls.rt
        if self.sensitive:
            text = "Command execution failed. STDOUT/STDERR suppressed for sensitive resource"
        else:
            text = message or self.result.unexpected(self.valid_codes)
        raise rt.error("Mixlib::ShellOut::ShellCommandFailed", text)

    def __str__(self) -> str:
        return " ".join(self.command)


def option_value(rt: Interpreter, name: str, value: Value) -> Any:
    """A Ruby option as the system takes it."""
    if name in ("environment", "env"):
        if value is None:
            return None
        return {rt.to_s(key): item.s if isinstance(item, RString) else item for key, item in value.items()}
    if name == "umask" and isinstance(value, RString):
        return int(value.s or "0", 8)
    if name in ("live_stream", "live_stdout"):
        return value
    if name == "timeout" and isinstance(value, RString):
        return float(value.s)
    if name == "cwd" and isinstance(value, RObject):
        return rt.to_path(value)
    return as_plain(rt, value)


def command_options(rt: Interpreter, options: Optional[RHash]) -> Dict[str, Any]:
    """A Hash of options; an unknown one raises InvalidCommandOption."""
    found: Dict[str, Any] = {}
    if options is None:
        return found
    for key, value in options.items():
        name = rt.to_s(key)
        if name not in OPTIONS:
            raise rt.error(
                "Mixlib::ShellOut::InvalidCommandOption",
                "option '%s' is not a valid option for Mixlib::ShellOut" % rt.inspect(key),
            )
        if value is not None or name in ("environment", "env"):
            found[name] = option_value(rt, name, value)
    return found


def run_command(rt: Interpreter, command: List[Any], options: Dict[str, Any]) -> ShellOut:
    """Run a command given as Ruby or plain words, with options under Ruby's names."""
    made = ShellOut(rt.classes["Mixlib::ShellOut"])
    fill(rt, made, command, options)
    made.run()
    return made


def fill(rt: Interpreter, made: ShellOut, command: List[Any], options: Dict[str, Any]) -> None:
    words: List[str] = []
    for part in command:
        if isinstance(part, (RArray, list, tuple)):
            items = part.items if isinstance(part, RArray) else part
            words.extend(item if isinstance(item, str) else rt.to_s(item) for item in items if item is not None)
        elif part is not None:
            words.append(part if isinstance(part, str) else rt.to_s(part))
    made.command = words
    for name, value in options.items():
        target = OPTIONS.get(name, name)
        if target is None:
            continue
        if target == "sensitive":
            made.sensitive = bool(value)
        elif target == "env" and value is None:
            continue
        elif target == "umask" and isinstance(value, str):
            made.options[target] = int(value or "0", 8)
        else:
            made.options[target] = value


# -- Mixlib::ShellOut -----------------------------------------------------------------------------------------------------

shell_out_class = NativeClass("Mixlib::ShellOut", allocator=ShellOut)


@shell_out_class.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: ShellOut, *command: Value) -> None:
    parts = list(command)
    options: Optional[RHash] = parts.pop() if parts and isinstance(parts[-1], RHash) else None
    fill(rt, self, parts, command_options(rt, options))


@shell_out_class.method("run_command")
def run(rt: Interpreter, self: ShellOut) -> Value:
    self.run()
    return self


@shell_out_class.method("stdout")
def stdout(rt: Interpreter, self: ShellOut) -> str:
    return self.stdout


@shell_out_class.method("stderr")
def stderr(rt: Interpreter, self: ShellOut) -> str:
    return self.stderr


@shell_out_class.method("exitstatus")
def exitstatus(rt: Interpreter, self: ShellOut) -> Value:
    return self.exitstatus


@shell_out_class.method("status")
def status(rt: Interpreter, self: ShellOut) -> Value:
    return self.process_status()


@shell_out_class.method("command")
def command(rt: Interpreter, self: ShellOut) -> Value:
    if len(self.command) == 1:
        return rt.str(self.command[0])
    return rt.array([rt.str(word) for word in self.command])


@shell_out_class.method("error?")
def is_error(rt: Interpreter, self: ShellOut) -> bool:
    return self.failed


@shell_out_class.method("error!")
def error(rt: Interpreter, self: ShellOut) -> Value:
    self.raise_on_error()
    return None


@shell_out_class.method("invalid!")
def invalid(rt: Interpreter, self: ShellOut, message: Value = None) -> Value:
    self.fail(rt.to_s(message) if message is not None else "Command produced unexpected results")
    return None


@shell_out_class.method("format_for_exception")
def format_for_exception(rt: Interpreter, self: ShellOut) -> str:
    return "" if self.result is None else str(self.result.report())


@shell_out_class.method("valid_exit_codes")
def valid_exit_codes(rt: Interpreter, self: ShellOut) -> Value:
    return rt.array(list(self.valid_codes))


@shell_out_class.method("valid_exit_codes=")
def set_valid_exit_codes(rt: Interpreter, self: ShellOut, value: Value) -> Value:
    self.options["returns"] = as_plain(rt, value)
    return value


def _setting(name: str, option: str) -> None:
    def read(rt: Interpreter, self: ShellOut) -> Value:
        return rt.from_python(self.options.get(option, DEFAULTS.get(option)))

    def write(rt: Interpreter, self: ShellOut, value: Value) -> Value:
        self.options[option] = option_value(rt, name, value)
        return value

    shell_out_class.method(name)(read)
    shell_out_class.method(name + "=")(write)


for _name, _option in (
    ("cwd", "cwd"),
    ("environment", "env"),
    ("timeout", "timeout"),
    ("user", "user"),
    ("group", "group"),
    ("input", "input"),
    ("umask", "umask"),
):
    _setting(_name, _option)


@shell_out_class.method("live_stream=", "live_stdout=")
def set_live_stream(rt: Interpreter, self: ShellOut, value: Value) -> Value:
    self.options["live_stream"] = value
    return value


# -- Chef::Mixin::ShellOut ------------------------------------------------------------------------------------------------

mixin = NativeClass("Chef::Mixin::ShellOut", module=True)


def from_ruby(rt: Interpreter, owner: Value, arguments: Any) -> ShellOut:
    parts = list(arguments)
    options: Optional[RHash] = parts.pop() if parts and isinstance(parts[-1], RHash) else None
    found = command_options(rt, options)
    _add_resource_timeout(rt, owner, found)
    return run_command(rt, parts, found)


def _add_resource_timeout(rt: Interpreter, owner: Value, options: Dict[str, Any]) -> None:
    """A provider's commands take the resource's ``timeout`` where it has one, as Chef's do."""
    from pysolo.chef.provider import Provider

    if "timeout" in options or not isinstance(owner, Provider):
        return
    new = owner.ivars.get("@new_resource")
    if new is not None and "timeout" in new.properties and new.info.declaration is not None and new.is_set("timeout"):
        options["timeout"] = option_value(rt, "timeout", new.get("timeout"))


@mixin.method("shell_out")
def shell_out(rt: Interpreter, self: Value, *command: Value) -> Value:
    return from_ruby(rt, self, command)


@mixin.method("shell_out!")
def shell_out_or_raise(rt: Interpreter, self: Value, *command: Value) -> Value:
    made = from_ruby(rt, self, command)
    made.raise_on_error()
    return made


@mixin.method("shell_out_compact", "shell_out_with_systems_locale", "run_command_with_systems_locale")
def shell_out_compact(rt: Interpreter, self: Value, *command: Value) -> Value:
    return from_ruby(rt, self, command)


@mixin.method("shell_out_compact!", "shell_out_with_systems_locale!")
def shell_out_compact_or_raise(rt: Interpreter, self: Value, *command: Value) -> Value:
    made = from_ruby(rt, self, command)
    made.raise_on_error()
    return made


@mixin.method("powershell_out", "powershell_out!", "powershell_exec", "powershell_exec!")
def powershell(rt: Interpreter, self: Value, *command: Value) -> Value:
    raise rt.error(
        "Chef::Exceptions::UnsupportedPlatform", "This functionality is not supported on this platform: PowerShell"
    )


CLASSES = (shell_out_class, mixin)
