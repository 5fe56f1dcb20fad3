"""What a schema cannot say: names that must be unique or known, sizes, and what fits which Chef version."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from pysolo.stack.checks_resources import check_resources, names, unique
from pysolo.stack.model import App, Instance, Layer, Source, Stack, StackDocument
from pysolo.stack.schema import Fault, shown

CUSTOM_JSON_LIMIT = 120 * 1024
# Ours: what is merged and written out level by level must stay far from Python's own limit.
CUSTOM_JSON_DEPTH = 100
ENVIRONMENT_LIMIT = 20 * 1024
TAGS_LIMIT = 40
WINDOWS = "12.2"
WINDOWS_HOSTNAME = 15
CHEF_12_LAYERS = ("custom", "ecs-cluster")


def check_meaning(document: StackDocument) -> list[Fault]:
    """All faults, in the document's order."""
    return [
        *_stack(document.stack),
        *_layers(document),
        *_instances(document),
        *_apps(document),
        *unique("Users", "SshUsername", [user.ssh_username for user in document.users]),
        *unique("Users", "UnixUserId", [str(user.unix_user_id) for user in document.users]),
        *check_resources(document),
    ]


def _stack(stack: Stack) -> Iterator[Fault]:
    yield from _custom_json(stack.custom_json, "Stack")
    yield from _tags(stack.tags, "Stack")
    source = stack.custom_cookbooks_source
    if stack.use_custom_cookbooks:
        if source.type is None:
            yield Fault("Stack.CustomCookbooksSource.Type", "is required with UseCustomCookbooks")
        if source.url is None:
            yield Fault("Stack.CustomCookbooksSource.Url", "is required with UseCustomCookbooks")
    if source.type == "other":
        yield Fault("Stack.CustomCookbooksSource.Type", 'must be one of git, svn, archive, s3, not "other"')
    yield from _source(source, stack, "Stack.CustomCookbooksSource")
    if stack.chef_configuration.manage_berkshelf and stack.configuration_manager.version != "11.10":
        yield Fault("Stack.ChefConfiguration.ManageBerkshelf", "can only be set for Chef 11.10")


def _source(source: Source, stack: Stack, path: str) -> Iterator[Fault]:
    if source.type == "archive" and stack.configuration_manager.version == WINDOWS:
        yield Fault(f"{path}.Type", "must be one of git, s3 on Windows, not archive")
    if source.type == "svn" and stack.chef_12:
        yield Fault(f"{path}.Type", "must be one of git, archive, s3 on Chef 12: svn is for Chef 11")
    if source.ssh_key is not None and source.type not in ("git", None):
        yield Fault(f"{path}.SshKey", f"is for git sources only, not for {source.type}")


def _layers(document: StackDocument) -> Iterator[Fault]:
    yield from unique("Layers", "Shortname", [layer.shortname for layer in document.layers])
    seen: set[str] = set()
    for index, layer in enumerate(document.layers):
        path = f"Layers[{index}]"
        yield from _custom_json(layer.custom_json, path)
        yield from _tags(layer.tags, path)
        yield from _layer_type(layer, document.stack, seen, path)
        seen.add(layer.type)


def _layer_type(layer: Layer, stack: Stack, seen: set[str], path: str) -> Iterator[Fault]:
    version = stack.configuration_manager.version
    if stack.chef_12 and layer.type not in CHEF_12_LAYERS:
        yield Fault(
            f"{path}.Type", f"must be one of {', '.join(CHEF_12_LAYERS)} on Chef {version}, not {shown(layer.type)}"
        )
    elif layer.type != "custom" and layer.type in seen:
        yield Fault(f"{path}.Type", f"a stack has at most one layer of type {layer.type}")
    for number, volume in enumerate(layer.volume_configurations):
        if volume.raid_level is not None and stack.chef_12:
            yield Fault(f"{path}.VolumeConfigurations[{number}].RaidLevel", f"is not supported on Chef {version}")


def _instances(document: StackDocument) -> Iterator[Fault]:
    yield from unique("Instances", "Hostname", [instance.hostname.lower() for instance in document.instances])
    known = {layer.shortname for layer in document.layers}
    windows = document.stack.configuration_manager.version == WINDOWS
    for index, instance in enumerate(document.instances):
        if windows:
            yield from _windows(instance, f"Instances[{index}]")
        for number, name in enumerate(instance.layers):
            path = f"Instances[{index}].Layers[{number}]"
            if name not in known:
                yield Fault(path, f"must be the Shortname of a layer ({names(known)}), not {shown(name)}")
            elif name in instance.layers[:number]:
                yield Fault(path, f"names the layer {name} twice")


def _windows(instance: Instance, path: str) -> Iterator[Fault]:
    if len(instance.hostname) > WINDOWS_HOSTNAME:
        yield Fault(f"{path}.Hostname", f"is too long (maximum is {WINDOWS_HOSTNAME} characters on Windows)")
    if instance.auto_scaling_type == "load":
        yield Fault(f"{path}.AutoScalingType", 'must be "timer" on Windows, not "load"')


def _apps(document: StackDocument) -> Iterator[Fault]:
    yield from unique("Apps", "Shortname", [app.shortname for app in document.apps])
    for index, app in enumerate(document.apps):
        yield from _app(app, document, f"Apps[{index}]")


def _app(app: App, document: StackDocument, path: str) -> Iterator[Fault]:
    yield from _source(app.app_source, document.stack, f"{path}.AppSource")
    if document.stack.chef_12 and app.type != "other":
        yield Fault(f"{path}.Type", f'must be "other" on Chef 12, not {shown(app.type)}')
    if app.enable_ssl and app.ssl_configuration.certificate is None:
        yield Fault(f"{path}.SslConfiguration", "is required with EnableSsl")
    yield from unique(f"{path}.Environment", "Key", [variable.key for variable in app.environment])
    for number, variable in enumerate(app.environment):
        if not variable.value.isprintable():
            yield Fault(f"{path}.Environment[{number}].Value", "must be printable characters only")
    if sum(len(variable.key) + len(variable.value) for variable in app.environment) > ENVIRONMENT_LIMIT:
        yield Fault(f"{path}.Environment", "is too large (maximum is 20KB)")
    arns = {database.rds_db_instance_arn for database in document.rds_db_instances}
    for number, source in enumerate(app.data_sources):
        if source.type == "RdsDbInstance" and source.arn not in arns:
            place = f"{path}.DataSources[{number}].Arn"
            yield Fault(place, f"must be the RdsDbInstanceArn of a database ({names(arns)}), not {shown(source.arn)}")


def _custom_json(value: object, path: str) -> Iterator[Fault]:
    if depth(value) > CUSTOM_JSON_DEPTH:
        yield Fault(f"{path}.CustomJson", f"is nested too deeply (maximum is {CUSTOM_JSON_DEPTH} levels)")
    elif len(json.dumps(value)) > CUSTOM_JSON_LIMIT:
        yield Fault(f"{path}.CustomJson", "is too large (maximum is 120KB)")


def depth(value: object) -> int:
    """How many objects and lists lie within each other, counted without recursion."""
    level, deepest = [value], 0
    while level:
        level = [item for holder in level for item in _parts(holder)]
        deepest += 1
    return deepest


def _parts(value: object) -> Iterable[object]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _tags(tags: Mapping[str, str], path: str) -> Iterator[Fault]:
    if len(tags) > TAGS_LIMIT:
        yield Fault(f"{path}.Tags", f"is too long (maximum is {TAGS_LIMIT} items)")
    for key in tags:
        if len(key) > 127:
            yield Fault(f"{path}.Tags.{key[:20]}...", "is too long (maximum is 127 characters)")
        if key == "Name" or key.startswith(("aws:", "opsworks:", "rds:")):
            yield Fault(f"{path}.Tags.{key}", "must not be Name nor begin with aws:, opsworks: or rds:")
