"""The rhsm_register resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import array

RHSM_REGISTER = Declaration(
    "rhsm_register",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"register": "Register.", "unregister": "Unregister."},
    default="register",
    properties=[
        Property("activation_key", (str, list), coerce=array),
        Property("satellite_host", str),
        Property("organization", str),
        Property("environment", str),
        Property("username", str),
        Property("password", str, sensitive=True),
        Property("system_name", str),
        Property("auto_attach", bool, default=False),
        Property("install_katello_agent", bool, default=True),
        Property("force", bool, default=False, desired_state=False),
        Property("https_for_ca_consumer", bool, default=False, desired_state=False),
        Property("server_url", str),
        Property("base_url", str),
        Property("service_level", str),
        Property("release", (float, str)),
    ],
    example="""
rhsm_register 'this host' do
  organization 'example'
  activation_key 'web'
end
""",
)
