"""The notify_group resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration

NOTIFY_GROUP = Declaration(
    "notify_group",
    doc="Runs its notifications whenever it is notified itself.",
    actions={"run": "Notify."},
    default="nothing",
)
