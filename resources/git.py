"""The git resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_alias import alias
from pysolo.resources.common_checkout import CHECKOUT

GIT = Declaration(
    "git",
    doc="Manages a checkout of a Git repository.",
    actions={
        "sync": "Clone, or bring an existing clone to the revision.",
        "checkout": "Clone unless something is there.",
        "export": "Check out and remove the repository's own data.",
        "diff": "Show how the checkout differs.",
        "log": "Show the log.",
    },
    default="sync",
    properties=[
        *CHECKOUT,
        Property("additional_remotes", dict, default={}, doc="Further remotes, name to address."),
        Property("depth", int, doc="How many commits of history to fetch."),
        Property("enable_submodules", bool, default=False, doc="Fetch the submodules too."),
        Property("enable_checkout", bool, default=True, doc="Check a working tree out."),
        Property("remote", str, default="origin", doc="The remote's name."),
        Property("ssh_wrapper", str, desired_state=False, doc="A program for GIT_SSH."),
        Property("checkout_branch", str, doc="A local branch to check out."),
    ],
    methods={
        "branch": alias("revision"),
        "reference": alias("revision"),
        "repo": alias("repository"),
        "env": alias("environment"),
    },
    example="""
git '/srv/shop' do
  repository 'https://git.example.com/shop.git'
  revision 'v1.4'
  user 'www-data'
end
""",
)
