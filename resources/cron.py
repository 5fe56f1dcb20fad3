"""The cron resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_cron import CRON_FIELDS

CRON = Declaration(
    "cron",
    doc="Manages an entry of a user's crontab.",
    actions={"create": "Add or bring in line the entry.", "delete": "Remove the entry."},
    default="create",
    properties=[
        *CRON_FIELDS,
        Property(
            "time",
            "symbol",
            equal_to=("reboot", "yearly", "annually", "monthly", "weekly", "daily", "midnight", "hourly"),
            doc="A named time.",
        ),
    ],
    example="""
cron 'rotate the reports' do
  hour '4'
  minute '30'
  user 'www-data'
  command '/srv/shop/bin/rotate'
end
""",
)
