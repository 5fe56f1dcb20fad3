"""Files and templates of cookbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

if TYPE_CHECKING:
    from pysolo.chef.cookbook.cookbook import Cookbook
    from pysolo.chef.provider import Provider

Source = Union[str, "list[str]"]


def cookbook_of(provider: Provider) -> Cookbook:
    """The cookbook that a resource takes its files from: the one it names, else its recipe's."""
    new = provider.new
    name = new.cookbook if "cookbook" in new.properties else None
    found: Cookbook = provider.session.cookbooks[str(name or new.cookbook_name)]
    return found


def has_file(provider: Provider, cookbook: str, segment: str, source: str) -> bool:
    """Does a cookbook have this file for this node?"""
    cookbooks = provider.session.cookbooks
    if cookbook not in cookbooks:
        return False

    def read(key: str) -> Any:
        return provider.node.read(key)

    return cookbooks[cookbook].find(segment, source, read) is not None


def source_path(provider: Provider, segment: str, source: Source) -> str:
    """Where a file or template of a resource lies; Chef::Exceptions::FileNotFound when nowhere."""
    return str(cookbook_of(provider).file(segment, source, provider.node))
