"""The habitat_sup resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

HABITAT_SUP = Declaration(
    "habitat_sup",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    class_name="HabitatSupSystemd",
    actions={"run": "Run."},
    default="run",
    properties=[
        Property("bldr_url", str),
        Property("permanent_peer", bool, default=False),
        Property("listen_ctl", str),
        Property("listen_gossip", str),
        Property("listen_http", str),
        Property("org", str, default="default"),
        Property("peer", (str, list)),
        Property("ring", str),
        Property("hab_channel", str),
        Property("auto_update", bool, default=False),
        Property("auth_token", str, sensitive=True),
        Property("gateway_auth_token", str, sensitive=True),
        Property("update_condition", str),
        Property("limit_no_files", str),
        Property("license", str, equal_to=("accept",)),
        Property("health_check_interval", (str, int)),
        Property("event_stream_application", str),
        Property("event_stream_environment", str),
        Property("event_stream_site", str),
        Property("event_stream_url", str),
        Property("event_stream_token", str),
        Property("event_stream_cert", str),
        Property("sup_version", str),
        Property("launcher_version", str),
        Property("service_version", str),
        Property("keep_latest", str),
        Property("toml_config", bool, default=False),
    ],
    provides=("habitat_sup_systemd", "habitat_sup_windows"),
    example="""
habitat_sup 'default' do
  listen_http '127.0.0.1:9631'
  license 'accept'
end
""",
)
