"""What the resources that run this program periodically have in common."""

from __future__ import annotations

from pysolo.chef.declaration import Property
from pysolo.resources.common_coerce import integer, within


def seconds(name: str, default: int, doc: str) -> Property:
    """A number that is not negative."""
    return Property(
        name,
        (int, str),
        default=default,
        coerce=integer,
        callbacks={"should be a positive number": lambda value: value >= 0},
        doc=doc,
    )


SPLAY = seconds("splay", 300, "Seconds that the start may be put off, the same on each run of a node.")
NICE = Property(
    "nice",
    (int, str),
    coerce=integer,
    callbacks={"should be an Integer between -20 and 19": within(-20, 19)},
    doc="The process priority.",
)
#: the program and what it is told
PROGRAM = (
    Property("accept_chef_license", bool, default=False, doc="Accept the licence."),
    Property("config_directory", str, default="/etc/chef", doc="Where client.rb is."),
    Property(
        "chef_binary_path",
        str,
        default="/opt/chef/bin/chef-client",
        doc="The program. Where the default is not there, a launcher of this program is put in its place.",
    ),
    Property("daemon_options", list, default=[], doc="Further options."),
    Property("environment", dict, default={}, doc="Further variables."),
)
#: its log
LOG = (
    Property("log_directory", str, default="/var/log/chef", doc="Where the log goes."),
    Property("log_file_name", str, default="client.log", doc="The log's name."),
    Property("append_log_file", bool, default=True, doc="Append to the log, or begin it anew."),
)
