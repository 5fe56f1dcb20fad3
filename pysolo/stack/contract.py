"""What a command's run gets, by the contract that the stack's ConfigurationManager chooses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pysolo.stack import chef11, chef12
from pysolo.stack.custom_json import merged_custom_json
from pysolo.stack.model import StackDocument
from pysolo.stack.redact import FILTERED, Redactor, redacted_document
from pysolo.stack.request import Request, target
from pysolo.stack.run_list import run_list


def contract_json(document: StackDocument, request: Request) -> Any:
    """Chef 11: the node attributes. Chef 12: ``attributes``, ``data_bags`` and ``nodes``."""
    if document.stack.chef_12:
        return chef12.contract(document, request)
    return chef11.attributes(document, request)


def redacted_contract_json(document: StackDocument, request: Request) -> Any:
    """The same for the eyes of people: no secret in it, not even where custom JSON repeats one."""
    redactor = Redactor(document)
    clean = replace(request, custom_json=redactor.value(request.custom_json))
    return redactor.value(contract_json(redacted_document(document), clean))


class RunInputs:
    """What the runner needs of a command, in either contract: attributes with a run-list, data bags, nodes."""

    def __init__(self, document: StackDocument, request: Request) -> None:
        found = contract_json(document, request)
        instance = target(document, request)
        self.recipes = run_list(document, instance, request.type, request.recipes)
        self.ignored: list[str] = []  # what custom JSON says in vain
        if document.stack.chef_12:
            reserved = merged_custom_json(document, instance, request.custom_json).get("opsworks")
            if isinstance(reserved, dict):
                self.ignored = [f"opsworks.{key}" for key in reserved if key != "data_bags"]
            self.attributes: dict[str, Any] = found["attributes"]
            self.data_bags: dict[str, dict[str, Any]] = found["data_bags"]
            self.nodes: dict[str, Any] = found["nodes"]
        else:
            # The wrapper recipes are the old agent's own: what they would load and execute is run here directly.
            plain = {key: value for key, value in found.items() if key != "recipes"}
            self.attributes = {**plain, "run_list": [f"recipe[{name}]" for name in self.recipes]}
            self.data_bags = chef11.customer_bags(found)
            self.nodes = chef11.node_documents(document, request)


__all__ = ["FILTERED", "RunInputs", "contract_json", "redacted_contract_json"]
