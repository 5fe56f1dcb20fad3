"""The chef_environment resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_repository import ACTIONS, ATTRIBUTES, OBJECT

CHEF_ENVIRONMENT = Declaration(
    "chef_environment",
    doc="Manages an environment of the chef-repo.",
    actions=ACTIONS,
    default="create",
    properties=[
        Property("environment_name", str, name_property=True, doc="The environment."),
        Property("description", str, doc="What it is for."),
        Property("cookbook_versions", dict, doc="Constraints on versions of cookbooks."),
        *ATTRIBUTES,
        *OBJECT,
    ],
    example="""
chef_environment 'production' do
  description 'What customers see'
  cookbook_versions('shop' => '~> 1.4')
end
""",
)
