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


def repository_folder(provider: Provider, kind: str) -> str:
    """Where the chef-repo keeps objects of a kind (`nodes`, `clients`): as its path is configured, else beside the data bags."""
    paths = setting(provider, kind[:-1] + "_path")
    if paths:
        return str(paths[0] if isinstance(paths, list) else paths)
    return "%s/%s" % (repository_folder(provider, "data_bags").rstrip("/").rpartition("/")[0], kind)


def file_cache_path(provider: Provider, *below: str) -> str:
    """A path in the run's cache folder; the folders on it are made."""
    root = setting(provider, "file_cache_path") or "/var/chef/cache"
    path = "/".join([str(root), *below])
    provider.system.makedirs(path.rpartition("/")[0] or "/")
    return path
