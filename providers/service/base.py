"""Services: what every way of running them shares."""

from __future__ import annotations

from typing import Any, Dict, Optional

from pysolo.chef.provider import Provider


class ServiceProvider(Provider):
    """A way of running services finds out the state and changes it; a command of the resource goes before its own way."""

    class_name: Optional[str] = "Service"
    running: Optional[bool] = None
    enabled: Optional[bool] = None
    masked: Optional[bool] = None

    @property
    def service(self) -> str:
        return str(self.new.service_name)

    @property
    def supports(self) -> Dict[str, Any]:
        found = self.new.supports or {}
        return {name: bool(found.get(name)) for name in ("status", "reload", "restart")}

    # -- what a way of running services says ----------------------------------------------------------------------------

    def can_be_enabled(self, action: str) -> bool:
        return True

    def enable_service(self) -> None:
        self._unsupported("enable")

    def disable_service(self) -> None:
        self._unsupported("disable")

    def mask_service(self) -> None:
        self._unsupported("mask")

    def unmask_service(self) -> None:
        self._unsupported("unmask")

    def start_service(self) -> None:
        self._unsupported("start")

    def stop_service(self) -> None:
        self._unsupported("stop")

    def restart_service(self) -> None:
        self._unsupported("restart")

    def reload_service(self) -> None:
        self._unsupported("reload")

    def _unsupported(self, action: str) -> None:
        self.fail("Chef::Exceptions::UnsupportedAction", "%s does not support :%s" % (self, action))

    def refuse_user_services(self) -> None:
        self.requires(
            self.new.user is None,
            ("Chef::Exceptions::UnsupportedAction", "%s does not support user services" % self),
        )

    def run_own_command(self, action: str) -> bool:
        """Run the resource's own command for an action; false when it has none."""
        command = getattr(self.new, action + "_command")
        if not command:
            return False
        self.shell_out_(command, default_env=False)
        return True

    # -- actions --------------------------------------------------------------------------------------------------------

    def action_enable(self) -> None:
        if not self.can_be_enabled("enable"):
            return
        if self.enabled:
            self.log.debug("%s already enabled - nothing to do" % self.new)
        else:
            self._change("enable service %s" % self.new, self.enable_service, "enabled")
        self._settle(enabled=True)

    def action_disable(self) -> None:
        if not self.can_be_enabled("disable"):
            return
        if self.enabled:
            self._change("disable service %s" % self.new, self.disable_service, "disabled")
        else:
            self.log.debug("%s already disabled - nothing to do" % self.new)
        self._settle(enabled=False)

    def action_mask(self) -> None:
        if self.masked:
            self.log.debug("%s already masked - nothing to do" % self.new)
        else:
            self._change("mask service %s" % self.new, self.mask_service, "masked")
        self._settle(masked=True)

    def action_unmask(self) -> None:
        if self.masked:
            self._change("unmask service %s" % self.new, self.unmask_service, "unmasked")
        else:
            self.log.debug("%s already unmasked - nothing to do" % self.new)
        self._settle(masked=False)

    def action_start(self) -> None:
        if self.running:
            self.log.debug("%s already running - nothing to do" % self.new)
        else:
            self._change("start service %s" % self.new, self.start_service, "started")
        self._settle(running=True)

    def action_stop(self) -> None:
        if self.running:
            self._change("stop service %s" % self.new, self.stop_service, "stopped")
        else:
            self.log.debug("%s already stopped - nothing to do" % self.new)
        self._settle(running=False)

    def action_restart(self) -> None:
        self._change("restart service %s" % self.new, self.restart_service, "restarted")
        self._settle(running=True)

    def action_reload(self) -> None:
        if self.running:
            self._change("reload service %s" % self.new, self.reload_service, "reloaded")
        self._settle()

    def _change(self, text: str, change: Any, done: str) -> None:
        self.converge_by(text, change)
        self.log.info("%s %s" % (self.new, done))

    def _settle(self, **known: bool) -> None:
        """The resource tells the state from now on (handlers and later actions read it)."""
        new = self.new
        for name in ("enabled", "running", "masked"):
            if name in known:
                new.set(name, known[name])
            elif new.get(name) is None:
                value = getattr(self, name)
                if value is not None:
                    new.set(name, value)
