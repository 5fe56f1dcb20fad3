"""The cookbook_file resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_defaults import basename_of_name

COOKBOOK_FILE = Declaration(
    "cookbook_file",
    doc="Copies a file from a cookbook's `files/` folder.",
    extends="file",
    actions={"create": "Make the file, or bring its content, owner and mode in line."},
    default="create",
    properties=[
        Property(
            "source",
            (str, list),
            default=basename_of_name,
            doc="The file's name below `files/`, or a list of exact names to try.",
        ),
        Property(
            "cookbook",
            str,
            desired_state=False,
            doc="The cookbook that has the file; the recipe's own by default.",
        ),
    ],
    example="""
cookbook_file '/etc/motd' do
  source 'motd'
  mode '0644'
end
""",
)
