"""The file resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import downcase
from pysolo.resources.common_defaults import config
from pysolo.resources.common_ownership import OWNER_ALIASES, OWNERSHIP
from pysolo.resources.common_verify import verify

FILE = Declaration(
    "file",
    doc="Manages a file: that it exists, what it holds, who may use it.",
    actions={
        "create": "Make the file, or bring its content, owner and mode in line.",
        "delete": "Remove the file.",
        "touch": "Create as needed, then set both times to now.",
        "create_if_missing": "Make the file only where nothing is yet.",
    },
    default="create",
    properties=[
        Property("path", str, name_property=True, doc="The absolute path of the file."),
        Property(
            "atomic_update",
            bool,
            default=config("file_atomic_update"),
            desired_state=False,
            doc="Replace the file by a rename; false rewrites it in place and so keeps its inode.",
        ),
        Property(
            "backup",
            (int, False),
            default=5,
            desired_state=False,
            doc="How many old versions to keep; false keeps none.",
        ),
        Property(
            "checksum",
            (str, None),
            coerce=downcase,
            regex=r"^[0-9a-fA-F]{64}$",
            doc="The SHA-256 that the new content must have.",
        ),
        Property(
            "content",
            (str, None),
            desired_state=False,
            doc="What the file holds; without it the content is left alone, an empty string empties the file.",
        ),
        Property(
            "diff",
            (str, None),
            desired_state=False,
            skip_docs=True,
            doc="The difference that the last update made.",
        ),
        Property(
            "force_unlink",
            bool,
            default=False,
            desired_state=False,
            doc="Remove whatever stands at the path when it is not a plain file.",
        ),
        Property(
            "manage_symlink_source",
            bool,
            desired_state=False,
            doc="Write through a symlink to the file that it leads to; unset does so with a warning.",
        ),
        *OWNERSHIP,
        Property("verifications", list, default=[], desired_state=False, skip_docs=True),
    ],
    methods={"verify": verify, **OWNER_ALIASES},
    example=r"""
file '/etc/shop.conf' do
  content "port = 8080\n"
  owner 'root'
  mode '0640'
  verify 'grep -q port %{path}'
end
""",
)
