"""A stack document from the saved output of ``aws opsworks describe-*``, one file a call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pysolo.stack.redact import FILTERED
from pysolo.stack.schema import load_schema

# The top-level key of each call's output.
CALLS = {
    "Stacks": "describe-stacks",
    "Layers": "describe-layers",
    "Instances": "describe-instances",
    "Apps": "describe-apps",
    "UserProfiles": "describe-user-profiles",
    "Permissions": "describe-permissions",
    "RdsDbInstances": "describe-rds-db-instances",
    "ElasticLoadBalancers": "describe-elastic-load-balancers",
    "EcsClusters": "describe-ecs-clusters",
    "Volumes": "describe-volumes",
    "RaidArrays": "describe-raid-arrays",
    "ElasticIps": "describe-elastic-ips",
}
# What the other calls tell has no place in a document; a note says so.
LEFT_OUT = {
    "Deployments": "describe-deployments: what was done is no part of a document",
    "Commands": "describe-commands: what was done is no part of a document",
    "LoadBasedAutoScalingConfigurations": "describe-load-based-auto-scaling: nothing starts machines here",
    "TimeBasedAutoScalingConfigurations": "describe-time-based-auto-scaling: nothing starts machines here",
    "ServiceErrors": "describe-service-errors: errors of the service",
    "StackSummary": "describe-stack-summary: it follows from the rest",
    "AgentVersions": "describe-agent-versions: there is no agent to choose",
    "AgentInstallerUrl": "describe-stack-provisioning-parameters: there is no agent to install",
    "OperatingSystems": "describe-operating-systems: machines are there already",
    "Tags": "list-tags: its output does not say whose tags they are (a stack and its layers may have Tags)",
    "UserProfile": "describe-my-user-profile: describe-user-profiles has everybody",
}


class ImportFault(Exception):
    """Output that no document can be made of."""


def import_stack(outputs: Iterable[Mapping[str, Any]], keep_status: bool = False) -> tuple[dict[str, Any], list[str]]:
    """(the document, what the user has to fill in by hand or know). Instances start as stopped unless their status is kept."""
    found: dict[str, list[Any]] = {key: [] for key in CALLS}
    notes: list[str] = []
    for output in outputs:
        known = [key for key in output if key in CALLS]
        notes.extend(f"{LEFT_OUT[key]}; left out" for key in output if key in LEFT_OUT)
        if not known and not any(key in LEFT_OUT for key in output):
            raise ImportFault(f"no output of aws opsworks describe-*: none of {', '.join(CALLS)} is in it")
        for key in known:
            found[key].extend(output[key] or ())
    if len(found["Stacks"]) != 1:
        raise ImportFault(f"one stack is expected (describe-stacks --stack-ids ID), not {len(found['Stacks'])}")
    stack_id = found["Stacks"][0].get("StackId")
    for key in ("Layers", "Instances", "Apps"):
        found[key] = [item for item in found[key] if item.get("StackId", stack_id) == stack_id]
    shortnames = {layer["LayerId"]: layer["Shortname"] for layer in found["Layers"]}
    hostnames = {item["InstanceId"]: item["Hostname"] for item in found["Instances"] if "InstanceId" in item}
    document = {
        "Stack": _part("Stack", found["Stacks"][0], "Stack", notes),
        "Layers": [_part("Layer", item, f"Layers[{i}]", notes) for i, item in enumerate(found["Layers"])],
        "Instances": [
            _instance(item, shortnames, keep_status, f"Instances[{i}]", notes)
            for i, item in enumerate(found["Instances"])
        ],
        "Apps": [_part("App", item, f"Apps[{i}]", notes) for i, item in enumerate(found["Apps"])],
        "Users": list(_users(found["UserProfiles"], found["Permissions"], stack_id, notes)),
        "RdsDbInstances": [
            _part("RdsDbInstance", item, f"RdsDbInstances[{i}]", notes)
            for i, item in enumerate(found["RdsDbInstances"])
        ],
        "ElasticLoadBalancers": [
            {**_part("ElasticLoadBalancer", item, "", []), "Layer": shortnames[item["LayerId"]]}
            for item in found["ElasticLoadBalancers"]
            if item.get("LayerId") in shortnames
        ],
        "EcsClusters": [_part("EcsCluster", item, "", []) for item in found["EcsClusters"]],
        "Volumes": _attached("Volume", found["Volumes"], hostnames, notes),
        "RaidArrays": _attached("RaidArray", found["RaidArrays"], hostnames, notes),
        "ElasticIps": _attached("ElasticIp", found["ElasticIps"], hostnames, notes),
    }
    return {key: value for key, value in document.items() if value}, notes


def _part(rule: str, item: Mapping[str, Any], path: str, notes: list[str]) -> dict[str, Any]:
    """What the document has a key for; output-only keys are left out, and so is what the API filtered."""
    cleaned: dict[str, Any] = _cleaned(dict(item), load_schema()["$defs"][rule], path, notes)
    return cleaned


def _cleaned(value: Any, rule: Any, path: str, notes: list[str]) -> Any:
    while "$ref" in rule:
        rule = load_schema()["$defs"][rule["$ref"].rpartition("/")[2]]
    if isinstance(value, list) and "items" in rule:
        return [_cleaned(item, rule["items"], f"{path}[{index}]", notes) for index, item in enumerate(value)]
    if not isinstance(value, dict) or "properties" not in rule:
        return value
    made: dict[str, Any] = {}
    for key, item in value.items():
        if key not in rule["properties"] or item is None or item in ({}, []):
            continue
        if item == FILTERED:
            notes.append(f"{path}.{key}: a secret that the API does not tell; fill it in")
            if key not in rule["required"]:
                continue
        made[key] = _cleaned(item, rule["properties"][key], f"{path}.{key}", notes)
    return made


def _attached(
    rule: str, items: Iterable[Mapping[str, Any]], hostnames: Mapping[str, str], notes: list[str]
) -> list[dict[str, Any]]:
    """Volumes, arrays and addresses: they name their instance by its id, documents by its hostname."""
    made = []
    for index, item in enumerate(items):
        part = _part(rule, item, f"{rule}s[{index}]", notes)
        if item.get("InstanceId") in hostnames:
            part["Instance"] = hostnames[item["InstanceId"]]
        made.append(part)
    return made


def _instance(
    item: Mapping[str, Any], shortnames: Mapping[str, str], keep_status: bool, path: str, notes: list[str]
) -> dict[str, Any]:
    layers = [shortnames[layer] for layer in item.get("LayerIds") or () if layer in shortnames]
    if not layers:
        notes.append(f"{path}.Layers: {item.get('Hostname')} is in no layer of this stack; give it one")
    made = _part("Instance", item, path, notes)
    if not keep_status:
        made.pop("Status", None)
    return {"Hostname": made.pop("Hostname", None), "Layers": layers, **made}


def _users(profiles: list[Any], permissions: list[Any], stack_id: Any, notes: list[str]) -> Iterable[dict[str, Any]]:
    """User profiles with their permission on this stack; those without one are no users of it."""
    allowed = {item.get("IamUserArn"): item for item in permissions if item.get("StackId", stack_id) == stack_id}
    for index, profile in enumerate(profiles):
        permission = allowed.get(profile.get("IamUserArn"))
        if permission is None and permissions:
            continue
        rest = {key: value for key, value in (permission or {}).items() if key in ("AllowSsh", "AllowSudo", "Level")}
        user = {**profile, **rest}
        user["SshUsername"] = user.get("SshUsername") or str(user.get("Name") or f"user{index + 1}").lower()
        yield _part("User", user, f"Users[{index}]", notes)
