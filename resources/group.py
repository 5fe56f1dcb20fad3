"""The group resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_alias import alias
from pysolo.resources.common_coerce import comma_list

GROUP = Declaration(
    "group",
    doc="Manages a group.",
    actions={
        "create": "Make the group, or bring it in line.",
        "remove": "Remove the group.",
        "modify": "Bring an existing group in line; a missing one is an error.",
        "manage": "Bring the group in line if it exists.",
    },
    default="create",
    properties=[
        Property("group_name", str, name_property=True, doc="The group."),
        Property("gid", (str, int), doc="The group's number."),
        Property(
            "members",
            (str, list),
            default=[],
            coerce=comma_list,
            doc="Who is in it: all, or with `append` at least these.",
        ),
        Property(
            "excluded_members",
            (str, list),
            default=[],
            coerce=comma_list,
            doc="With `append`, who must not be in it.",
        ),
        Property("append", bool, default=False, doc="Add to the members and keep the others."),
        Property("system", bool, default=False, doc="Make a system group."),
        Property("non_unique", bool, default=False, doc="Accept a number that another group has."),
        Property("comment", str, doc="Not used on Linux.", introduced="14.9"),
    ],
    methods={"users": alias("members")},
    example="""
group 'deployers' do
  gid 3000
  members %w(ann ben)
  append true
end
""",
)
