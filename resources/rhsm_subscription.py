"""The rhsm_subscription resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

RHSM_SUBSCRIPTION = Declaration(
    "rhsm_subscription",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"attach": "Attach.", "remove": "Remove."},
    default="attach",
    properties=[
        Property("pool_id", str, name_property=True),
    ],
    example="""
rhsm_subscription '8a85f9a1' do
  action :attach
end
""",
)
