"""What the providers that talk to systemd share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider


def is_running(session: Any) -> bool:
    """Is systemd this host's process 1?"""
    return bool(session.system.exists("/run/systemd/system"))


def user_environment(provider: Provider, name: str) -> Dict[str, Any]:
    """Options for a command that is to reach a user's own manager."""
    user = provider.system.user_by_name(name)
    if user is None:
        provider.fail("ArgumentError", "can't find user for %s" % name)
    return {
        "user": name,
        "environment": {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/%d/bus" % user.uid},
    }
