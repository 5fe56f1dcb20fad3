"""The chef_client_config resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, Sym
from pysolo.resources.common_coerce import comma_joined, symbol, unchanged
from pysolo.resources.common_defaults import node_name

CHEF_CLIENT_CONFIG = Declaration(
    "chef_client_config",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"create": "Create.", "remove": "Remove."},
    default="create",
    properties=[
        Property("config_directory", str, default="/etc/chef"),
        Property("user", str),
        Property("group", str),
        Property("node_name", (str, None), default=node_name),
        Property("chef_server_url", str, required=True),
        Property("ssl_verify_mode", ("symbol", str), coerce=symbol, equal_to=("verify_none", "verify_peer")),
        Property("formatters", list, default=[]),
        Property("event_loggers", list, default=[]),
        Property("log_level", "symbol", equal_to=("auto", "trace", "debug", "info", "warn", "fatal")),
        Property(
            "log_location",
            (str, "symbol"),
            callbacks={"must be :syslog or :win_evt when it is a Symbol": lambda value: True},
        ),
        Property("http_proxy", str),
        Property("https_proxy", str),
        Property("ftp_proxy", str),
        Property("no_proxy", (str, list), default=[], coerce=comma_joined),
        Property("ohai_disabled_plugins", list, default=[], coerce=unchanged),
        Property("ohai_optional_plugins", list, default=[], coerce=unchanged),
        Property("policy_persist_run_list", bool, default=False),
        Property("minimal_ohai", bool, default=False),
        Property("start_handlers", list, default=[]),
        Property("report_handlers", list, default=[]),
        Property("rubygems_url", (str, list)),
        Property("exception_handlers", list, default=[]),
        Property("chef_license", str, equal_to=("accept", "accept-no-persist", "accept-silent")),
        Property("policy_name", str),
        Property("policy_group", str),
        Property("named_run_list", str),
        Property("pid_file", str),
        Property("file_cache_path", str),
        Property("file_backup_path", str),
        Property("file_staging_uses_destdir", str),
        Property("additional_config", str),
        Property("data_collector_server_url", str),
        Property("data_collector_token", str),
        Property(
            "directory_specs",
            dict,
            default={
                Sym("config"): {Sym("mode"): "0750", Sym("inherits"): Sym("auto")},
                Sym("client_d"): {Sym("mode"): "0750", Sym("inherits"): Sym("auto")},
                Sym("logs"): {Sym("mode"): "0755", Sym("inherits"): Sym("auto")},
                Sym("cache"): {Sym("mode"): "0750", Sym("inherits"): Sym("auto")},
                Sym("backups"): {Sym("mode"): "0750", Sym("inherits"): Sym("auto")},
            },
            coerce=unchanged,
            callbacks={},
        ),
        Property("client_rb_mode", str, default="0640"),
    ],
)
