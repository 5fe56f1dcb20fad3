"""What the providers that talk to systemd share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Sequence

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider


def is_running(session: Any) -> bool:
    """Is systemd this host's process 1?"""
    return bool(session.system.exists("/run/systemd/system"))


def control(provider: Provider, words: Sequence[str], options: Dict[str, Any], unit: str) -> None:
    """Run systemctl; the error of a unit that fails ends with the last lines of the unit's own journal."""
    result = provider.shell_out(*words, **options)
    if not result.failed:
        return
    scope = "--user-unit" if "--user" in words else "--unit"
    journal = provider.shell_out(
        "journalctl", scope, unit, "--lines=10", "--no-pager", "--output=cat", "--boot", **_account(options)
    )
    lines = journal.stdout.strip()
    if not lines:
        result.raise_on_error()
    told = "%s\nThe journal of %s ends with:\n%s" % (result.result.unexpected(result.valid_codes), unit, lines)
    result.fail(told)


def _account(options: Dict[str, Any]) -> Dict[str, Any]:
    return {name: value for name, value in options.items() if name in ("user", "environment")}


def user_environment(provider: Provider, name: str) -> Dict[str, Any]:
    """Options for a command that is to reach a user's own manager."""
    user = provider.system.user_by_name(name)
    if user is None:
        provider.fail("ArgumentError", "can't find user for %s" % name)
    return {
        "user": name,
        "environment": {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/%d/bus" % user.uid},
    }
