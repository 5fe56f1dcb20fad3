"""What providers ask of the run's configuration, as Ruby code may have changed it (``Chef::Config``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pysolo.chef.config_class import value_of
from pysolo.chef.property import as_plain

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider


def setting(provider: Provider, key: str) -> Any:
    """The plain value of ``Chef::Config[:key]``; None where it is not set."""
    return as_plain(provider.rt, value_of(provider.rt, key))


def file_cache_path(provider: Provider, *below: str) -> str:
    """A path in the run's cache folder; the folders on it are made."""
    root = setting(provider, "file_cache_path") or "/var/chef/cache"
    path = "/".join([str(root), *below])
    provider.system.makedirs(path.rpartition("/")[0] or "/")
    return path
