"""The inspec_waiver_file_entry resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

INSPEC_WAIVER_FILE_ENTRY = Declaration(
    "inspec_waiver_file_entry",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"add": "Add.", "remove": "Remove."},
    default="add",
    properties=[
        Property("control", str, name_property=True),
        Property("file_path", str, default="/etc/chef/inspec_waivers.yml", required=True),
        Property("expiration", str),
        Property("run_test", bool),
        Property("justification", str),
        Property("backup", (bool, int), default=False),
    ],
)
