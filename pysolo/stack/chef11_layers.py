"""What the attributes of the built-in layers (API ``Attributes``) are to the service's Chef 11 cookbooks."""

from __future__ import annotations

from typing import Any, Optional

from pysolo.stack.chef12 import domains
from pysolo.stack.model import Instance, StackDocument
from pysolo.stack.request import Request

# How many back-end connections a machine takes; the service derived it from the EC2 size, which own machines have not.
BACKENDS = 8
# What the haproxy cookbook calls servers and apps of a kind -> (layer type, app type).
_BALANCED = {
    "rails": ("rails-app", "rails"),
    "php": ("php-app", "php"),
    "nodejs": ("nodejs-app", "nodejs"),
    "java": ("java-app", "java"),
    "static": ("web", "static"),
}
_APP_LAYERS = ("rails-app", "php-app", "nodejs-app", "java-app")


def layer_attribute(document: StackDocument, key: str, default: Optional[str] = None) -> Optional[str]:
    """The first layer that sets it; the service's default otherwise."""
    for layer in document.layers:
        if layer.attributes.get(key) is not None:
            return str(layer.attributes[key])
    return default


def rails_stack(document: StackDocument) -> Optional[str]:
    """Null in a stack without a Rails layer."""
    has_one = any(layer.type == "rails-app" for layer in document.layers)
    return layer_attribute(document, "RailsStack", "apache_passenger" if has_one else None)


def layer_sections(document: StackDocument, request: Request) -> dict[str, Any]:
    """Top-level attributes: every instance gets those of the stack's layers, whichever it is in.

    What nobody set is left out where the cookbooks have a default of their own: null would win over it.
    """

    def get(key: str, default: str = "") -> str:
        return layer_attribute(document, key) or default

    types = {layer.type for layer in document.layers}
    sections: dict[str, Any] = {
        "opsworks_rubygems": {"version": get("RubygemsVersion", "2.2.2")},
        "opsworks_bundler": {
            "version": get("BundlerVersion", "1.5.3"),
            "manage_package": get("ManageBundler", "true") == "true" if "rails-app" in types else None,
        },
    }
    if "db-master" in types:
        sections["mysql"] = {
            **_given(server_root_password=get("MysqlRootPassword")),
            "clients": _clients(document, request),
        }
    if "memcached" in types:
        sections["memcached"] = {"memory": int(get("MemcachedMemory", "512"))}
    if "lb" in types:
        sections["haproxy"] = {
            **_balanced(document, request),
            **_given(
                enable_stats=get("EnableHaproxyStats", "false") == "true",
                stats_url=get("HaproxyStatsUrl", "/haproxy?stats"),
                stats_user=get("HaproxyStatsUser", "opsworks"),
                stats_password=get("HaproxyStatsPassword"),
                health_check_url=get("HaproxyHealthCheckUrl", "/"),
                health_check_method=get("HaproxyHealthCheckMethod", "OPTIONS"),
            ),
        }
    if "ecs-cluster" in types and document.ecs_clusters:
        sections["opsworks_ecs"] = {"ecs_cluster_name": document.ecs_clusters[0].ecs_cluster_name}
    if "monitoring-master" in types:
        web = _given(
            url=get("GangliaUrl", "/ganglia"), user=get("GangliaUser", "opsworks"), password=get("GangliaPassword")
        )
        sections["ganglia"] = {"web": web}
    if "nodejs-app" in types and get("NodejsVersion"):
        sections["opsworks_nodejs"] = {"version": get("NodejsVersion"), "full_version": get("NodejsVersion")}
    if "rails-app" in types:
        sections["passenger"] = _given(version=get("PassengerVersion"))
    if "java-app" in types:
        sections["opsworks_java"] = _given(
            jvm=get("Jvm", "openjdk"),
            jvm_version=get("JvmVersion", "7"),
            jvm_options=get("JvmOptions"),
            java_app_server=get("JavaAppServer", "tomcat"),
            java_app_server_version=get("JavaAppServerVersion", "7"),
        )
    return sections


def _given(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value != ""}


def _balanced(document: StackDocument, request: Request) -> dict[str, Any]:
    """Servers and apps by kind: the cookbook's template has no other source for them."""
    section: dict[str, Any] = {}
    for word, (layer_type, app_type) in _BALANCED.items():
        servers = online_of(document, request, layer_type)
        section[f"{word}_backends"] = [
            {"name": item.hostname, "ip": item.private_ip, "backends": BACKENDS} for item in servers if item.private_ip
        ]
        section[f"{word}_applications"] = {
            app.shortname: {"domains": domains(app), "mounted_at": None}
            for app in document.apps
            if app.type == app_type
        }
    return section


def online_of(document: StackDocument, request: Request, *layer_types: str) -> list[Instance]:
    """The online instances of layers of these types."""
    names = {layer.shortname for layer in document.layers if layer.type in layer_types}
    return [item for item in document.instances if names & set(item.layers) and request.online(item.hostname)]


def _clients(document: StackDocument, request: Request) -> list[str]:
    """The addresses that the database lets in: of the online app servers."""
    return [item.private_ip for item in online_of(document, request, *_APP_LAYERS) if item.private_ip]
