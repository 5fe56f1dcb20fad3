"""The chef_client_config resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pysolo.chef.declaration import Declaration, Property, Sym, as_plain, as_value
from pysolo.resources.common_coerce import comma_joined, symbol
from pysolo.resources.common_defaults import node_name
from pysolo.ruby.runtime.objects import RArray, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter

#: the folders that are managed, and their rights unless others are given
FOLDERS = {
    "config": {"mode": "0750", "inherits": "auto"},
    "client_d": {"mode": "0750", "inherits": "auto"},
    "logs": {"mode": "0755", "inherits": "auto"},
    "cache": {"mode": "0750", "inherits": "auto"},
    "backups": {"mode": "0750", "inherits": "auto"},
}


def symbolic(specs: Any) -> Any:
    """With Symbols for keys, and for `inherits: :auto`."""
    return {
        Sym(key): {Sym(name): Sym(value) if value == "auto" else value for name, value in spec.items()}
        if isinstance(spec, dict)
        else spec
        for key, spec in specs.items()
    }


def folder_specs(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """What is given changes the defaults, key by key."""
    given = as_plain(rt, value)
    if not isinstance(given, dict):
        return value
    merged: Any = dict(FOLDERS)
    for key, spec in given.items():
        merged[key] = {**FOLDERS.get(key, {}), **spec} if isinstance(spec, dict) else spec
    return as_value(rt, symbolic(merged))


def are_folders(specs: Any) -> bool:
    return set(specs) <= set(FOLDERS)


def are_rights(specs: Any) -> bool:
    known = {"owner", "group", "mode", "rights", "inherits"}
    return all(isinstance(spec, dict) and set(spec) <= known for spec in specs.values())


def plugin_names(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """Symbols with a capital letter, as Ohai's plugins are called."""
    if not isinstance(value, RArray):
        return value
    names = [rt.to_s(symbol(rt, resource, item)) for item in value.items]
    return rt.array([rt.sym(name.capitalize()) for name in names])


def log_location(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """A Symbol names one of two services."""
    if isinstance(value, RSymbol) and value.name not in ("syslog", "win_evt"):
        raise rt.error(
            "Chef::Exceptions::ValidationFailed",
            "Option log_location's value %s accepts Symbol values of ':win_evt' for Windows Event Log or ':syslog' for "
            "Syslog!" % value.name,
        )
    return value


CHEF_CLIENT_CONFIG = Declaration(
    "chef_client_config",
    doc="Writes client.rb, and makes the folders that it speaks of.",
    actions={"create": "Write it.", "remove": "Remove client.rb."},
    default="create",
    properties=[
        Property("config_directory", str, default="/etc/chef", doc="Where client.rb goes."),
        Property("user", str, doc="The owner of the files."),
        Property("group", str, doc="The group of the files."),
        Property("node_name", (str, None), default=node_name, doc="The node's name; nil leaves it out."),
        Property("chef_server_url", str, required=True, doc="The URL of the server."),
        Property(
            "ssl_verify_mode",
            ("symbol", str),
            coerce=symbol,
            equal_to=("verify_none", "verify_peer"),
            doc="How certificates are checked.",
        ),
        Property("formatters", list, default=[], doc="Formatters to load."),
        Property("event_loggers", list, default=[], doc="Event loggers to load."),
        Property(
            "log_level",
            "symbol",
            equal_to=("auto", "trace", "debug", "info", "warn", "fatal"),
            doc="How much is logged.",
        ),
        Property(
            "log_location",
            (str, "symbol"),
            coerce=log_location,
            doc="A file, 'STDOUT', 'STDERR' or :syslog.",
        ),
        Property("http_proxy", str, doc="The proxy for HTTP."),
        Property("https_proxy", str, doc="The proxy for HTTPS."),
        Property("ftp_proxy", str, doc="The proxy for FTP."),
        Property("no_proxy", (str, list), default=[], coerce=comma_joined, doc="What is reached without a proxy."),
        Property("ohai_disabled_plugins", list, default=[], coerce=plugin_names, doc="Ohai plugins that are not run."),
        Property(
            "ohai_optional_plugins",
            list,
            default=[],
            coerce=plugin_names,
            doc="Ohai plugins that are run beside the usual ones.",
        ),
        Property("policy_persist_run_list", bool, default=False, doc="Keep the run-list of the server."),
        Property("minimal_ohai", bool, default=False, doc="Collect the attributes alone that resources need."),
        Property(
            "start_handlers", list, default=[], doc="Handlers of the start: [{'class' => ..., 'arguments' => [...]}]."
        ),
        Property("report_handlers", list, default=[], doc="Handlers of a success."),
        Property("rubygems_url", (str, list), doc="Where gems come from."),
        Property("exception_handlers", list, default=[], doc="Handlers of a failure."),
        Property(
            "chef_license", str, equal_to=("accept", "accept-no-persist", "accept-silent"), doc="Accept the licence."
        ),
        Property("policy_name", str, doc="The policy."),
        Property("policy_group", str, doc="The policy's group."),
        Property("named_run_list", str, doc="The named run-list of the policy."),
        Property("pid_file", str, doc="Where a daemon writes its process id."),
        Property("file_cache_path", str, doc="The cache folder."),
        Property("file_backup_path", str, doc="The folder of backups."),
        Property("file_staging_uses_destdir", str, doc="Where new content is staged."),
        Property("additional_config", str, doc="Ruby text for the end of the file."),
        Property("data_collector_server_url", str, doc="The data collector."),
        Property("data_collector_token", str, doc="Its token."),
        Property(
            "directory_specs",
            dict,
            default=symbolic(FOLDERS),
            coerce=folder_specs,
            callbacks={
                "keys must be one of :config, :client_d, :logs, :cache, :backups": are_folders,
                "values must be a hash with keys only from :owner, :group, :mode, :rights, :inherits": are_rights,
            },
            doc="Owner, group and mode of the folders :config, :client_d, :logs, :cache, :backups.",
        ),
        Property("client_rb_mode", str, default="0640", doc="The mode of client.rb."),
    ],
    example="""
chef_client_config 'client.rb' do
  chef_server_url 'https://chef.example.com/organizations/shop'
  log_location '/var/log/chef.log'
end
""",
)
