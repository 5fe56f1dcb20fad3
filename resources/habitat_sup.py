"""The habitat_sup resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration

HABITAT_SUP = Declaration(
    "habitat_sup",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    class_name="HabitatSupWindows",
    actions={"run": "Run."},
    provides=("habitat_sup_windows",),
)
