"""The rhsm_errata resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

RHSM_ERRATA = Declaration(
    "rhsm_errata",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"install": "Install."},
    default="install",
    properties=[
        Property("errata_id", str, name_property=True),
    ],
    example="""
rhsm_errata 'RHSA-2023:4708'
""",
)
