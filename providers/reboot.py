"""reboot: asks the run to reboot the host, at its end or at once."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides


class Reboot(Provider):
    serves = (provides("reboot"),)

    def action_request_reboot(self) -> None:
        self.converge_by("request a system reboot to occur if the run succeeds", self._request)

    def action_reboot_now(self) -> None:
        self.converge_by("rebooting the system immediately", self._reboot_now)

    def action_cancel(self) -> None:
        self.converge_by("cancel any existing end-of-run reboot request", self._cancel)

    def _request(self) -> None:
        self.log.warn("Reboot requested:'%s'" % self.new.name)
        self._ask()

    def _reboot_now(self) -> None:
        self.log.warn("Rebooting system immediately, requested by '%s'" % self.new.name)
        self._ask()
        self.rt.send(self.rt.top, "throw", self.rt.sym("end_client_run_early"))

    def _cancel(self) -> None:
        self.log.warn("Reboot canceled: '%s'" % self.new.name)
        self.run_context.cancel_reboot()

    def _ask(self) -> None:
        new = self.new
        self.run_context.request_reboot(
            {
                "delay_mins": new.delay_mins,
                "reason": new.reason,
                "timestamp": self.system.now(),
                "requested_by": new.name,
            }
        )
