"""What a schema cannot say of the resources beside a stack: volumes, addresses, load balancers, clusters; and of lists of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Optional, Union

from pysolo.stack.model import StackDocument
from pysolo.stack.model_resources import RaidArray, Volume
from pysolo.stack.schema import Fault, shown


def check_resources(document: StackDocument) -> Iterator[Fault]:
    layers = {layer.shortname for layer in document.layers}
    balancers = document.elastic_load_balancers
    for index, balancer in enumerate(balancers):
        if balancer.layer not in layers:
            text = f"must be the Shortname of a layer ({names(layers)}), not {shown(balancer.layer)}"
            yield Fault(f"ElasticLoadBalancers[{index}].Layer", text)
    yield from unique("ElasticLoadBalancers", "Layer", [item.layer for item in balancers])
    yield from unique(
        "ElasticLoadBalancers", "ElasticLoadBalancerName", [i.elastic_load_balancer_name for i in balancers]
    )
    if len(document.ecs_clusters) > 1:
        yield Fault("EcsClusters", "is too long (maximum is 1 item): a stack has one cluster")
    yield from unique(
        "RdsDbInstances", "RdsDbInstanceArn", [item.rds_db_instance_arn for item in document.rds_db_instances]
    )
    yield from _storage(document)
    yield from unique("ElasticIps", "Ip", [item.ip for item in document.elastic_ips])
    yield from _instances(document, "ElasticIps", [item.instance for item in document.elastic_ips])


def _storage(document: StackDocument) -> Iterator[Fault]:
    volumes, arrays = document.volumes, document.raid_arrays
    yield from unique("Volumes", "Ec2VolumeId", [item.ec2_volume_id for item in volumes])
    yield from unique("RaidArrays", "RaidArrayId", [item.raid_array_id for item in arrays])
    attached: dict[str, list[Union[Volume, RaidArray]]] = {"Volumes": [*volumes], "RaidArrays": [*arrays]}
    for path, items in attached.items():
        yield from _instances(document, path, [item.instance for item in items])
        for index, item in enumerate(items):
            if item.instance is not None and item.device is None:
                yield Fault(f"{path}[{index}].Device", "is required with Instance")
    known = {item.raid_array_id for item in arrays}
    for index, volume in enumerate(volumes):
        if volume.raid_array_id is not None and volume.raid_array_id not in known:
            text = f"must be the RaidArrayId of an array ({names(known)}), not {shown(volume.raid_array_id)}"
            yield Fault(f"Volumes[{index}].RaidArrayId", text)


def _instances(document: StackDocument, path: str, hostnames: list[Optional[str]]) -> Iterator[Fault]:
    known = {item.hostname for item in document.instances}
    for index, hostname in enumerate(hostnames):
        if hostname is not None and hostname not in known:
            text = f"must be the Hostname of an instance ({names(known)}), not {shown(hostname)}"
            yield Fault(f"{path}[{index}].Instance", text)


def unique(path: str, key: str, values: list[str]) -> Iterator[Fault]:
    """A fault for each value that came before."""
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        if value in first:
            yield Fault(f"{path}[{index}].{key}", f"is already taken by {path}[{first[value]}]: {shown(value)}")
        else:
            first[value] = index


def names(known: Iterable[str]) -> str:
    """Some of the names that would have been right."""
    found = sorted(known)
    more = f" and {len(found) - 10} more" if len(found) > 10 else ""
    return f"{', '.join(found[:10])}{more}" if found else "there is none"
