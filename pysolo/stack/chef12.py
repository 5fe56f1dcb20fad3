"""The Chef 12 contract: attributes, the nine aws_opsworks_* data bags, and a node object for every online instance."""

from __future__ import annotations

import re
from typing import Any

from pysolo.stack.chef12_node import node_document
from pysolo.stack.custom_json import merge, merged_custom_json
from pysolo.stack.enums import CommandType
from pysolo.stack.model import App, Instance, Layer, Source, StackDocument
from pysolo.stack.request import Request, marked_apps, target
from pysolo.stack.run_list import run_list
from pysolo.stack.times import iso

Item = dict[str, Any]
Items = dict[str, Item]


def contract(document: StackDocument, request: Request) -> dict[str, Any]:
    """``attributes``, ``data_bags`` and ``nodes`` of a command's run."""
    instance = target(document, request)
    custom = merged_custom_json(document, instance, request.custom_json)
    # The key is the service's own: all that is taken from it is the user's data bags.
    reserved = custom.pop("opsworks", None)
    recipes = run_list(document, instance, request.type, request.recipes)
    bags = _bags(document, request, instance)
    if isinstance(reserved, dict) and isinstance(reserved.get("data_bags"), dict):
        bags = merge(_customer_bags(reserved["data_bags"]), bags)
    return {
        "attributes": {**custom, "run_list": [f"recipe[{name}]" for name in recipes]},
        "data_bags": bags,
        "nodes": {
            peer.hostname: node_document(document, peer) for peer in document.instances if request.online(peer.hostname)
        },
    }


def item_id(name: str) -> str:
    """A data bag item's name made of any text."""
    return re.sub(r"[^0-9A-z.-]", "_", name)


def _customer_bags(bags: Any) -> dict[str, Items]:
    return {
        bag: {name: {"id": name, **item} for name, item in items.items() if isinstance(item, dict)}
        for bag, items in bags.items()
        if isinstance(items, dict)
    }


def _bags(document: StackDocument, request: Request, instance: Instance) -> dict[str, Items]:
    layers = {layer.shortname: layer for layer in document.layers}
    marked = {app.shortname for app in marked_apps(document, request)}

    def bag(*items: tuple[str, Item]) -> Items:
        return {item_id(name): {"id": item_id(name), **item} for name, item in items}

    return {
        "aws_opsworks_app": bag(*((app.shortname, _app(app, app.shortname in marked)) for app in document.apps)),
        "aws_opsworks_command": bag((request.command_id, _command(document, request, instance))),
        "aws_opsworks_ecs_cluster": bag(
            *(
                (
                    item.ecs_cluster_arn,
                    {"ecs_cluster_arn": item.ecs_cluster_arn, "ecs_cluster_name": item.ecs_cluster_name},
                )
                for item in document.ecs_clusters
            )
        ),
        "aws_opsworks_elastic_load_balancer": bag(
            *(
                (
                    item.elastic_load_balancer_name,
                    {
                        "elastic_load_balancer_name": item.elastic_load_balancer_name,
                        "dns_name": item.dns_name,
                        "layer_id": layers[item.layer].layer_id,
                    },
                )
                for item in document.elastic_load_balancers
            )
        ),
        "aws_opsworks_instance": bag(
            *((peer.hostname, _instance(document, peer, request, peer is instance)) for peer in document.instances)
        ),
        "aws_opsworks_layer": bag(*((layer.shortname, _layer(layer)) for layer in document.layers)),
        "aws_opsworks_rds_db_instance": bag(
            *(
                (
                    item.rds_db_instance_arn,
                    {
                        "rds_db_instance_arn": item.rds_db_instance_arn,
                        "db_instance_identifier": item.db_instance_identifier,
                        "db_user": item.db_user,
                        "db_password": item.db_password,
                        "address": item.address,
                        "port": item.port,
                        "engine": item.engine,
                        "region": item.region,
                        "missing_on_rds": item.missing_on_rds,
                    },
                )
                for item in document.rds_db_instances
            )
        ),
        "aws_opsworks_stack": bag((document.stack.stack_id, _stack(document))),
        "aws_opsworks_user": bag(
            *(
                (
                    user.ssh_username,
                    {
                        "username": user.ssh_username,
                        "iam_user_arn": user.iam_user_arn,
                        "unix_user_id": user.unix_user_id,
                        "ssh_public_key": user.ssh_public_key,
                        "administrator_privileges": user.allow_sudo,
                        "remote_access": user.allow_ssh,
                    },
                )
                for user in document.users
            )
        ),
    }


def _stack(document: StackDocument) -> Item:
    stack = document.stack
    source = stack.custom_cookbooks_source
    return {
        "stack_id": stack.stack_id,
        "name": stack.name,
        "arn": stack.arn,
        "region": stack.region,
        "vpc_id": stack.vpc_id,
        "use_custom_cookbooks": stack.use_custom_cookbooks,
        "custom_cookbooks_source": {
            "type": source.type,
            "url": source.url,
            "username": source.username,
            "password": source.password,
            "ssh_key": source.ssh_key,
            "revision": source.revision,
        },
    }


def _layer(layer: Layer) -> Item:
    return {
        "layer_id": layer.layer_id,
        "name": layer.name,
        "shortname": layer.shortname,
        "type": layer.type,
        "packages": list(layer.packages),
        "volume_configurations": [
            {
                "mount_point": volume.mount_point,
                "number_of_disks": volume.number_of_disks,
                "size": volume.size,
                "volume_type": volume.volume_type,
                "raid_level": volume.raid_level,
                "iops": volume.iops,
                "encrypted": volume.encrypted,
            }
            for volume in layer.volume_configurations
        ],
        "ecs_cluster_arn": layer.attributes.get("EcsClusterArn"),
    }


def _instance(document: StackDocument, instance: Instance, request: Request, is_self: bool) -> Item:
    layers = document.layers_of(instance)
    return {
        "instance_id": instance.instance_id,
        "hostname": instance.hostname,
        "status": request.statuses.get(instance.hostname, "stopped"),
        "layer_ids": [layer.layer_id for layer in layers],
        "ami_id": instance.ami_id,
        "architecture": instance.architecture,
        "auto_scaling_type": instance.auto_scaling_type,
        "availability_zone": instance.availability_zone,
        "created_at": instance.created_at,
        "ebs_optimized": instance.ebs_optimized,
        "ec2_instance_id": instance.ec2_instance_id,
        "elastic_ip": instance.elastic_ip,
        "instance_type": instance.instance_type,
        "os": instance.os or document.stack.default_os,
        "private_dns": instance.private_dns,
        "private_ip": instance.private_ip,
        "public_dns": instance.public_dns,
        "public_ip": instance.public_ip,
        "root_device_type": instance.root_device_type or document.stack.default_root_device_type,
        "root_device_volume_id": instance.root_device_volume_id,
        "subnet_id": instance.subnet_id or document.stack.default_subnet_id,
        "virtualization_type": instance.virtualization_type,
        "infrastructure_class": instance.infrastructure_class,
        "ssh_host_dsa_key_fingerprint": instance.ssh_host_dsa_key_fingerprint,
        "ssh_host_dsa_key_public": None,
        "ssh_host_dsa_key_private": None,
        "ssh_host_rsa_key_fingerprint": instance.ssh_host_rsa_key_fingerprint,
        "ssh_host_rsa_key_public": None,
        "ssh_host_rsa_key_private": None,
        "self": is_self,
        "role": [layer.shortname for layer in layers],
    }


def _app(app: App, deploy: bool) -> Item:
    ssl = app.ssl_configuration
    flags: dict[Any, bool] = {"true": True, "false": False}
    item: Item = {
        "app_id": app.app_id,
        "name": app.name,
        "shortname": app.shortname,
        "type": app.type,
        "description": app.description,
        "app_source": _app_source(app.app_source),
        "attributes": {
            "auto_bundle_on_deploy": flags.get(app.attributes.get("AutoBundleOnDeploy")),
            "aws_flow_ruby_settings": app.attributes.get("AwsFlowRubySettings"),
            "document_root": app.attributes.get("DocumentRoot"),
            "rails_env": app.attributes.get("RailsEnv"),
        },
        "data_sources": [
            {"type": source.type, "arn": source.arn, "database_name": source.database_name}
            for source in app.data_sources
        ],
        "domains": domains(app),
        "enable_ssl": app.enable_ssl,
        "environment": {variable.key: variable.value for variable in app.environment},
        "ssl_configuration": {"certificate": ssl.certificate, "private_key": ssl.private_key, "chain": ssl.chain},
    }
    # Absent rather than false: recipes search for deploy:true.
    return {**item, "deploy": True} if deploy else item


def _app_source(source: Source) -> Item:
    return {
        "type": source.type or "other",
        "url": source.url,
        "revision": source.revision,
        "ssh_key": source.ssh_key,
        "user": source.username,
        "password": source.password,
    }


def domains(app: App) -> list[str]:
    """The app's own, and its shortname, which is always one."""
    return list(dict.fromkeys((*app.domains, app.shortname)))


def _command(document: StackDocument, request: Request, instance: Instance) -> Item:
    return {
        "command_id": request.command_id,
        "type": request.command,
        "args": _arguments(document, request),
        "sent_at": iso(request.sent_at),
        "iam_user_arn": request.iam_user_arn,
        "instance_id": instance.instance_id,
    }


def _arguments(document: StackDocument, request: Request) -> Item:
    arguments: Item = {}
    apps = marked_apps(document, request)
    if apps or request.type in (CommandType.SETUP, CommandType.DEPLOY, CommandType.UNDEPLOY):
        arguments["app_ids"] = [app.app_id for app in apps]
    return {**arguments, **request.arguments()}
