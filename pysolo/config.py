"""solo.rb and the command line, merged into one frozen object that is passed on and never global.

The keys, their meaning and their defaults are those of Chef's configuration (``Chef::Config``) in local mode. What is not
listed here is kept in ``extra``: cookbooks read their own keys with ``Chef::Config[:key]``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

# Keys that hold one path or a list of paths, and the folder each has below a Chef repository.
REPOSITORY_PATHS = {
    "cookbook_artifact_path": "cookbook_artifacts",
    "cookbook_path": "cookbooks",
    "data_bag_path": "data_bags",
    "environment_path": "environments",
    "node_path": "nodes",
    "policy_group_path": "policy_groups",
    "policy_path": "policies",
    "role_path": "roles",
}
_PROXIES = ("http", "https", "ftp")


class ConfigurationError(Exception):
    """A setting that cannot be used; the message is for the user."""


class StopFlag:
    """Set by a signal: the run ends after the resource in hand."""

    def __init__(self) -> None:
        self.signal: int | None = None
        self.running = False  # between its start and its end, when handlers and reports are to be left in peace
        self.in_hand = 0  # resources that are acting, each within the one before

    def set(self, signal: int) -> None:
        self.signal = signal

    def is_set(self) -> bool:
        return self.signal is not None


@dataclass(frozen=True, repr=False, eq=False)
class RunOptions:
    """What one run is asked for on the command line, beside the configuration."""

    json_attributes: Mapping[str, Any] = field(default_factory=dict)
    # what attribute files find at the default level
    default_attributes: Mapping[str, Any] = field(default_factory=dict)
    override_runlist: tuple[str, ...] | None = None
    specific_recipes: tuple[str, ...] = ()
    report_json: str | None = None
    list_resources: str | None = None
    automatic_json: str | None = None
    why_run: bool = False
    formatter: str = "doc"
    color: bool = False
    slow_report: int | None = None  # how many of the slowest resources to list at the end
    stop: StopFlag = field(default_factory=StopFlag)


@dataclass(frozen=True, repr=False, eq=False)
class Config:
    """Chef's configuration of one run. Paths are absolute."""

    config_file: str | None = None
    config_dir: str = "/etc/chef"
    cache_path: str = "/var/chef"
    file_cache_path: str = "/var/chef/cache"
    file_backup_path: str | None = "/var/chef/backup"
    checksum_path: str = "/var/chef/checksums"
    lockfile: str = "/var/chef/cache/chef-client-running.pid"
    run_lock_timeout: int | None = None
    pid_file: str | None = None

    chef_repo_path: tuple[str, ...] = ()
    cookbook_artifact_path: tuple[str, ...] = ()
    cookbook_path: tuple[str, ...] = ()
    data_bag_path: tuple[str, ...] = ()
    environment_path: tuple[str, ...] = ()
    node_path: tuple[str, ...] = ()
    policy_group_path: tuple[str, ...] = ()
    policy_path: tuple[str, ...] = ()
    role_path: tuple[str, ...] = ()

    node_name: str | None = None
    environment: str | None = None
    json_attribs: str | None = None
    recipe_url: str | None = None
    delete_entire_chef_repo: bool = False
    policy_name: str | None = None
    policy_group: str | None = None
    named_run_list: str | None = None
    policy_persist_run_list: bool = False
    policy_document_native_api: bool = True
    deployment_group: str | None = None

    log_level: str = "auto"
    log_location: tuple[Any, ...] = ()
    formatters: tuple[str, ...] = ()
    force_formatter: bool = False
    force_logger: bool = False
    always_dump_stacktrace: bool = False
    color: bool = True
    why_run: bool = False
    verbose_logging: bool = True
    diff_disabled: bool = False
    diff_filesize_threshold: int = 10_000_000
    diff_output_threshold: int = 1_000_000
    stream_execute_output: bool = False
    count_log_resource_updates: bool = False
    treat_deprecation_warnings_as_errors: bool = False
    silence_deprecation_warnings: Any = ()

    interval: int | None = None
    splay: int | None = None
    once: bool = False
    daemonize: bool = False
    client_fork: bool | None = None
    user: str | None = None
    group: str | None = None
    umask: int = 0o022

    solo: bool = True
    local_mode: bool = True
    solo_legacy_mode: bool = False
    minimal_ohai: bool = False
    ez: bool = False
    enforce_default_paths: bool = False
    enforce_path_sanity: bool = False
    resource_unified_mode_default: bool = True
    enable_selinux_file_permission_fixup: bool = True
    file_atomic_update: bool = True
    file_staging_uses_destdir: Any = "auto"
    internal_locale: str = "C.UTF-8"
    zypper_check_gpg: bool = True
    rubygems_url: Any = None

    encrypted_data_bag_secret: str | None = None
    data_bag_decrypt_minimum_version: int = 0
    data_bag_encrypt_version: int = 3
    chef_server_url: str = "https://localhost:443"
    rest_timeout: int = 300
    http_retry_count: int = 5
    http_retry_delay: int = 5
    http_disable_auth_on_redirect: bool = True
    ssl_verify_mode: str = "verify_peer"
    ssl_ca_file: str | None = None
    ssl_ca_path: str | None = None
    ssl_client_cert: str | None = None
    ssl_client_key: str | None = None
    trusted_certs_dir: str = "/etc/chef/trusted_certs"
    http_proxy: str | None = None
    http_proxy_user: str | None = None
    http_proxy_pass: str | None = None
    https_proxy: str | None = None
    https_proxy_user: str | None = None
    https_proxy_pass: str | None = None
    ftp_proxy: str | None = None
    ftp_proxy_user: str | None = None
    ftp_proxy_pass: str | None = None
    no_proxy: str | None = None

    allowed_automatic_attributes: Any = None
    allowed_default_attributes: Any = None
    allowed_normal_attributes: Any = None
    allowed_override_attributes: Any = None
    blocked_automatic_attributes: Any = None
    blocked_default_attributes: Any = None
    blocked_normal_attributes: Any = None
    blocked_override_attributes: Any = None

    # Handlers are Ruby objects made in solo.rb.
    start_handlers: Any = ()
    report_handlers: Any = ()
    exception_handlers: Any = ()
    event_handlers: Any = ()

    extra: Mapping[str, Any] = field(default_factory=dict)
    # The session that solo.rb was run in (chef.config_file): the run goes on with it, for handlers made there live in it.
    evaluated_by: Any = None

    def as_dict(self) -> dict[str, Any]:
        """All keys that ``Chef::Config`` answers to."""
        own = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _NOT_KEYS}
        return {**own, **self.extra}


_NOT_KEYS = frozenset(("extra", "evaluated_by"))
_TYPES: dict[str, str] = {f.name: str(f.type) for f in fields(Config) if f.name not in _NOT_KEYS}


def build_config(
    given: Mapping[str, Any],
    *,
    config_file: str | None = None,
    working_dir: str | None = None,
    environ: Mapping[str, str] | None = None,
    evaluated_by: Any = None,
) -> Config:
    """Complete what was given (plain Python values by key) with the defaults that depend on it, and check it."""
    environ = os.environ if environ is None else environ
    working_dir = working_dir or os.getcwd()
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in given.items():
        if key in _TYPES:
            known[key] = _fitted(key, value, working_dir)
        else:
            extra[key] = value
    _add_places(known, config_file, working_dir, environ)
    if known.get("daemonize") and known.get("interval") is None:
        known["interval"] = 1800
    if "treat_deprecation_warnings_as_errors" not in known:
        known["treat_deprecation_warnings_as_errors"] = "CHEF_TREAT_DEPRECATION_WARNINGS_AS_ERRORS" in environ
    if "encrypted_data_bag_secret" not in known and os.path.exists("/etc/chef/encrypted_data_bag_secret"):
        known["encrypted_data_bag_secret"] = "/etc/chef/encrypted_data_bag_secret"
    return Config(
        **{key: value for key, value in known.items() if value is not None or "None" in _TYPES[key]},
        extra=extra,
        evaluated_by=evaluated_by,
    )


def proxy_environment(config: Config, environ: Mapping[str, str]) -> dict[str, str]:
    """The proxy variables that the configuration adds; what the environment says already wins."""
    added: dict[str, str] = {}
    for scheme in _PROXIES:
        proxy = getattr(config, f"{scheme}_proxy")
        if not proxy:
            continue
        address = proxy if "://" in proxy else f"{scheme}://{proxy}"
        user = getattr(config, f"{scheme}_proxy_user")
        if user:
            from urllib.parse import quote

            password = getattr(config, f"{scheme}_proxy_pass")
            head, _, rest = address.partition("://")
            login = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
            address = f"{head}://{login}@{rest.rpartition('@')[2]}"
        added[f"{scheme}_proxy"] = added[f"{scheme}_proxy".upper()] = address
    if config.no_proxy:
        added["no_proxy"] = added["NO_PROXY"] = config.no_proxy
    return {name: value for name, value in added.items() if not environ.get(name)}


def _add_places(known: dict[str, Any], config_file: str | None, working_dir: str, environ: Mapping[str, str]) -> None:
    """Folders: a key that is not given follows from one that is."""

    def default(key: str, value: str) -> str:
        chosen = known.setdefault(key, value)
        return value if chosen is None else str(chosen)

    home_dir = os.path.join(environ.get("HOME") or working_dir, ".chef")
    known["config_file"] = config_file
    config_dir = default("config_dir", os.path.dirname(config_file) if config_file else home_dir)
    cache = default("cache_path", _cache_path(config_dir, config_file, home_dir))
    file_cache = default("file_cache_path", os.path.join(cache, "cache"))
    default("file_backup_path", os.path.join(cache, "backup"))
    default("checksum_path", os.path.join(cache, "checksums"))
    default("trusted_certs_dir", os.path.join(config_dir, "trusted_certs"))
    default("lockfile", os.path.join(file_cache, "chef-client-running.pid"))
    if not known.get("chef_repo_path"):
        cookbooks = known.get("cookbook_path") or known.get("cookbook_artifact_path")
        known["chef_repo_path"] = (
            tuple(dict.fromkeys(os.path.dirname(path) for path in cookbooks))
            if cookbooks
            else (_find_repository(working_dir, config_dir if config_file else None),)
        )
    for key, folder in REPOSITORY_PATHS.items():
        if not known.get(key):
            known[key] = tuple(os.path.join(repository, folder) for repository in known["chef_repo_path"])


def _cache_path(config_dir: str, config_file: str | None, home_dir: str) -> str:
    """Beside the configuration file as in Chef's local mode; else /var/chef, or the home folder when that is closed to us."""
    if config_file:
        beside = os.path.join(config_dir, "local-mode-cache")
        if os.access(beside if os.path.isdir(beside) else config_dir, os.W_OK):
            return beside
    if os.access("/var/chef" if os.path.isdir("/var/chef") else "/var", os.W_OK):
        return "/var/chef"
    return os.path.join(home_dir, "local-mode-cache")


def _find_repository(working_dir: str, config_dir: str | None) -> str:
    """The nearest folder with cookbooks in it, at or above the current one or the configuration file's."""
    for start in (working_dir, config_dir):
        place = start
        while place:
            if any(os.path.isdir(os.path.join(place, name)) for name in ("cookbooks", "cookbook_artifacts")):
                return place
            above = os.path.dirname(place)
            place = above if above != place else None
    return working_dir


_PATH_KEYS = frozenset(
    (
        *("cache_path", "file_cache_path", "file_backup_path", "checksum_path", "lockfile", "pid_file", "config_dir"),
        *("ssl_ca_file", "ssl_ca_path", "ssl_client_cert", "ssl_client_key", "trusted_certs_dir"),
        *("chef_repo_path", "encrypted_data_bag_secret"),
        *REPOSITORY_PATHS,
    )
)


def _fitted(key: str, value: Any, working_dir: str) -> Any:
    """A given value in the type of its field, paths made absolute."""
    kind = _TYPES[key]
    if value is None or kind == "Any":
        return value

    def absolute(path: Any) -> str:
        text = os.path.expanduser(str(path))
        return os.path.normpath(os.path.join(working_dir, text))

    if kind.startswith("tuple"):
        items = value if isinstance(value, (list, tuple)) else (value,)
        if key in _PATH_KEYS:
            return tuple(absolute(item) for item in items)
        return tuple(items)
    if kind.startswith("bool"):
        return value if isinstance(value, bool) else bool(value)
    if kind.startswith("int"):
        try:
            return int(value)
        except (TypeError, ValueError):
            raise ConfigurationError(f"{key} must be a whole number, not {value!r}") from None
    if key in _PATH_KEYS:
        return absolute(value)
    return str(value)
