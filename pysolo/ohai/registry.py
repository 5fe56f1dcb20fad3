"""Finding a plugin without importing the others."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pysolo.ohai.plugin import Plugin


def load(name: str) -> Plugin:
    """The plugin of a module."""
    return cast("Plugin", import_module(f"pysolo.ohai.plugins.{name}").collect)


def spoken(name: str) -> str:
    """A plugin's name however it is written: `:SSHHostKey`, `ssh_host_key`."""
    return name.lstrip(":").replace("_", "").lower()
