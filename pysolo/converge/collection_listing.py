"""``--list-resources``: the resource collection after the compile phase, nothing of it converged."""

from __future__ import annotations

import hashlib
from typing import Any, Dict, List, Optional

from pysolo.converge.report import describe_exception
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RProc, RRegexp, RString, RSymbol, Value

LONGEST = 200  # characters of a string; a longer one is given by its digest
DEEPEST = 8


def listing(run_context: Any, error: Optional[BaseException]) -> Dict[str, Any]:
    resources = [] if run_context is None else run_context.resource_collection.resources
    return {
        "status": "compiled" if error is None else "failed",
        "exception": describe_exception(error),
        "resources": [entry(resource, run_context) for resource in resources],
    }


def entry(resource: Any, run_context: Any) -> Dict[str, Any]:
    found: Dict[str, Any] = {
        "type": resource.declared_type or resource.resource_name,
        "name": resource.name,
        "actions": list(resource.action),
        "cookbook": resource.cookbook_name,
        "recipe": resource.recipe_name,
        "line": resource.source_line,
        "properties": {name: portable(value) for name, value in resource.values.items() if name != "name"},
    }
    for kind in ("only_if", "not_if"):
        guards = getattr(resource, kind)
        if guards:
            found[kind] = len(guards)
    notified = notifications(resource, run_context)
    if notified:
        found["notifies"] = notified
    return found


def notifications(resource: Any, run_context: Any) -> List[List[str]]:
    """``[timing, action, "type[name]"]`` of all that hang on a resource, subscriptions of others included."""
    key = resource.declared_key
    found: List[List[str]] = []
    for timing, table in (
        ("before", run_context.before_notifications),
        ("immediate", run_context.immediate_notifications),
        ("delayed", run_context.delayed_notifications),
    ):
        found.extend([timing, notification.action, notification.target_text()] for notification in table.get(key, ()))
    return found


def portable(value: Value, depth: int = 0) -> Any:
    """A property's value as JSON: a lazy one is "<lazy>", what JSON has no form for is named by its kind."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, RString):
        return shortened(value.s)
    if isinstance(value, RSymbol):
        return shortened(value.name)
    if depth > DEEPEST:
        return "<deep>"
    if isinstance(value, RArray):
        return [portable(item, depth + 1) for item in value.items]
    if isinstance(value, RHash):
        rt = value.cls.rt
        return {rt.to_s(key): portable(item, depth + 1) for key, item in value.items()}
    if isinstance(value, RProc):
        return "<lazy>" if value.cls.real.name == "Chef::DelayedEvaluator" else "<proc>"
    if isinstance(value, RClass):
        return "<class>"
    if isinstance(value, RRegexp):
        return "<regexp>"
    return "<object>"


def shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
