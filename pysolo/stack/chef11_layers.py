"""What the attributes of the built-in layers (API ``Attributes``) are to the service's Chef 11 cookbooks."""

from __future__ import annotations

from typing import Any, Optional

from pysolo.stack.model import StackDocument
from pysolo.stack.request import Request

_APP_LAYERS = ("rails-app", "php-app", "nodejs-app", "java-app")


def layer_attribute(document: StackDocument, key: str, default: Optional[str] = None) -> Optional[str]:
    """The first layer that sets it; the service's default otherwise."""
    for layer in document.layers:
        if layer.attributes.get(key) is not None:
            return str(layer.attributes[key])
    return default


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
            "manage_package": get("ManageBundler", "true") == "true",
        },
    }
    if "db-master" in types:
        sections["mysql"] = {"server_root_password": get("MysqlRootPassword"), "clients": _clients(document, request)}
    if "memcached" in types:
        sections["memcached"] = {"memory": int(get("MemcachedMemory", "512"))}
    if "lb" in types:
        sections["haproxy"] = _given(
            enable_stats=get("EnableHaproxyStats", "false") == "true",
            stats_url=get("HaproxyStatsUrl", "/haproxy?stats"),
            stats_user=get("HaproxyStatsUser", "opsworks"),
            stats_password=get("HaproxyStatsPassword"),
            health_check_url=get("HaproxyHealthCheckUrl", "/"),
            health_check_method=get("HaproxyHealthCheckMethod", "OPTIONS"),
        )
    if "monitoring-master" in types:
        web = _given(
            url=get("GangliaUrl", "/ganglia"), user=get("GangliaUser", "opsworks"), password=get("GangliaPassword")
        )
        sections["ganglia"] = {"web": web}
    if "nodejs-app" in types and get("NodejsVersion"):
        sections["opsworks_nodejs"] = {"version": get("NodejsVersion"), "full_version": get("NodejsVersion")}
    if "rails-app" in types:
        sections["passenger"] = _given(version=get("PassengerVersion"))
        sections["ruby"] = {"version": get("RubyVersion", "2.1")}
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


def _clients(document: StackDocument, request: Request) -> list[str]:
    """The addresses that the database lets in: of the online app servers."""
    names = {layer.shortname for layer in document.layers if layer.type in _APP_LAYERS}
    return [
        item.private_ip
        for item in document.instances
        if item.private_ip and names & set(item.layers) and request.online(item.hostname)
    ]
