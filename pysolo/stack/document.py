"""A stack document: read from YAML or JSON, validated, completed, and made into the model."""

from __future__ import annotations

import json
import re
from typing import Any

from pysolo.stack.api_names import from_api
from pysolo.stack.checks import check_meaning
from pysolo.stack.identity import stable_id
from pysolo.stack.model import StackDocument
from pysolo.stack.schema import Fault, Validator, load_schema


class DocumentError(Exception):
    """A document that cannot be used: every fault with its path, and the file's name."""

    def __init__(self, source: str, faults: list[Fault]) -> None:
        self.source = source
        self.faults = faults
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """One line a fault; it begins with the path."""
        return [f"{fault} (in {self.source})" for fault in self.faults]


def load_document(path: str) -> StackDocument:
    """The stack that a file describes; DocumentError tells everything that is wrong with it."""
    return build_document(read_source(path), path)


def read_source(path: str) -> Any:
    """The plain value of a YAML or JSON file."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError as fault:
        raise DocumentError(path, [Fault("", f"cannot read the stack document: {fault.strerror}")]) from None
    except UnicodeDecodeError as fault:
        raise DocumentError(path, [Fault("", f"the stack document is not UTF-8 (byte {fault.start})")]) from None
    try:
        return _read(text, path)
    except RecursionError:
        raise DocumentError(path, [Fault("", "the stack document is nested too deeply")]) from None


def _read(text: str, path: str) -> Any:
    if text.lstrip()[:1] == "{":
        try:
            return json.loads(text)
        except ValueError as fault:
            # A flow mapping of YAML begins like a JSON object.
            if path.endswith(".json"):
                raise DocumentError(path, [Fault("", f"not valid JSON: {fault}")]) from None
    from pysolo.stack.yaml_reader import YamlFault, read_yaml

    try:
        return read_yaml(text)
    except YamlFault as problem:
        raise DocumentError(path, [Fault("", f"not valid YAML: {problem}")]) from None


def build_document(source: Any, name: str) -> StackDocument:
    """Validate a plain value against the schema, then for its meaning, and make the model of it."""
    faults = Validator(load_schema()).check(source)
    if faults:
        raise DocumentError(name, [*faults, *_further_faults(source, faults)])
    document = from_api(StackDocument, _completed(source))
    faults = check_meaning(document)
    if faults:
        raise DocumentError(name, faults)
    return document


def _further_faults(source: Any, known: list[Fault]) -> list[Fault]:
    """What is wrong with the meaning of a document whose shape is wrong too, so that one look tells everything."""
    from pysolo.stack.repair import repaired

    whole = repaired(source)
    if whole is None:
        return []
    paths = tuple(fault.path for fault in known)
    return [f for f in check_meaning(from_api(StackDocument, _completed(whole))) if not f.path.startswith(paths)]


def _completed(source: Any) -> dict[str, Any]:
    """The document with ids, generated names and custom JSON as objects."""
    stack = dict(source["Stack"])
    stack_id = stack["StackId"] = stack.get("StackId") or stable_id(stack.get("Region") or "local", stack["Name"])
    stack["CustomJson"] = _object(stack.get("CustomJson"))

    def with_id(item: dict[str, Any], key: str, kind: str, name: str) -> dict[str, Any]:
        return {**item, key: item.get(key) or stable_id(stack_id, kind, name)}

    layers = [with_id(item, "LayerId", "layer", item["Shortname"]) for item in source.get("Layers") or ()]
    apps = [
        {**item, "Shortname": item.get("Shortname") or shortname(item["Name"])} for item in source.get("Apps") or ()
    ]
    users = [
        {**item, "UnixUserId": item.get("UnixUserId") or 2000 + index}
        for index, item in enumerate(source.get("Users") or (), start=1)
    ]
    addresses = {item["Instance"]: item["Ip"] for item in source.get("ElasticIps") or () if item.get("Instance")}
    return {
        **source,
        "Stack": stack,
        "Layers": [{**layer, "CustomJson": _object(layer.get("CustomJson"))} for layer in layers],
        "Instances": [
            with_id(_addressed(item, addresses), "InstanceId", "instance", item["Hostname"].lower())
            for item in source.get("Instances") or ()
        ],
        "Apps": [with_id(item, "AppId", "app", item["Shortname"]) for item in apps],
        "Users": users,
    }


def _addressed(item: dict[str, Any], addresses: dict[str, str]) -> dict[str, Any]:
    """An instance with the Elastic IP that is associated with it, which is also its public address."""
    elastic = item.get("ElasticIp") or addresses.get(item["Hostname"])
    return {**item, "ElasticIp": elastic, "PublicIp": item.get("PublicIp") or elastic} if elastic else item


def shortname(name: str) -> str:
    """The name that an app without one gets: lower case, everything else an underscore."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "app"


def _object(custom_json: Any) -> dict[str, Any]:
    if isinstance(custom_json, str):
        custom_json = json.loads(custom_json) if custom_json.strip() else {}
    found: dict[str, Any] = custom_json or {}
    return found
