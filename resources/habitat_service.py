"""The habitat_service resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, Sym
from pysolo.resources.common_coerce import array, symbol

HABITAT_SERVICE = Declaration(
    "habitat_service",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={
        "load": "Load.",
        "unload": "Unload.",
        "start": "Start.",
        "stop": "Stop.",
        "restart": "Restart.",
        "reload": "Reload.",
    },
    default="load",
    properties=[
        Property("service_name", str, name_property=True),
        Property("loaded", bool, default=False, skip_docs=True),
        Property("running", bool, default=False, skip_docs=True),
        Property(
            "strategy",
            ("symbol", str),
            default=Sym("none"),
            coerce=symbol,
            equal_to=("none", "at-once", "rolling"),
        ),
        Property(
            "topology",
            ("symbol", str),
            default=Sym("standalone"),
            coerce=symbol,
            equal_to=("standalone", "leader"),
        ),
        Property("bldr_url", str, default="https://bldr.habitat.sh/"),
        Property("channel", ("symbol", str), default=Sym("stable"), coerce=symbol),
        Property("bind", (str, list), default=[], coerce=array),
        Property("binding_mode", ("symbol", str), default=Sym("strict"), coerce=symbol, equal_to=("strict", "relaxed")),
        Property("service_group", str, default="default"),
        Property("shutdown_timeout", int, default=8),
        Property("health_check_interval", int, default=30),
        Property("remote_sup", str, default="127.0.0.1:9632", desired_state=False),
        Property("remote_sup_http", str, default="127.0.0.1:9631", desired_state=False),
        Property("gateway_auth_token", str, sensitive=True, desired_state=False),
        Property(
            "update_condition",
            ("symbol", str),
            default=Sym("latest"),
            coerce=symbol,
            equal_to=("latest", "track-channel"),
        ),
    ],
    example="""
habitat_service 'core/nginx' do
  strategy 'rolling'
  topology 'standalone'
end
""",
)
