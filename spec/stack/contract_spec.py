"""What a run gets, in both contracts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pysolo.stack.contract import RunInputs, contract_json, redacted_contract_json
from pysolo.stack.custom_json import merge
from pysolo.stack.request import RequestError
from spec.stack.stacks import request, shop

BAGS = "app command ecs_cluster elastic_load_balancer instance layer rds_db_instance stack user"


def test_chef_12_bags_nodes_and_attributes() -> None:
    found = contract_json(shop(), request("app1", online=("lb1", "app1"), custom_json={"shop": {"workers": 9}}))
    assert list(found) == ["attributes", "data_bags", "nodes"]
    assert found["attributes"] == {
        "shop": {"port": 8080, "list": [3], "workers": 9},
        "run_list": ["recipe[base]", "recipe[shop::runtime]", "recipe[shop::release]"],
    }
    assert sorted(found["data_bags"]) == sorted(f"aws_opsworks_{name}" for name in BAGS.split())
    instances = found["data_bags"]["aws_opsworks_instance"]
    assert {name: (item["self"], item["role"], item["status"]) for name, item in instances.items()} == {
        "lb1": (False, ["lb"], "online"),
        "app1": (True, ["app"], "online"),
        "both": (False, ["lb", "app"], "stopped"),
    }
    assert sorted(found["nodes"]) == ["app1", "lb1"]
    assert found["nodes"]["app1"]["run_list"] == ["role[app]"]
    assert found["nodes"]["app1"]["default"]["ipaddress"] == "10.0.0.11"
    app = found["data_bags"]["aws_opsworks_app"]["shop"]
    assert app["deploy"] is True
    assert app["environment"] == {"TOKEN": "s3cret!", "COLOR": "blue"}
    assert app["domains"] == ["shop.example", "shop"]
    assert app["app_source"] == {
        "type": "git", "url": "file:///srv/shop.git", "revision": "main", "ssh_key": "KEYKEYKEY", "user": None, "password": None,
    }  # fmt: skip
    (command,) = found["data_bags"]["aws_opsworks_command"].values()
    assert command["sent_at"] == "2014-03-16T10:43:26+00:00"
    assert command["instance_id"] == instances["app1"]["instance_id"]
    assert found["data_bags"]["aws_opsworks_user"]["alice"]["administrator_privileges"] is True


def marks(found: Any) -> dict[str, Any]:
    return {name: item.get("deploy") for name, item in found["data_bags"]["aws_opsworks_app"].items()}


def test_deploy_is_true_only_on_apps_of_the_command() -> None:
    document = shop()
    assert marks(contract_json(document, request("app1", "setup"))) == {"shop": True, "second_app": True}
    assert marks(contract_json(document, request("app1", "configure"))) == {"shop": None, "second_app": None}
    chosen = contract_json(document, request("app1", "deploy", apps=("shop",)))
    assert marks(chosen) == {"shop": True, "second_app": None}
    (command,) = chosen["data_bags"]["aws_opsworks_command"].values()
    assert command["args"] == {"app_ids": [document.apps[0].app_id]}
    with pytest.raises(RequestError, match="there is no app nope"):
        contract_json(document, request("app1", "deploy", apps=("nope",)))


def test_chef_12_custom_json_brings_data_bags_but_not_the_reserved_key() -> None:
    custom = {"opsworks": {"data_bags": {"mine": {"one": {"a": 1}}}, "x": 1}}
    found = contract_json(shop(), request("app1", custom_json=custom))
    assert "opsworks" not in found["attributes"]
    assert found["data_bags"]["mine"] == {"one": {"id": "one", "a": 1}}


TOP_LEVEL = (
    "opsworks deploy opsworks_custom_cookbooks recipes chef_environment ssh_users dependencies ebs opsworks_rubygems"
    " opsworks_bundler"
)
OPSWORKS = (
    "activity agent_version sent_at deployment valid_client_activities stack layers instance applications ruby_version ruby_stack"
    " rails_stack data_bags"
)


def test_chef_11_attributes() -> None:
    layers = [
        {"Type": "php-app", "Name": "PHP", "Shortname": "php-app", "Packages": ["htop"]},
        {"Type": "memcached", "Name": "M", "Shortname": "memcached"},
    ]
    instances = [
        {"Hostname": "php1", "Layers": ["php-app"], "PrivateIp": "10.0.0.1", "PublicIp": "192.0.2.1"},
        {"Hostname": "mem1", "Layers": ["memcached"], "PrivateIp": "10.0.0.2"},
    ]
    apps = [{"Name": "Site", "Type": "php"}, {"Name": "Static", "Type": "static"}]
    document = shop("11.10", Layers=layers, Instances=instances, Apps=apps)
    asked = request("php1", "configure", custom_json={"opsworks": {"data_bags": {"b": {"i": {"k": "v"}}}}, "x": 1})
    asked.statuses.update({"php1": "stopped", "mem1": "online"})  # type: ignore[attr-defined]
    found = contract_json(document, asked)
    opsworks = found["opsworks"]
    assert set(found) - {"memcached", "shop", "x"} == set(TOP_LEVEL.split())
    assert set(opsworks) == set(OPSWORKS.split())
    assert opsworks["activity"] == "configure"
    assert opsworks["sent_at"] == 1394966606
    assert opsworks["layers"]["php-app"]["instances"] == {}
    assert opsworks["layers"]["memcached"]["instances"]["mem1"]["private_ip"] == "10.0.0.2"
    assert opsworks["instance"]["layers"] == ["php-app"]
    assert opsworks["instance"]["ip"] == "192.0.2.1"
    assert opsworks["applications"][1] == {"name": "Static", "slug_name": "static", "application_type": "web"}
    site = found["deploy"]["site"]
    assert site["deploy_to"] == "/srv/www/site"
    assert site["memcached"] == {"host": "10.0.0.2", "port": 11211}
    assert site["scm"]["scm_type"] == "other"
    assert found["dependencies"]["debs"] == {"htop": None}
    assert found["ssh_users"] == {"2001": {"name": "alice", "email": "a@x", "public_key": "ssh-rsa A", "sudoer": True}}
    assert found["recipes"] == ["opsworks_custom_cookbooks::load", "opsworks_custom_cookbooks::execute"]
    assert found["x"] == 1
    inputs = RunInputs(document, asked)
    assert inputs.attributes["run_list"][0] == "recipe[mod_php5_apache2::php]"
    assert inputs.data_bags == {"b": {"i": {"id": "i", "k": "v"}}}
    assert inputs.nodes["mem1"]["run_list"] == ["role[memcached]"]


STORAGE = {
    "Volumes": [
        {"Ec2VolumeId": "vol-1", "Instance": "app1", "Device": "/dev/sdi", "MountPoint": "/vol/one"},
        {"Ec2VolumeId": "vol-2", "Instance": "app1", "Device": "/dev/sdj", "RaidArrayId": "r-1"},
        {"Ec2VolumeId": "vol-3", "Instance": "app1", "Device": "/dev/sdk", "RaidArrayId": "r-1"},
        {"Ec2VolumeId": "vol-4", "Instance": "lb1", "Device": "/dev/sdi", "MountPoint": "/vol/other"},
    ],
    "RaidArrays": [
        {
            "RaidArrayId": "r-1",
            "Instance": "app1",
            "Device": "/dev/md0",
            "MountPoint": "/vol/raid",
            "RaidLevel": 10,
            "Size": 20,
        }
    ],
    "ElasticIps": [{"Ip": "192.0.2.7", "Instance": "app1"}],
}


def test_volumes_and_addresses_in_both_contracts() -> None:
    old = contract_json(shop("11.10", **STORAGE), request("app1"))
    assert old["ebs"] == {
        "devices": {"/dev/sdi": {"mount_point": "/vol/one", "volume_id": "vol-1", "fstype": "xfs"}},
        "raids": {
            "/dev/md0": {
                "mount_point": "/vol/raid", "raid_level": 10, "size": 20, "fstype": "xfs",
                "disks": ["/dev/sdj", "/dev/sdk"], "volume_ids": ["vol-2", "vol-3"],
            }
        },
    }  # fmt: skip
    assert old["opsworks"]["instance"]["ip"] == "192.0.2.7"
    assert old["opsworks"]["layers"]["app"]["instances"]["app1"]["elastic_ip"] == "192.0.2.7"
    new = contract_json(shop("12", **STORAGE), request("app1"))
    item = new["data_bags"]["aws_opsworks_instance"]["app1"]
    assert (item["elastic_ip"], item["public_ip"]) == ("192.0.2.7", "192.0.2.7")


RDS = {
    "RdsDbInstances": [
        {
            "RdsDbInstanceArn": "arn:aws:rds:us-west-2:1:db:x", "DbInstanceIdentifier": "x", "DbUser": "u", "Region": "us-west-2",
            "DbPassword": "rds-secret", "Address": "x.example", "Port": 5432, "Engine": "postgres(9.4)",
        }
    ],
    "Apps": [
        {
            "Name": "A", "Type": "other",
            "DataSources": [{"Type": "RdsDbInstance", "Arn": "arn:aws:rds:us-west-2:1:db:x", "DatabaseName": "a_db"}],
        }
    ],
}  # fmt: skip


def test_a_database_service_in_both_contracts() -> None:
    old = contract_json(shop("11.10", **RDS), request("app1"))
    assert old["deploy"]["a"]["database"] == {
        "type": "postgresql", "adapter": "postgresql", "host": "x.example", "port": 5432, "database": "a_db",
        "username": "u", "password": "rds-secret", "reconnect": True, "data_source_provider": "rds",
    }  # fmt: skip
    assert old["opsworks"]["stack"]["rds_instances"] == [
        {
            "db_instance_identifier": "x", "address": "x.example", "port": 5432, "db_user": "u", "engine": "postgres(9.4)",
            "arn": "arn:aws:rds:us-west-2:1:db:x", "region": "us-west-2",
        }
    ]  # fmt: skip
    new = contract_json(shop("12", **RDS), request("app1"))
    item = new["data_bags"]["aws_opsworks_rds_db_instance"]["arn_aws_rds_us-west-2_1_db_x"]
    assert (item["db_password"], item["missing_on_rds"]) == ("rds-secret", False)
    assert "rds-secret" not in json.dumps(redacted_contract_json(shop("12", **RDS), request("app1")))


def test_the_balancer_is_told_of_servers_and_apps_by_kind() -> None:
    layers = [
        {"Type": "lb", "Name": "LB", "Shortname": "lb"},
        {"Type": "web", "Name": "Web", "Shortname": "web"},
    ]
    instances = [
        {"Hostname": "lb1", "Layers": ["lb"], "PrivateIp": "10.0.0.1"},
        {"Hostname": "app1", "Layers": ["web"], "PrivateIp": "10.0.0.2"},
        {"Hostname": "both", "Layers": ["web"], "PrivateIp": "10.0.0.3"},
    ]
    apps = [{"Name": "Site", "Type": "static", "Domains": ["site.example"]}]
    document = shop("11.10", Layers=layers, Instances=instances, Apps=apps)
    found = contract_json(document, request("lb1", "configure", online=("lb1", "app1")))
    assert found["haproxy"]["static_backends"] == [{"name": "app1", "ip": "10.0.0.2", "backends": 8}]
    assert found["haproxy"]["static_applications"] == {
        "site": {"domains": ["site.example", "site"], "mounted_at": None}
    }
    assert found["haproxy"]["rails_backends"] == []
    assert found["deploy"]["site"]["application_type"] == "static", "what deploy::web looks for"


def test_the_rails_stack_is_known_where_there_is_a_rails_layer() -> None:
    assert contract_json(shop("11.10"), request("app1"))["opsworks"]["rails_stack"] == {"name": None}
    layers = [{"Type": "rails-app", "Name": "Rails", "Shortname": "app"}]
    instances = [{"Hostname": "app1", "Layers": ["app"]}]
    document = shop("11.10", Layers=layers, Instances=instances)
    assert contract_json(document, request("app1"))["opsworks"]["rails_stack"] == {"name": "apache_passenger"}


def test_arguments_of_an_update() -> None:
    asked = request("app1", "update_dependencies", upgrade_os_to="Debian 12", allow_reboot=True)
    (command,) = contract_json(shop(), asked)["data_bags"]["aws_opsworks_command"].values()
    assert command["args"] == {"allow_reboot": ["true"], "upgrade_os_to": ["Debian 12"]}
    dependencies = contract_json(shop("11.10"), asked)["dependencies"]
    assert (dependencies["upgrade_debs"], dependencies["allow_reboot"]) == (True, True)


@pytest.mark.parametrize("version", ["12", "11.10"])
def test_redaction_leaves_no_secret(version: str) -> None:
    document = shop(version)
    asked = request("app1", custom_json={"copy": "token is s3cret!"})
    text = json.dumps(redacted_contract_json(document, asked))
    assert "s3cret!" not in text
    assert "KEYKEYKEY" not in text
    assert "blue" in text
    assert "s3cret!" in json.dumps(contract_json(document, asked))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)
json_objects = st.dictionaries(st.sampled_from("abc"), json_values, max_size=3)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(json_objects, json_objects)
def test_of_what_is_merged_the_later_wins(one: Any, two: Any) -> None:
    kept = json.dumps([one, two])
    merged = merge(one, two)
    assert json.dumps([one, two]) == kept
    assert set(merged) == set(one) | set(two)
    for key in merged:
        above, below = two.get(key), one.get(key)
        if key in two and not (isinstance(above, dict) and isinstance(below, dict)):
            assert merged[key] == above
        elif key in two:
            assert merged[key] == merge(below, above)
        else:
            assert merged[key] == below
    assert merge({}, one) == one == merge(one, {})
