"""The node file (``node_path/NAME.json``): what of a node lasts from one run to the next, and what a search over nodes sees."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Dict, List

from pysolo.chef.node.attributes import DEFAULT_LEVELS, OVERRIDE_LEVELS
from pysolo.chef.plain_merge import deep_merge
from pysolo.chef.session import session_of
from pysolo.ruby.runtime.objects import UNSET

if TYPE_CHECKING:
    from pysolo.chef.node.node import Node
    from pysolo.ruby.runtime.interpreter import Interpreter


def node_document(node: Node) -> Dict[str, Any]:
    """What the node file says. Automatic attributes are those that this run has read: the rest was never collected."""
    rt = node.cls.rt
    attributes = node.attributes
    document: Dict[str, Any] = {"name": node.name}
    if node.chef_environment != "_default":
        document["chef_environment"] = node.chef_environment
    for key, value in (
        ("normal", attributes.levels["normal"]),
        ("default", attributes.group(DEFAULT_LEVELS, [])),
        ("override", attributes.group(OVERRIDE_LEVELS, [])),
        ("automatic", attributes.levels["automatic"]),
    ):
        content = {} if value is UNSET else rt.to_python(value)
        if content:
            document[key] = content
    for key, name in (("policy_name", node.policy_name), ("policy_group", node.policy_group)):
        if name is not None:
            document[key] = name
    if node.run_list.items:
        document["run_list"] = node.run_list.strings()
    return document


def write_node_file(node: Node, folder: str) -> None:
    """Atomically: a reader sees the old file or the new one. Only its owner reads it: attributes may be secrets."""
    import json

    system = session_of(node.cls.rt).system
    system.makedirs(folder)
    text = json.dumps(node_document(node), indent=2, ensure_ascii=False, default=str) + "\n"
    system.write_atomic(os.path.join(folder, node.name + ".json"), text.encode(), mode=0o600, follow=False)


def take_over(node: Node, document: Dict[str, Any]) -> None:
    """What a new run takes from the file of the last one: normal attributes, run-list, environment and policy."""
    from pysolo.chef.run_list import RunList

    rt = node.cls.rt
    node.attributes.replace_level("normal", rt.from_python(document.get("normal") or {}))
    node.chef_environment = str(document.get("chef_environment") or "_default")
    node.policy_name, node.policy_group = document.get("policy_name"), document.get("policy_group")
    run_list: List[str] = [str(item) for item in document.get("run_list") or []]
    node.run_list = RunList.parse(rt, run_list)


def node_from_document(rt: Interpreter, name: str, document: Dict[str, Any]) -> Node:
    """Another node, as a search gives it."""
    from pysolo.chef.node.node import Node

    node = Node(rt.classes["Chef::Node"], name)
    take_over(node, document)
    for level in ("default", "override", "automatic"):
        node.attributes.replace_level(level, rt.from_python(document.get(level) or {}))
    return node


def searchable(name: str, document: Dict[str, Any]) -> Dict[str, Any]:
    """What a query sees of a node: all levels merged, and the names that mirror the node object."""
    merged: Dict[str, Any] = {}
    for level in ("default", "normal", "override", "automatic"):
        merged = deep_merge(merged, document.get(level) or {})
    run_list = [str(item) for item in document.get("run_list") or []]
    mirrored: Dict[str, Any] = {
        **{key: document[key] for key in ("policy_name", "policy_group") if key in document},
        "name": name,
        "chef_environment": document.get("chef_environment") or "_default",
        "run_list": run_list,
        "role": [item[5:-1] for item in run_list if item.startswith("role[")],
        "recipe": [item[7:-1] for item in run_list if item.startswith("recipe[")],
        "chef_type": "node",
    }
    return {**merged, **mirrored}
