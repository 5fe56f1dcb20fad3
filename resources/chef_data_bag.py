"""The chef_data_bag resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_repository import ACTIONS, OBJECT

CHEF_DATA_BAG = Declaration(
    "chef_data_bag",
    doc="Manages a data bag of the chef-repo.",
    actions=ACTIONS,
    default="create",
    properties=[Property("data_bag_name", str, name_property=True, doc="The data bag."), *OBJECT],
    example="""
chef_data_bag 'secrets'
""",
)
