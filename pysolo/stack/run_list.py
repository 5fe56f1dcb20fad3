"""Which recipes an instance runs for an event or a command.

Decided where the service never said: an instance in several layers runs its layers' recipes in the *document's* order of
layers, a recipe that comes twice stays where it came first, and setup is all layers' Setup recipes followed by all layers'
Deploy recipes. On Chef 11 a layer's built-in recipes come before the custom ones of all layers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pysolo.stack.builtin_recipes import APP_RECIPES, BASE, BY_TYPE, FIRST, LAST
from pysolo.stack.enums import CommandType, Event
from pysolo.stack.model import Instance, Layer, StackDocument

_EVENTS: dict[CommandType, tuple[Event, ...]] = {
    CommandType.SETUP: (Event.SETUP, Event.DEPLOY),
    CommandType.CONFIGURE: (Event.CONFIGURE,),
    CommandType.DEPLOY: (Event.DEPLOY,),
    CommandType.UNDEPLOY: (Event.UNDEPLOY,),
    CommandType.SHUTDOWN: (Event.SHUTDOWN,),
}
# Names that the Chef 12 agent keeps for itself.
_INTERNAL = ("aws_opsworks_agent_version", "aws_opsworks_users")


def run_list(
    document: StackDocument, instance: Instance, command: CommandType, recipes: Sequence[str] = ()
) -> tuple[str, ...]:
    """The recipes that run here: of the layers' types (Chef 11) and the layers' custom ones; those given, for execute_recipes."""
    layers = document.layers_of(instance)
    if command is CommandType.EXECUTE_RECIPES:
        return _unique(name for name in recipes if name not in _INTERNAL)
    found: list[str] = []
    for event in _EVENTS.get(command, ()):
        if not document.stack.chef_12:
            found.extend(_of_types(layers, event))
        found.extend(_custom(layers, event))
    found.extend(
        recipes[command] for recipes in (APP_RECIPES.get(layer.type, {}) for layer in layers) if command in recipes
    )
    return _unique(found)


def full_run_list(
    document: StackDocument, instance: Instance, command: CommandType, recipes: Sequence[str] = ()
) -> tuple[str, ...]:
    """What the service's agent ran on Chef 11: ``run_list`` within the agent's base recipes and frame."""
    layers = document.layers_of(instance)
    events = _EVENTS.get(command, ())
    if not events:
        return _unique((FIRST, *run_list(document, instance, command, recipes), *LAST))
    found: list[str] = []
    for position, event in enumerate(events):
        found.extend(BASE[event])
        found.extend(_of_types(layers, event))
        if position == 0:
            found.append(FIRST)
        found.extend(_custom(layers, event))
    return _unique((*found, *LAST))


def _of_types(layers: Iterable[Layer], event: Event) -> list[str]:
    return [recipe for layer in layers for recipe in BY_TYPE[layer.type][event]]


def _custom(layers: Iterable[Layer], event: Event) -> list[str]:
    return [recipe for layer in layers for recipe in getattr(layer.custom_recipes, event.value)]


def _unique(recipes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(recipes))
