"""The rhsm_errata_level resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import downcase

RHSM_ERRATA_LEVEL = Declaration(
    "rhsm_errata_level",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"install": "Install."},
    default="install",
    properties=[
        Property(
            "errata_level",
            str,
            name_property=True,
            coerce=downcase,
            equal_to=("critical", "moderate", "important", "low"),
        ),
    ],
    example="""
rhsm_errata_level 'critical'
""",
)
