"""A checkout of a repository: the properties that git and subversion share."""

from __future__ import annotations

from pysolo.chef.declaration import Property

CHECKOUT = (
    Property("destination", str, name_property=True, doc="Where the checkout goes."),
    Property("repository", str, doc="Where the source comes from."),
    Property("revision", str, default="HEAD", doc="A branch, tag or commit."),
    Property("user", (str, int), doc="The user to work as."),
    Property("group", (str, int), doc="The group to work as."),
    Property("timeout", int, desired_state=False, doc="Seconds for each command."),
    Property("environment", (dict, None), default=None, doc="Further variables."),
)
