"""The chef_client_cron resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import integer
from pysolo.resources.common_cron import DATE_FIELDS, is_minute, is_weekday

CHEF_CLIENT_CRON = Declaration(
    "chef_client_cron",
    doc="Lets cron run this program periodically, under Chef's names.",
    actions={"add": "Add the job.", "remove": "Remove the job."},
    default="add",
    properties=[
        Property("job_name", str, default="chef-client", doc="The job's name."),
        Property("comment", str, doc="A comment in the job's file."),
        Property("user", str, default="root", doc="Whose crontab, or who runs it."),
        Property(
            "minute",
            (int, str),
            default="0,30",
            callbacks={"should be a valid minute spec": is_minute},
            doc="The minute (0-59).",
        ),
        *DATE_FIELDS,
        Property(
            "weekday",
            (int, str),
            default="*",
            callbacks={"should be a valid weekday spec": is_weekday},
            doc="The day of the week (0-7, or a name).",
        ),
        Property(
            "splay",
            (int, str),
            default=300,
            coerce=integer,
            callbacks={"should be a positive number": lambda value: value >= 0},
            doc="Seconds that the start may be put off, the same on each run of a node.",
        ),
        Property("mailto", str, doc="The MAILTO variable."),
        Property("accept_chef_license", bool, default=False, doc="Accept the licence."),
        Property("config_directory", str, default="/etc/chef", doc="Where client.rb is."),
        Property("log_directory", str, default="/var/log/chef", doc="Where the log goes."),
        Property("log_file_name", str, default="client.log", doc="The log's name."),
        Property("append_log_file", bool, default=True, doc="Append to the log, or begin it anew."),
        Property(
            "chef_binary_path",
            str,
            default="/opt/chef/bin/chef-client",
            doc="The program. Where the default is not there, a launcher of this program is put in its place.",
        ),
        Property("daemon_options", list, default=[], doc="Further options."),
        Property("environment", dict, default={}, doc="Further variables."),
        Property(
            "nice",
            (int, str),
            coerce=integer,
            callbacks={"should be an Integer between -20 and 19": lambda value: -20 <= value <= 19},
            doc="The process priority.",
        ),
    ],
    example="""
chef_client_cron 'twice an hour' do
  minute '0,30'
  log_directory '/var/log/chef'
end
""",
)
