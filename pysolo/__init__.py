"""Runs Chef cookbooks without Chef and without Ruby."""

from __future__ import annotations

__version__ = "0.1.0"

# The chef-solo whose behaviour is followed: what Chef::VERSION says to cookbooks.
CHEF_VERSION = "18.11.21"
