"""systemd_unit: a unit file, and what the unit does."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from pysolo.chef.provider import Provider, provides
from pysolo.chef.requirements import FAILURE
from pysolo.providers.service.systemd import ENABLED_STATES
from pysolo.providers.systemd import control, user_environment
from pysolo.ruby.runtime.objects import RHash


class SystemdUnit(Provider):
    serves = (provides("systemd_unit"),)
    state: Dict[str, str]
    current_content: Optional[str] = None

    @property
    def unit(self) -> str:
        return str(self.new.unit_name)

    @property
    def path(self) -> str:
        return "/etc/systemd/%s/%s" % ("user" if self.new.user else "system", self.unit)

    def load_current(self) -> None:
        if self.system.exists(self.path):
            self.current_content = self.system.read_text(self.path)
        answer = self.shell_out(
            *self._command("show", "-p", "UnitFileState", "-p", "ActiveState", self.unit), **self._options()
        )
        pairs = [line.strip().partition("=") for line in answer.stdout.splitlines()]
        self.state = {key: value for key, sign, value in pairs if sign}

    def define_requirements(self) -> None:
        if self.action == "create":
            text = self.text()
            self.requires(is_ini(text), (FAILURE, "Unit content is not valid INI text"))

    # -- systemctl ------------------------------------------------------------------------------------------------------

    def _command(self, *words: str) -> List[str]:
        program = self.system.which("systemctl") or "systemctl"
        return [program, "--user" if self.new.user else "--system", *words]

    def _options(self) -> Dict[str, Any]:
        user = self.new.user
        return user_environment(self, user) if user else {}

    def _systemctl(self, *words: str, **options: Any) -> None:
        self.shell_out_(*self._command(*words), **self._options(), **options)

    @property
    def active(self) -> bool:
        return self.state.get("ActiveState") == "active"

    @property
    def enabled(self) -> bool:
        return self.state.get("UnitFileState") in ENABLED_STATES

    @property
    def masked(self) -> bool:
        return self.state.get("UnitFileState") == "masked"

    @property
    def fixed(self) -> bool:
        """Enabling means nothing to a static or an indirect unit."""
        return self.state.get("UnitFileState") in ("static", "indirect")

    # -- the file -------------------------------------------------------------------------------------------------------

    def text(self) -> str:
        content = self.new.get("content")
        if isinstance(content, RHash):
            return self._ini(content)
        return "" if content is None else self.rt.to_s(content)

    def _ini(self, content: RHash) -> str:
        rt = self.rt
        sections: List[str] = []
        for section, options in content.items():
            lines = ["[%s]" % rt.to_s(section)]
            for name, value in options.items() if isinstance(options, RHash) else ():
                for one in rt.send(rt.array([value]), "flatten").items:
                    lines.append("%s = %s" % (rt.to_s(name), "" if one is None else rt.to_s(one)))
            sections.append("\n".join(lines))
        return "\n\n".join(sections) + "\n"

    def action_create(self) -> None:
        text = self.text()
        if self.current_content == text:
            return
        self.converge_by("creating unit: %s" % self.unit, lambda: self._write(text))

    def _write(self, text: str) -> None:
        new = self.new
        settings: Dict[str, Any] = {
            "owner": "root",
            "group": "root",
            "mode": "0644",
            "content": text,
            "action": "create",
        }
        if new.sensitive:
            settings["sensitive"] = True
        if new.verify:
            settings["verify"] = self.rt.sym("systemd_unit")
        self.declare("file", self.path, **settings)
        self._reload_manager()

    def action_delete(self) -> None:
        if self.system.exists(self.path):
            self.converge_by("deleting unit: %s" % self.unit, self._delete)

    def _delete(self) -> None:
        self.declare("file", self.path, action="delete")
        self._reload_manager()

    def _reload_manager(self) -> None:
        if self.new.triggers_reload:
            self._systemctl("daemon-reload", default_env=False)

    # -- the unit -------------------------------------------------------------------------------------------------------

    def _change(self, text: str, verb: str, done: str, **options: Any) -> None:
        command, settings = self._command(verb, self.unit), {**self._options(), **options}
        self.converge_by("%s unit: %s" % (text, self.unit), lambda: control(self, command, settings, self.unit))
        self.log.info("%s %s" % (self.new, done))

    def action_preset(self) -> None:
        self._change("restoring enable/disable preset configuration for", "preset", "preset")

    def action_revert(self) -> None:
        self._change("reverting to vendor version of", "revert", "reverted")

    def action_enable(self) -> None:
        if not self.enabled and not self.fixed:
            self._change("enabling", "enable", "enabled")

    def action_disable(self) -> None:
        if self.enabled and not self.fixed:
            self._change("disabling", "disable", "disabled")

    def action_reenable(self) -> None:
        self._change("reenabling", "reenable", "reenabled")

    def action_mask(self) -> None:
        if not self.masked:
            self._change("masking", "mask", "masked")

    def action_unmask(self) -> None:
        if self.masked:
            self._change("unmasking", "unmask", "unmasked")

    def action_start(self) -> None:
        if not self.active:
            self._change("starting", "start", "started", default_env=False)

    def action_stop(self) -> None:
        if self.active:
            self._change("stopping", "stop", "stopped", default_env=False)

    def action_restart(self) -> None:
        self._change("restarting", "restart", "restarted", default_env=False)

    def action_reload(self) -> None:
        if self.active:
            self._change("reloading", "reload", "reloaded", default_env=False)
        else:
            self.log.debug("%s is not active, skipping reload." % self.unit)

    def action_try_restart(self) -> None:
        self._change("try-restarting", "try-restart", "try-restarted", default_env=False)

    def action_reload_or_restart(self) -> None:
        self._change("reload-or-restarting", "reload-or-restart", "reload-or-restarted", default_env=False)

    def action_reload_or_try_restart(self) -> None:
        self._change("reload-or-try-restarting", "reload-or-try-restart", "reload-or-try-restarted", default_env=False)


def is_ini(text: str) -> bool:
    """Sections, options, comments and continued lines: nothing else."""
    continued = False
    for line in text.splitlines():
        stripped = line.strip()
        if continued or not stripped or stripped[0] in "#;":
            pass
        elif stripped[0] == "[":
            if not stripped.endswith("]"):
                return False
        elif "=" not in stripped:
            return False
        continued = stripped.endswith("\\")
    return True
