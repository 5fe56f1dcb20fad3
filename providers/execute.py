"""execute: a command line, or a list of words that never meets a shell."""

from __future__ import annotations

import posixpath
from typing import Any, Dict, List, Optional, Sequence, Union

from pysolo.chef.provider import Provider, Provides, provides
from pysolo.providers.settings import setting
from pysolo.ruby.runtime.control import RubyError


class Execute(Provider):
    serves: Sequence[Provides] = (provides("execute"),)

    def define_requirements(self) -> None:
        new = self.new
        if new.creates and not new.creates.startswith("/") and not new.cwd:
            self.fail(
                "Chef::Exceptions::Execute",
                "Please either specify a full path for the creates property, or specify a cwd property to the %s resource"
                % new,
            )

    def command(self) -> Union[str, List[str]]:
        command: Union[str, List[Any]] = self.new.command
        return command if isinstance(command, str) else [str(word) for word in command]

    def input(self) -> Optional[str]:
        text: Optional[str] = self.new.input
        return text

    def shown(self) -> str:
        """The command as the report says it."""
        command = self.command()
        return command if isinstance(command, str) else self.rt.inspect(self.rt.from_python(command))

    @property
    def sensitive(self) -> bool:
        return self.rt.truthy(self.new.get("sensitive"))

    def action_run(self) -> None:
        new = self.new
        if new.creates and self._made(new.creates, new.cwd):
            self.log.debug("%s sentinel file %s exists - nothing to do" % (new, new.creates))
            return
        self.converge_by("execute %s" % ("sensitive resource" if self.sensitive else self.shown()), self._run)

    def _made(self, creates: str, cwd: Optional[str]) -> bool:
        return self.system.exists(posixpath.join(cwd, creates) if cwd else creates)

    def _run(self) -> None:
        command = self.command()
        words = [command] if isinstance(command, str) else command
        try:
            self.shell_out_(*words, **self._options())
        except RubyError as error:
            rt = self.rt
            if not (self.sensitive and rt.is_a(error.exc, rt.const_get("Mixlib::ShellOut::ShellCommandFailed"))):
                raise
            hidden = rt.error(
                "Mixlib::ShellOut::ShellCommandFailed",
                "Command execution failed. STDOUT/STDERR suppressed for sensitive resource",
            )
            raise hidden from None
        self.log.info("%s ran successfully" % self.new)

    def _options(self) -> Dict[str, Any]:
        new = self.new
        options: Dict[str, Any] = {"timeout": new.timeout, "default_env": new.default_env}
        for name in ("returns", "environment", "user", "group", "cwd", "login"):
            value = getattr(new, name)
            if value is not None and value is not False:
                options[name] = value
        umask = new.umask
        if umask is not None:
            options["umask"] = int(umask or "0", 8) if isinstance(umask, str) else umask
        text = self.input()
        if text is not None:
            options["input"] = text
        if not self.sensitive and (
            new.live_stream or self.log.enabled("info") or setting(self, "stream_execute_output")
        ):
            options["live_stream"] = self.show_output
        return options

    def show_output(self, piece: bytes) -> None:
        """Hand a piece of the command's output to the formatters."""
        self.events.stream_output("execute", piece.decode("utf-8", "replace"))
