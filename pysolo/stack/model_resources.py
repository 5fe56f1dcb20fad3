"""What hangs on a stack, its layers and instances: databases, load balancers, clusters, volumes, addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple


@dataclass(frozen=True)
class RdsDbInstance:
    rds_db_instance_arn: str
    db_instance_identifier: str
    db_user: Optional[str] = None
    db_password: Optional[str] = None
    address: Optional[str] = None
    port: Optional[int] = None
    engine: Optional[str] = None
    region: Optional[str] = None
    missing_on_rds: bool = False


@dataclass(frozen=True)
class ElasticLoadBalancer:
    elastic_load_balancer_name: str
    layer: str
    dns_name: Optional[str] = None
    region: Optional[str] = None
    vpc_id: Optional[str] = None
    availability_zones: Tuple[str, ...] = ()
    subnet_ids: Tuple[str, ...] = ()
    ec2_instance_ids: Tuple[str, ...] = ()


@dataclass(frozen=True)
class EcsCluster:
    ecs_cluster_arn: str
    ecs_cluster_name: str
    registered_at: Optional[str] = None


@dataclass(frozen=True)
class Volume:
    ec2_volume_id: str
    volume_id: Optional[str] = None
    name: Optional[str] = None
    raid_array_id: Optional[str] = None
    instance: Optional[str] = None
    status: Optional[str] = None
    size: Optional[int] = None
    device: Optional[str] = None
    mount_point: Optional[str] = None
    region: Optional[str] = None
    availability_zone: Optional[str] = None
    volume_type: Optional[str] = None
    iops: Optional[int] = None
    encrypted: bool = False


@dataclass(frozen=True)
class RaidArray:
    raid_array_id: str
    instance: Optional[str] = None
    name: Optional[str] = None
    raid_level: int = 0
    number_of_disks: Optional[int] = None
    size: Optional[int] = None
    device: Optional[str] = None
    mount_point: Optional[str] = None
    availability_zone: Optional[str] = None
    volume_type: Optional[str] = None
    iops: Optional[int] = None
    created_at: Optional[str] = None


@dataclass(frozen=True)
class ElasticIp:
    ip: str
    name: Optional[str] = None
    domain: Optional[str] = None
    region: Optional[str] = None
    instance: Optional[str] = None
