"""A small stack for the specs."""

from __future__ import annotations

import copy
from typing import Any, Optional

from pysolo.stack.document import build_document
from pysolo.stack.model import StackDocument
from pysolo.stack.request import Request

SHOP: dict[str, Any] = {
    "Stack": {"Name": "shop", "CustomJson": {"shop": {"port": 8080, "list": [1, 2]}}},
    "Layers": [
        {
            "Type": "custom",
            "Name": "Load balancer",
            "Shortname": "lb",
            "CustomRecipes": {"Setup": ["haproxy::install"], "Configure": ["haproxy::configure"]},
        },
        {
            "Type": "custom",
            "Name": "App servers",
            "Shortname": "app",
            "CustomJson": '{"shop": {"workers": 4, "list": [3]}}',
            "CustomRecipes": {
                "Setup": ["base", "shop::runtime"],
                "Configure": ["shop::peers"],
                "Deploy": ["shop::release"],
                "Undeploy": ["shop::remove"],
                "Shutdown": ["shop::drain"],
            },
        },
    ],
    "Instances": [
        {"Hostname": "lb1", "Layers": ["lb"], "PrivateIp": "10.0.0.10"},
        {"Hostname": "app1", "Layers": ["app"], "PrivateIp": "10.0.0.11"},
        {"Hostname": "both", "Layers": ["app", "lb"], "PrivateIp": "10.0.0.12"},
    ],
    "Apps": [
        {
            "Name": "Shop",
            "Shortname": "shop",
            "Type": "other",
            "AppSource": {"Type": "git", "Url": "file:///srv/shop.git", "Revision": "main", "SshKey": "KEYKEYKEY"},
            "Environment": [
                {"Key": "TOKEN", "Value": "s3cret!", "Secure": True},
                {"Key": "COLOR", "Value": "blue"},
            ],
            "Domains": ["shop.example"],
        },
        {"Name": "Second App", "Type": "other"},
    ],
    "Users": [
        {"SshUsername": "alice", "Name": "a@x", "AllowSsh": True, "AllowSudo": True, "SshPublicKey": "ssh-rsa A"}
    ],
}


def source(**changes: Any) -> dict[str, Any]:
    """The document's plain value; ``Stack={...}`` is merged, other keys are replaced."""
    made = copy.deepcopy(SHOP)
    made["Stack"].update(changes.pop("Stack", {}))
    made.update(changes)
    return made


def shop(version: str = "12", **changes: Any) -> StackDocument:
    made = source(**changes)
    made["Stack"]["ConfigurationManager"] = {"Name": "Chef", "Version": version}
    return build_document(made, "shop.yml")


def request(
    instance: str, command: str = "setup", *, online: Optional[tuple[str, ...]] = ("lb1", "app1", "both"), **more: Any
) -> Request:
    statuses = {name: "online" if name in (online or ()) else "stopped" for name in ("lb1", "app1", "both")}
    return Request(
        instance=instance, command=command, command_id="c0ffee", sent_at=1394966606.0, statuses=statuses, **more
    )
