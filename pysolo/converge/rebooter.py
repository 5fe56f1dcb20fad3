"""A reboot that a resource asked for: done when the run is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping

if TYPE_CHECKING:
    from pysolo.chef.session import Session

# Chef's RFC 062: what a caller learns from the exit status
REBOOT_NOW, REBOOT_NEEDED, REBOOT_FAILED = 35, 37, 41


def reboot(session: Session, asked: Mapping[str, Any]) -> int:
    """Start the reboot; the exit status says what became of it."""
    minutes = int(asked.get("delay_mins") or 0)
    reason = str(asked.get("reason") or "Reboot by pysolo")
    command = ["shutdown", "-r", "+%d" % minutes if minutes else "now", reason]
    session.log.warn("Rebooting %s: %s" % ("in %d minutes" % minutes if minutes else "now", reason))
    try:
        result = session.system.run(command)
    except OSError as trouble:
        session.log.fatal("the reboot failed: %s" % trouble)
        return REBOOT_FAILED
    if not result.ok:
        session.log.fatal("the reboot failed: %s" % result.err.strip())
        return REBOOT_FAILED
    return REBOOT_NOW if asked.get("requested_by_immediate") else REBOOT_NEEDED
