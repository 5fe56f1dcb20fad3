"""The Chef 11 contract: everything is a node attribute, and a search over nodes sees the online instances."""

from __future__ import annotations

from typing import Any

from pysolo.stack.chef11_apps import deploy_attributes
from pysolo.stack.chef11_layers import BACKENDS, layer_attribute, layer_sections, rails_stack
from pysolo.stack.custom_json import merge, merged_custom_json
from pysolo.stack.enums import CommandType
from pysolo.stack.model import Instance, Layer, StackDocument
from pysolo.stack.model_resources import ElasticLoadBalancer
from pysolo.stack.request import Request, deployed_apps, target
from pysolo.stack.run_list import full_run_list

Item = dict[str, Any]

AGENT_VERSION = "3452"
CLIENT_ACTIVITIES = (
    *("reboot", "stop", "deploy", "setup", "configure", "update_dependencies", "install_dependencies"),
    *("update_custom_cookbooks", "execute_recipes"),
)
# What the list of applications calls a type; below ``deploy`` recipes compare with the API's own word.
APPLICATION_TYPES = {"static": "web"}
# The agent's wrapper; the true run-list is opsworks_custom_cookbooks.recipes.
WRAPPER = ("opsworks_custom_cookbooks::load", "opsworks_custom_cookbooks::execute")
# The only one that the service put on a volume.
_FILE_SYSTEM = "xfs"


def attributes(document: StackDocument, request: Request) -> Item:
    """The JSON of a run: the service's attributes under the merged custom JSON."""
    instance = target(document, request)
    own = {
        "opsworks": _opsworks(document, request, instance),
        "deploy": {
            app.shortname: deploy_attributes(document, request, app) for app in deployed_apps(document, request)
        },
        "opsworks_custom_cookbooks": _custom_cookbooks(document, request, instance),
        "recipes": list(WRAPPER),
        "chef_environment": "_default",
        "ssh_users": {
            str(user.unix_user_id): {
                "name": user.ssh_username,
                "email": user.name if user.name and "@" in user.name else None,
                "public_key": user.ssh_public_key,
                "sudoer": user.allow_sudo,
            }
            for user in document.users
            if user.allow_ssh
        },
        "dependencies": _dependencies(document, request, instance),
        "ebs": _storage(document, instance),
        **layer_sections(document, request),
    }
    return merge(own, merged_custom_json(document, instance, request.custom_json))


def node_documents(document: StackDocument, request: Request) -> dict[str, Item]:
    """What ``search(:node, "role:php-app")`` and ``"layers:php-app"`` look through: one node per online instance."""
    return {
        peer.hostname: {
            "name": peer.hostname,
            "chef_environment": "_default",
            "run_list": [f"role[{name}]" for name in _layer_names(document, peer)],
            "normal": {},
            "default": {
                **_peer(document, peer, "online"),
                "hostname": peer.hostname,
                "layers": _layer_names(document, peer),
            },
        }
        for peer in document.instances
        if request.online(peer.hostname)
    }


def customer_bags(node: Item) -> dict[str, dict[str, Item]]:
    """Data bags come only through custom JSON: ``opsworks.data_bags.BAG.ITEM``."""
    bags = node["opsworks"].get("data_bags")
    if not isinstance(bags, dict):
        return {}
    return {
        bag: {name: {"id": name, **item} for name, item in items.items() if isinstance(item, dict)}
        for bag, items in bags.items()
        if isinstance(items, dict)
    }


def _opsworks(document: StackDocument, request: Request, instance: Instance) -> Item:
    stack = document.stack
    return {
        "activity": request.command,
        "agent_version": AGENT_VERSION if stack.agent_version == "LATEST" else stack.agent_version,
        "sent_at": int(request.sent_at),
        "deployment": request.deployment_id,
        "valid_client_activities": list(CLIENT_ACTIVITIES),
        "stack": {
            "id": stack.stack_id,
            "name": stack.name,
            "vpc_id": stack.vpc_id,
            "elb-load-balancers": [_balancer(document, item) for item in document.elastic_load_balancers],
            "rds_instances": [
                {
                    "db_instance_identifier": item.db_instance_identifier,
                    "address": item.address,
                    "port": item.port,
                    "db_user": item.db_user,
                    "engine": item.engine,
                    "arn": item.rds_db_instance_arn,
                    "region": item.region,
                }
                for item in document.rds_db_instances
            ],
        },
        "layers": {layer.shortname: _layer(document, request, layer) for layer in document.layers},
        "instance": _self(document, instance),
        "applications": [
            {
                "name": app.name,
                "slug_name": app.shortname,
                "application_type": APPLICATION_TYPES.get(app.type, app.type),
            }
            for app in document.apps
        ],
        "ruby_version": layer_attribute(document, "RubyVersion", "2.1"),
        "ruby_stack": "ruby",
        "rails_stack": {"name": rails_stack(document)},
    }


def _balancer(document: StackDocument, item: ElasticLoadBalancer) -> Item:
    layer_id = next(layer.layer_id for layer in document.layers if layer.shortname == item.layer)
    return {"name": item.elastic_load_balancer_name, "dns_name": item.dns_name, "layer_id": layer_id}


def _layer(document: StackDocument, request: Request, layer: Layer) -> Item:
    balancers = [item for item in document.elastic_load_balancers if item.layer == layer.shortname]
    return {
        "id": layer.layer_id,
        "name": layer.name,
        "elb-load-balancers": [_balancer(document, item) for item in balancers],
        "instances": {
            peer.hostname: _peer(document, peer, "online")
            for peer in document.instances
            if layer.shortname in peer.layers and request.online(peer.hostname)
        },
    }


def _addresses(document: StackDocument, instance: Instance) -> Item:
    return {
        "aws_instance_id": instance.ec2_instance_id,
        "instance_type": instance.instance_type,
        "region": document.stack.region,
        "availability_zone": instance.availability_zone,
        "ip": instance.public_ip,
        "private_ip": instance.private_ip,
        "public_dns_name": instance.public_dns,
        "private_dns_name": instance.private_dns,
        "infrastructure_class": instance.infrastructure_class,
        "backends": BACKENDS,
    }


def _peer(document: StackDocument, instance: Instance, status: str) -> Item:
    return {
        "id": instance.instance_id,
        "status": status,
        **_addresses(document, instance),
        "elastic_ip": instance.elastic_ip,
        "created_at": instance.created_at,
        "booted_at": None,
    }


def _self(document: StackDocument, instance: Instance) -> Item:
    return {
        "id": instance.instance_id,
        "hostname": instance.hostname,
        "layers": _layer_names(document, instance),
        "architecture": instance.architecture,
        **_addresses(document, instance),
        "subnet_id": instance.subnet_id or document.stack.default_subnet_id,
    }


def _layer_names(document: StackDocument, instance: Instance) -> list[str]:
    return [layer.shortname for layer in document.layers_of(instance)]


def _dependencies(document: StackDocument, request: Request, instance: Instance) -> Item:
    packages = [package for layer in document.layers_of(instance) for package in layer.packages]
    update = request.type is CommandType.UPDATE_DEPENDENCIES
    asked = {"os_release_version": request.upgrade_os_to, "allow_reboot": request.allow_reboot} if update else {}
    return {
        "gem_binary": "/usr/local/bin/gem",
        "gems": {},
        "debs": dict.fromkeys(packages),
        "update_debs": update,
        "upgrade_debs": update,
        **asked,
    }


def _storage(document: StackDocument, instance: Instance) -> Item:
    """The volumes that are assigned to an instance, by device: those that make a RAID array belong to it."""
    volumes = [volume for volume in document.volumes if volume.instance == instance.hostname]
    arrays = [array for array in document.raid_arrays if array.instance == instance.hostname]
    members = {array.raid_array_id: [v for v in volumes if v.raid_array_id == array.raid_array_id] for array in arrays}
    return {
        "devices": {
            volume.device: {
                "mount_point": volume.mount_point,
                "volume_id": volume.ec2_volume_id,
                "fstype": _FILE_SYSTEM,
            }
            for volume in volumes
            if volume.raid_array_id is None
        },
        "raids": {
            array.device: {
                "mount_point": array.mount_point,
                "raid_level": array.raid_level,
                "size": array.size,
                "fstype": _FILE_SYSTEM,
                "disks": [volume.device for volume in members[array.raid_array_id]],
                "volume_ids": [volume.ec2_volume_id for volume in members[array.raid_array_id]],
            }
            for array in arrays
        },
    }


def _custom_cookbooks(document: StackDocument, request: Request, instance: Instance) -> Item:
    stack, source = document.stack, document.stack.custom_cookbooks_source
    return {
        "enabled": stack.use_custom_cookbooks,
        "manage_berkshelf": stack.chef_configuration.manage_berkshelf,
        "berkshelf_version": stack.chef_configuration.berkshelf_version or "3.2.0",
        "scm": {
            "type": source.type,
            "repository": source.url,
            "revision": source.revision,
            "ssh_key": source.ssh_key,
            "user": source.username,
            "password": source.password,
        },
        "recipes": list(full_run_list(document, instance, request.type, request.recipes)),
    }
