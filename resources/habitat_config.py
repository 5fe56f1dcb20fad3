"""The habitat_config resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import unchanged

HABITAT_CONFIG = Declaration(
    "habitat_config",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"apply": "Apply."},
    default="apply",
    properties=[
        Property("config", dict, coerce=unchanged, required=True),
        Property("service_group", str, name_property=True, desired_state=False),
        Property("remote_sup", str, default="127.0.0.1:9632", desired_state=False),
        Property("remote_sup_http", str, default="127.0.0.1:9631", desired_state=False),
        Property("gateway_auth_token", str, sensitive=True, desired_state=False),
        Property("user", str, desired_state=False),
    ],
    example="""
habitat_config 'nginx.default' do
  config('worker_processes' => 4)
end
""",
)
