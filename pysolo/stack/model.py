"""Stack, layer, instance, app and their parts, with the API's field names in snake_case.

Frozen: a document that was loaded is never changed. Limits and enumerations stand in document.schema.json, which is checked
before any of these is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Optional, Tuple, Type

from pysolo.stack.model_resources import EcsCluster, ElasticIp, ElasticLoadBalancer, RaidArray, RdsDbInstance, Volume

Strings = Tuple[str, ...]


def _of(cls: Type[Any]) -> Mapping[str, Any]:
    """Says which class the documents in a field are (``api_names`` makes them)."""
    return {"of": cls}


@dataclass(frozen=True)
class Source:
    """Where cookbooks or an app come from."""

    type: Optional[str] = None
    url: Optional[str] = None
    username: Optional[str] = None
    password: Optional[str] = None
    ssh_key: Optional[str] = None
    revision: Optional[str] = None


@dataclass(frozen=True)
class ConfigurationManager:
    name: str = "Chef"
    version: str = "12"


@dataclass(frozen=True)
class ChefConfiguration:
    manage_berkshelf: bool = False
    berkshelf_version: Optional[str] = None


@dataclass(frozen=True)
class Stack:
    name: str
    region: str = "local"
    stack_id: str = ""
    arn: Optional[str] = None
    vpc_id: Optional[str] = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    service_role_arn: Optional[str] = None
    default_instance_profile_arn: Optional[str] = None
    default_os: Optional[str] = None
    hostname_theme: str = "Layer_Dependent"
    default_availability_zone: Optional[str] = None
    default_subnet_id: Optional[str] = None
    custom_json: Mapping[str, Any] = field(default_factory=dict)
    configuration_manager: ConfigurationManager = field(
        default_factory=ConfigurationManager, metadata=_of(ConfigurationManager)
    )
    chef_configuration: ChefConfiguration = field(default_factory=ChefConfiguration, metadata=_of(ChefConfiguration))
    use_custom_cookbooks: bool = False
    use_opsworks_security_groups: bool = True
    custom_cookbooks_source: Source = field(default_factory=Source, metadata=_of(Source))
    default_ssh_key_name: Optional[str] = None
    default_root_device_type: str = "instance-store"
    agent_version: str = "LATEST"
    tags: Mapping[str, str] = field(default_factory=dict)
    created_at: Optional[str] = None

    @property
    def chef_12(self) -> bool:
        """Which of the two data contracts recipes see: data bags (12 and later) or node attributes."""
        return self.configuration_manager.version in ("12", "12.2")


@dataclass(frozen=True)
class Recipes:
    setup: Strings = ()
    configure: Strings = ()
    deploy: Strings = ()
    undeploy: Strings = ()
    shutdown: Strings = ()


@dataclass(frozen=True)
class VolumeConfiguration:
    mount_point: str
    number_of_disks: int
    size: int
    raid_level: Optional[int] = None
    volume_type: Optional[str] = None
    iops: Optional[int] = None
    encrypted: bool = False


@dataclass(frozen=True)
class ShutdownConfiguration:
    execution_timeout: int = 120
    delay_until_elb_connections_drained: bool = False


@dataclass(frozen=True)
class LifecycleEventConfiguration:
    shutdown: ShutdownConfiguration = field(default_factory=ShutdownConfiguration, metadata=_of(ShutdownConfiguration))


@dataclass(frozen=True)
class Layer:
    type: str
    name: str
    shortname: str
    layer_id: str = ""
    arn: Optional[str] = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    custom_recipes: Recipes = field(default_factory=Recipes, metadata=_of(Recipes))
    custom_json: Mapping[str, Any] = field(default_factory=dict)
    packages: Strings = ()
    volume_configurations: Tuple[VolumeConfiguration, ...] = field(default=(), metadata=_of(VolumeConfiguration))
    enable_auto_healing: bool = True
    auto_assign_elastic_ips: bool = False
    auto_assign_public_ips: bool = False
    install_updates_on_boot: bool = True
    use_ebs_optimized_instances: bool = False
    custom_instance_profile_arn: Optional[str] = None
    custom_security_group_ids: Strings = ()
    lifecycle_event_configuration: LifecycleEventConfiguration = field(
        default_factory=LifecycleEventConfiguration, metadata=_of(LifecycleEventConfiguration)
    )
    cloud_watch_logs_configuration: Optional[Mapping[str, Any]] = None
    default_security_group_names: Strings = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    created_at: Optional[str] = None


@dataclass(frozen=True)
class Instance:
    hostname: str
    layers: Strings
    instance_id: str = ""
    arn: Optional[str] = None
    status: Optional[str] = None
    instance_type: Optional[str] = None
    auto_scaling_type: Optional[str] = None
    os: Optional[str] = None
    ami_id: Optional[str] = None
    ssh_key_name: Optional[str] = None
    availability_zone: Optional[str] = None
    virtualization_type: str = "hvm"
    subnet_id: Optional[str] = None
    architecture: str = "x86_64"
    root_device_type: Optional[str] = None
    root_device_volume_id: Optional[str] = None
    block_device_mappings: Tuple[Any, ...] = ()
    install_updates_on_boot: bool = True
    ebs_optimized: bool = False
    agent_version: str = "INHERIT"
    tenancy: Optional[str] = None
    ec2_instance_id: Optional[str] = None
    infrastructure_class: str = "on-premises"
    elastic_ip: Optional[str] = None
    private_ip: Optional[str] = None
    private_dns: Optional[str] = None
    public_ip: Optional[str] = None
    public_dns: Optional[str] = None
    platform: Optional[str] = None
    registered_by: Optional[str] = None
    reported_agent_version: Optional[str] = None
    reported_os: Optional[Mapping[str, str]] = None
    ecs_cluster_arn: Optional[str] = None
    ecs_container_instance_arn: Optional[str] = None
    instance_profile_arn: Optional[str] = None
    security_group_ids: Strings = ()
    last_service_error_id: Optional[str] = None
    ssh_host_dsa_key_fingerprint: Optional[str] = None
    ssh_host_rsa_key_fingerprint: Optional[str] = None
    created_at: Optional[str] = None


@dataclass(frozen=True)
class EnvironmentVariable:
    key: str
    value: str
    secure: bool = False


@dataclass(frozen=True)
class SslConfiguration:
    certificate: Optional[str] = None
    private_key: Optional[str] = None
    chain: Optional[str] = None


@dataclass(frozen=True)
class DataSource:
    type: Optional[str] = None
    arn: Optional[str] = None
    database_name: Optional[str] = None


@dataclass(frozen=True)
class App:
    name: str
    type: str
    shortname: str = ""
    app_id: str = ""
    description: Optional[str] = None
    app_source: Source = field(default_factory=Source, metadata=_of(Source))
    domains: Strings = ()
    enable_ssl: bool = False
    ssl_configuration: SslConfiguration = field(default_factory=SslConfiguration, metadata=_of(SslConfiguration))
    attributes: Mapping[str, Any] = field(default_factory=dict)
    data_sources: Tuple[DataSource, ...] = field(default=(), metadata=_of(DataSource))
    environment: Tuple[EnvironmentVariable, ...] = field(default=(), metadata=_of(EnvironmentVariable))
    created_at: Optional[str] = None


@dataclass(frozen=True)
class User:
    """A user profile with its permission on this stack."""

    ssh_username: str
    name: Optional[str] = None
    iam_user_arn: Optional[str] = None
    ssh_public_key: Optional[str] = None
    allow_self_management: bool = False
    allow_ssh: bool = False
    allow_sudo: bool = False
    level: str = "iam_only"
    unix_user_id: int = 0


@dataclass(frozen=True)
class StackDocument:
    """A whole stack: what a document says, ids and generated names filled in."""

    stack: Stack = field(metadata=_of(Stack))
    layers: Tuple[Layer, ...] = field(default=(), metadata=_of(Layer))
    instances: Tuple[Instance, ...] = field(default=(), metadata=_of(Instance))
    apps: Tuple[App, ...] = field(default=(), metadata=_of(App))
    users: Tuple[User, ...] = field(default=(), metadata=_of(User))
    rds_db_instances: Tuple[RdsDbInstance, ...] = field(default=(), metadata=_of(RdsDbInstance))
    elastic_load_balancers: Tuple[ElasticLoadBalancer, ...] = field(default=(), metadata=_of(ElasticLoadBalancer))
    ecs_clusters: Tuple[EcsCluster, ...] = field(default=(), metadata=_of(EcsCluster))
    volumes: Tuple[Volume, ...] = field(default=(), metadata=_of(Volume))
    raid_arrays: Tuple[RaidArray, ...] = field(default=(), metadata=_of(RaidArray))
    elastic_ips: Tuple[ElasticIp, ...] = field(default=(), metadata=_of(ElasticIp))

    def layers_of(self, instance: Instance) -> Tuple[Layer, ...]:
        """In the document's order of layers, however the instance lists them."""
        return tuple(layer for layer in self.layers if layer.shortname in instance.layers)

    def instance(self, hostname: str) -> Optional[Instance]:
        wanted = hostname.lower()
        return next((item for item in self.instances if item.hostname.lower() == wanted), None)

    def app(self, shortname: str) -> Optional[App]:
        return next((item for item in self.apps if item.shortname == shortname), None)
