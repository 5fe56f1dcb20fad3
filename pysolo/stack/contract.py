"""What a command's run gets, by the contract that the stack's ConfigurationManager chooses."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any, Optional

from pysolo.stack import chef11, chef12
from pysolo.stack.builtin_recipes import AGENT_OWN
from pysolo.stack.custom_json import merged_custom_json
from pysolo.stack.model import StackDocument
from pysolo.stack.redact import FILTERED, Redactor, redacted_document
from pysolo.stack.request import Request, target
from pysolo.stack.run_list import full_run_list, run_list


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


CHEF_11_WORDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "chef11_words.rb")


class RunInputs:
    """What the runner needs of a command, in either contract: attributes with a run-list, data bags, nodes.

    ``defaults`` are attributes at the lowest level. ``prelude`` is Ruby that is read before cookbooks are: what the agent of
    that time brought into the run.
    """

    def __init__(self, document: StackDocument, request: Request) -> None:
        found = contract_json(document, request)
        instance = target(document, request)
        self.recipes = self.full_recipes = run_list(document, instance, request.type, request.recipes)
        self.ignored: list[str] = []  # what custom JSON says in vain
        self.defaults: dict[str, Any] = {}
        self.prelude: Optional[str] = None if document.stack.chef_12 else CHEF_11_WORDS
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
            said, self.defaults = without_nulls(plain)
            self.attributes = {**said, "run_list": [f"recipe[{name}]" for name in self.recipes]}
            full = full_run_list(document, instance, request.type, request.recipes)
            self.full_recipes = tuple(name for name in full if name not in AGENT_OWN or name in request.recipes)
            self.data_bags = chef11.customer_bags(found)
            self.nodes = chef11.node_documents(document, request)


def without_nulls(value: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """(the value without the nulls in its objects, the nulls alone, at their places).

    Up to Chef 12 a null left the value of a lower level as it was, and Chef 18 lets it win. At the default level it loses
    against what a cookbook says, and a key that nobody else sets is there with nil.
    """
    said: dict[str, Any] = {}
    nulls: dict[str, Any] = {}
    for key, item in value.items():
        if item is None:
            nulls[key] = None
        elif isinstance(item, dict):
            said[key], inner = without_nulls(item)
            if inner:
                nulls[key] = inner
        else:
            said[key] = item
    return said, nulls


__all__ = ["FILTERED", "RunInputs", "contract_json", "redacted_contract_json"]
