"""The bff_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

BFF_PACKAGE = Declaration(
    "bff_package",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    extends="package",
    actions={},
    properties=[
        Property("package_name", str, identity=True, doc="One name, or a list that is handled in one go."),
        Property("version", str, doc="One version, or a list that goes with the names."),
    ],
)
