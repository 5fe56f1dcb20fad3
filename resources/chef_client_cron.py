"""The chef_client_cron resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_cron import DATE_FIELDS, is_minute, is_weekday
from pysolo.resources.common_periodic import LOG, NICE, PROGRAM, SPLAY

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
        SPLAY,
        Property("mailto", str, doc="The MAILTO variable."),
        *PROGRAM,
        *LOG,
        NICE,
    ],
    example="""
chef_client_cron 'twice an hour' do
  minute '0,30'
  log_directory '/var/log/chef'
end
""",
)
