"""The ohai resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

OHAI = Declaration(
    "ohai",
    doc="Collects automatic attributes again.",
    actions={"reload": "Collect them."},
    default="reload",
    properties=[
        Property("plugin", str, doc="Only this plugin's attributes."),
    ],
    example="""
ohai 'read the users again' do
  plugin 'etc'
  action :reload
end
""",
)
