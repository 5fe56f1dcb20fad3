"""The directory resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_ownership import OWNER_ALIASES, OWNERSHIP

DIRECTORY = Declaration(
    "directory",
    doc="Manages a folder.",
    actions={"create": "Make the folder, or bring its owner and mode in line.", "delete": "Remove the folder."},
    default="create",
    properties=[
        Property("path", str, name_property=True, doc="The absolute path of the folder."),
        Property(
            "recursive",
            bool,
            default=False,
            doc="Make missing parents; when deleting, remove all that the folder holds.",
        ),
        *OWNERSHIP,
    ],
    methods=OWNER_ALIASES,
    example="""
directory '/srv/shop/releases' do
  owner 'www-data'
  mode '0750'
  recursive true
end
""",
)
