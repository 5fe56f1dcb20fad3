"""The chef_role resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_repository import ACTIONS, ATTRIBUTES, OBJECT

CHEF_ROLE = Declaration(
    "chef_role",
    doc="Manages a role of the chef-repo.",
    actions=ACTIONS,
    default="create",
    properties=[
        Property("role_name", str, name_property=True, doc="The role."),
        Property("description", str, doc="What it is for."),
        Property("run_list", list, doc="Its run-list."),
        Property("env_run_lists", dict, doc="Run-lists of single environments."),
        *ATTRIBUTES,
        *OBJECT,
    ],
    example="""
chef_role 'web' do
  description 'Serves the shop'
  run_list ['recipe[shop::web]']
end
""",
)
