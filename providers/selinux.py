"""SELinux: what was written gets the label that the policy has for its path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.providers.settings import setting

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider


def restore_label(provider: Provider, path: str, recursive: bool = False) -> None:
    """After a change, on a host that uses SELinux, unless the configuration says no."""
    system = provider.system
    if not provider.converged or not system.exists("/sys/fs/selinux/enforce"):
        return
    if not setting(provider, "enable_selinux_file_permission_fixup"):
        return
    restorecon = system.which("restorecon")
    if restorecon is None:
        return
    command = [restorecon, "-R", path] if recursive else [restorecon, path]
    provider.converge_by("restore selinux security context", lambda: provider.shell_out_(*command))
