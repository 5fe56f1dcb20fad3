"""The inspec_input resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

INSPEC_INPUT = Declaration(
    "inspec_input",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"add": "Add."},
    default="add",
    properties=[
        Property("name", (dict, str)),
        Property("input", (dict, str), name_property=True),
        Property("source", (dict, str), name_property=True),
    ],
)
