"""The inspec_waiver resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

INSPEC_WAIVER = Declaration(
    "inspec_waiver",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"add": "Add."},
    default="add",
    properties=[
        Property("control", str, name_property=True),
        Property("expiration", str),
        Property("run_test", bool),
        Property("justification", str),
        Property("source", (dict, str)),
    ],
)
