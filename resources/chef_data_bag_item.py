"""The chef_data_bag_item resource."""

from __future__ import annotations

from typing import Any

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_repository import ACTIONS, OBJECT


def _bag(resource: Any) -> Any:
    return resource.name.partition("/")[0] if "/" in resource.name else None


CHEF_DATA_BAG_ITEM = Declaration(
    "chef_data_bag_item",
    doc="Manages an item of a data bag of the chef-repo.",
    actions=ACTIONS,
    default="create",
    properties=[
        Property("id", str, default=lambda resource: resource.name.rpartition("/")[2], doc="The item."),
        Property("data_bag", (str, None), default=_bag, doc="The data bag; a name like bag/item says it too."),
        Property("raw_data", dict, doc="What the item holds."),
        *OBJECT,
    ],
    example="""
chef_data_bag_item 'secrets/database' do
  raw_data('user' => 'shop', 'port' => 5432)
end
""",
)
