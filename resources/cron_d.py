"""The cron_d resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_cron import CRON_FIELDS

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource


def refuse_cookbook(resource: Resource) -> None:
    if resource.python("cookbook"):
        raise resource.cls.rt.error("ArgumentError", "cron_d takes no `cookbook`: it writes its file by itself")


CRON_D = Declaration(
    "cron_d",
    doc="Manages a file in /etc/cron.d.",
    actions={
        "create": "Write the file.",
        "create_if_missing": "Write the file only where it is missing.",
        "delete": "Remove the file.",
    },
    default="create",
    properties=[
        *CRON_FIELDS,
        Property("cron_name", str, name_property=True, doc="The name of the file."),
        Property("cookbook", str, desired_state=False, skip_docs=True, doc="Not supported any more."),
        Property(
            "predefined_value",
            str,
            equal_to=("@reboot", "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"),
            doc="A named time (`@daily`) in place of the fields.",
        ),
        Property("comment", str, doc="A comment for the file."),
        Property("mode", (str, int), default="0600", doc="The mode of the file."),
        Property("random_delay", int, doc="Minutes for RANDOM_DELAY."),
    ],
    after_created=refuse_cookbook,
    example="""
cron_d 'shop-cleanup' do
  predefined_value '@daily'
  user 'www-data'
  command '/srv/shop/bin/cleanup'
  mailto 'ops@example.com'
end
""",
)
