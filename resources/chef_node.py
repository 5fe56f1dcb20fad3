"""The chef_node resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_repository import ACTIONS, OBJECT

CHEF_NODE = Declaration(
    "chef_node",
    doc="Manages a saved node of the chef-repo.",
    actions=ACTIONS,
    default="create",
    properties=[
        Property("node_properties_name", str, name_property=True, doc="The node."),
        Property("chef_environment", str, doc="Its environment."),
        Property("run_list", list, doc="Its run-list."),
        Property("attributes", dict, doc="Its normal attributes."),
        *OBJECT,
    ],
    example="""
chef_node 'web1' do
  chef_environment 'production'
  run_list ['role[web]']
end
""",
)
