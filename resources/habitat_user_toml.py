"""The habitat_user_toml resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import unchanged

HABITAT_USER_TOML = Declaration(
    "habitat_user_toml",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"create": "Create.", "delete": "Delete."},
    default="create",
    properties=[
        Property("config", dict, coerce=unchanged, required=True),
        Property("service_name", str, name_property=True, desired_state=False),
    ],
    example="""
habitat_user_toml 'nginx' do
  config('worker_processes' => 4)
end
""",
)
