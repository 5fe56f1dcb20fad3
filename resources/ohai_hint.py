"""The ohai_hint resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

OHAI_HINT = Declaration(
    "ohai_hint",
    doc="Manages a hint file for the automatic attributes.",
    actions={"create": "Write it.", "delete": "Remove it."},
    default="create",
    properties=[
        Property("hint_name", str, name_property=True, doc="The name of the hint."),
        Property("content", dict, doc="What the hint holds."),
        Property(
            "compile_time",
            bool,
            default=True,
            desired_state=False,
            doc="Act while recipes are still being read.",
        ),
    ],
    example="""
ohai_hint 'ec2' do
  content('region' => 'eu-central-1')
end
""",
)
