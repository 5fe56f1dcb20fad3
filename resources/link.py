"""The link resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, Sym
from pysolo.resources.common_alias import alias
from pysolo.resources.common_coerce import symbol
from pysolo.resources.common_ownership import ACCOUNT

LINK = Declaration(
    "link",
    doc="Manages a symbolic or hard link.",
    actions={"create": "Make the link, or point it to the right place.", "delete": "Remove the link."},
    default="create",
    properties=[
        Property("target_file", str, name_property=True, doc="Where the link is."),
        Property("to", str, doc="What the link points to."),
        Property(
            "link_type",
            (str, "symbol"),
            default=Sym("symbolic"),
            coerce=symbol,
            equal_to=("symbolic", "hard"),
            doc="`:symbolic` or `:hard`.",
        ),
        Property("group", (str, int), regex=ACCOUNT, doc="The group of a symbolic link."),
        Property("owner", (str, int), regex=ACCOUNT, doc="The owner of a symbolic link."),
        Property("mode", (str, int), desired_state=False, doc="Not used on Linux."),
    ],
    methods={"path": alias("target_file"), "user": alias("owner")},
    example="""
link '/srv/shop/current' do
  to '/srv/shop/releases/1.4'
end
""",
)
