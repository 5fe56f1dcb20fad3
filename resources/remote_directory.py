"""The remote_directory resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_defaults import basename_of
from pysolo.resources.common_ownership import ACCOUNT

REMOTE_DIRECTORY = Declaration(
    "remote_directory",
    doc="Copies a folder tree from a cookbook's `files/`.",
    extends="directory",
    actions={
        "create": "Copy the tree.",
        "create_if_missing": "Copy only the files that are missing.",
        "delete": "Remove the folder.",
    },
    default="create",
    properties=[
        Property("recursive", bool, default=True, desired_state=False, doc="Make missing parents."),
        Property(
            "source",
            str,
            default=basename_of("path"),
            desired_state=False,
            doc="The folder's name below `files/`; the last part of the path by default.",
        ),
        Property(
            "files_backup",
            (int, False),
            default=5,
            desired_state=False,
            doc="How many old versions of each file to keep.",
        ),
        Property(
            "purge",
            bool,
            default=False,
            desired_state=False,
            doc="Remove what the cookbook's tree does not have.",
        ),
        Property(
            "overwrite",
            bool,
            default=True,
            desired_state=False,
            doc="Bring existing files in line; false leaves them alone.",
        ),
        Property("cookbook", str, desired_state=False, doc="The cookbook that has the folder."),
        Property("files_group", (str, int), regex=ACCOUNT, doc="The group of the files."),
        Property("files_mode", (str, int, None), default=0o644, regex=r"^\d{3,4}$", doc="The mode of the files."),
        Property("files_owner", (str, int), regex=ACCOUNT, doc="The owner of the files."),
    ],
    example="""
remote_directory '/srv/shop/public' do
  source 'public'
  owner 'www-data'
  files_mode '0644'
  purge true
end
""",
)
