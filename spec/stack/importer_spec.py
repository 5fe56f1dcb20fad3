"""From the output of ``aws opsworks describe-*`` to a document."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import pytest

from pysolo.cli.dispatch import dispatch
from pysolo.stack.document import build_document
from pysolo.stack.importer import LEFT_OUT, ImportFault, import_stack

FILTERED = "*****FILTERED*****"
STACKS = {
    "Stacks": [
        {
            "StackId": "s-1",
            "Name": "Shop",
            "Arn": "arn:aws:opsworks:us-east-1:1:stack/s-1/",
            "Region": "us-east-1",
            "Attributes": {"Color": "rgb(45, 114, 184)"},
            "ConfigurationManager": {"Name": "Chef", "Version": "12"},
            "CustomJson": '{"a": 1}',
            "UseCustomCookbooks": True,
            "CustomCookbooksSource": {"Type": "git", "Url": "git@example.com:x.git", "SshKey": FILTERED},
            "CreatedAt": "2013-10-25T19:31:08+00:00",
        }
    ]
}
LAYERS = {
    "Layers": [
        {
            "StackId": "s-1",
            "LayerId": "l-1",
            "Type": "custom",
            "Name": "App",
            "Shortname": "app",
            "Attributes": {"EcsClusterArn": None},
            "DefaultRecipes": {"Setup": []},
            "CustomRecipes": {"Setup": ["a::b"], "Configure": []},
            "DefaultSecurityGroupNames": ["x"],
            "LifecycleEventConfiguration": {"Shutdown": {"ExecutionTimeout": 60}},
        }
    ]
}
INSTANCES = {
    "Instances": [
        {
            "InstanceId": "i-1",
            "StackId": "s-1",
            "LayerIds": ["l-1"],
            "Hostname": "app1",
            "Status": "online",
            "PrivateIp": "10.0.0.1",
            "ReportedOs": {"Family": "linux"},
            "BlockDeviceMappings": [
                {"DeviceName": "ROOT_DEVICE", "Ebs": {"VolumeSize": 8, "DeleteOnTermination": True}}
            ],
        },
        {"InstanceId": "i-2", "StackId": "other", "LayerIds": ["l-9"], "Hostname": "foreign"},
    ]
}
APPS = {
    "Apps": [
        {
            "AppId": "a-1",
            "StackId": "s-1",
            "Name": "Shop",
            "Shortname": "shop",
            "Type": "other",
            "Environment": [{"Key": "TOKEN", "Value": FILTERED, "Secure": True}],
            "Attributes": {"DocumentRoot": None},
        }
    ]
}
USERS = {"UserProfiles": [{"IamUserArn": "u-1", "Name": "alice", "SshUsername": "alice"}]}
PERMISSIONS = {
    "Permissions": [{"StackId": "s-1", "IamUserArn": "u-1", "AllowSsh": True, "AllowSudo": False, "Level": "deploy"}]
}


def test_a_whole_stack() -> None:
    value, notes = import_stack([STACKS, LAYERS, INSTANCES, APPS, USERS, PERMISSIONS])
    document = build_document(value, "imported")
    assert document.stack.stack_id == "s-1"
    assert document.stack.custom_json == {"a": 1}
    assert [item.hostname for item in document.instances] == ["app1"]
    assert document.instances[0].layers == ("app",)
    assert document.instances[0].status is None
    assert document.layers[0].lifecycle_event_configuration.shutdown.execution_timeout == 60
    assert document.users[0].allow_ssh
    assert sorted(note.partition(":")[0] for note in notes) == [
        "Apps[0].Environment[0].Value",
        "Stack.CustomCookbooksSource.SshKey",
    ]


def test_what_hangs_on_instances_names_them_by_hostname() -> None:
    outputs = [
        {
            "Volumes": [
                {"Ec2VolumeId": "vol-1", "InstanceId": "i-1", "Device": "/dev/sdi", "MountPoint": "/vol/x", "Size": 8}
            ]
        },
        {"RaidArrays": [{"RaidArrayId": "r-1", "InstanceId": "i-1", "Device": "/dev/md0", "StackId": "s-1"}]},
        {"ElasticIps": [{"Ip": "192.0.2.9", "Domain": "vpc", "InstanceId": "i-1"}]},
    ]
    value, _ = import_stack([STACKS, LAYERS, INSTANCES, *outputs])
    document = build_document(value, "imported")
    assert (document.volumes[0].instance, document.raid_arrays[0].instance) == ("app1", "app1")
    assert document.instances[0].elastic_ip == document.instances[0].public_ip == "192.0.2.9"
    assert document.instances[0].reported_os == {"Family": "linux"}
    assert document.layers[0].default_security_group_names == ("x",)


@pytest.mark.parametrize("key", sorted(LEFT_OUT))
def test_every_call_is_known(key: str) -> None:
    _, notes = import_stack([STACKS, LAYERS, {key: []}])
    assert any(LEFT_OUT[key] in note for note in notes)


def test_the_command(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = []
    for name, value in (("stacks", STACKS), ("layers", LAYERS), ("instances", INSTANCES)):
        (tmp_path / name).write_text(json.dumps(value))
        paths.append(str(tmp_path / name))
    assert dispatch(["stack", "import", "--keep-status", *paths]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert found["Instances"][0]["Status"] == "online"
    assert dispatch(["stack", "import", paths[1]]) == 1
    assert "one stack is expected" in capsys.readouterr().err


def test_something_else() -> None:
    with pytest.raises(ImportFault, match="no output of aws opsworks"):
        import_stack([{"Reservations": []}])
