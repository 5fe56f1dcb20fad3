"""``node['deploy'][APP]`` of the Chef 11 contract."""

from __future__ import annotations

from typing import Any

from pysolo.stack.chef11_layers import online_of
from pysolo.stack.chef12 import domains
from pysolo.stack.enums import CommandType
from pysolo.stack.model import App, StackDocument
from pysolo.stack.request import Request

Item = dict[str, Any]
_SYMLINKS = {
    "php": {"config/opsworks.php": "opsworks.php"},
    "rails": {"config/database.yml": "config/database.yml", "config/memcached.yml": "config/memcached.yml"},
}


def deploy_attributes(document: StackDocument, request: Request, app: App) -> Item:
    source, ssl = app.app_source, app.ssl_configuration
    variables = {variable.key: variable.value for variable in app.environment}
    return {
        "application": app.shortname,
        "application_type": app.type,
        "deploy_to": f"/srv/www/{app.shortname}",
        "deploying_user": request.iam_user_arn,
        "domains": domains(app),
        "document_root": app.attributes.get("DocumentRoot"),
        "mounted_at": None,
        "environment_variables": variables,
        "environment": dict(variables),
        "migrate": request.migrate and request.type is CommandType.DEPLOY,
        "rails_env": app.attributes.get("RailsEnv"),
        "auto_bundle_on_deploy": (app.attributes.get("AutoBundleOnDeploy") or "true") == "true",
        "restart_command": "echo 'restarting app'",
        "sleep_before_restart": 0,
        "ssl_support": app.enable_ssl,
        "ssl_certificate": ssl.certificate,
        "ssl_certificate_key": ssl.private_key,
        "ssl_certificate_ca": ssl.chain,
        "scm": {
            "scm_type": source.type or "other",
            "repository": source.url,
            "revision": source.revision,
            "ssh_key": source.ssh_key,
            "user": source.username,
            "password": source.password,
        },
        "symlink_before_migrate": dict(_SYMLINKS.get(app.type, {})),
        "symlinks": {},
        "database": _database(document, request, app),
        "memcached": {"host": _first_address(document, request, "memcached"), "port": 11211},
        "stack": {"needs_reload": False},
    }


def _database(document: StackDocument, request: Request, app: App) -> Item:
    """From the app's data source; the stack's MySQL layer serves apps that name none."""
    source = app.data_sources[0] if app.data_sources else None
    if source is not None and source.type == "RdsDbInstance":
        found = next(item for item in document.rds_db_instances if item.rds_db_instance_arn == source.arn)
        engine = (found.engine or "mysql").partition("(")[0].lower()
        return {
            "type": "postgresql" if engine.startswith("postgres") else "mysql",
            "adapter": "postgresql" if engine.startswith("postgres") else "mysql",
            "host": found.address,
            "port": found.port or (5432 if engine.startswith("postgres") else 3306),
            "database": source.database_name or app.shortname,
            "username": found.db_user,
            "password": found.db_password,
            "reconnect": True,
            "data_source_provider": "rds",
        }
    layer = next((layer for layer in document.layers if layer.type == "db-master"), None)
    if layer is None or (source is not None and source.type == "None"):
        return {}
    return {
        "type": "mysql",
        "adapter": "mysql",
        "host": _first_address(document, request, "db-master"),
        "port": 3306,
        "database": (source.database_name if source else None) or app.shortname,
        "username": "root",
        "password": layer.attributes.get("MysqlRootPassword"),
        "reconnect": True,
        "data_source_provider": "mysql",
    }


def _first_address(document: StackDocument, request: Request, layer_type: str) -> str | None:
    return next((peer.private_ip for peer in online_of(document, request, layer_type)), None)
