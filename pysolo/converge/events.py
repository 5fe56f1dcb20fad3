"""What happens in a run, told to whoever subscribes. The engine itself prints nothing.

The names and arguments are those of Chef's event dispatcher, so that event handlers written for Chef find what they know.
"""

from __future__ import annotations

from typing import Any, Callable, List, Tuple

NAMES: Tuple[str, ...] = tuple(
    (
        "run_start run_started run_completed run_failed ohai_completed node_load_start node_load_failed node_load_completed "
        "policyfile_loaded "
        "run_list_expand_failed run_list_expanded cookbook_resolution_start cookbook_resolution_failed cookbook_resolution_complete "
        "cookbook_sync_start synchronized_cookbook cookbook_sync_complete cookbook_gem_start cookbook_gem_using "
        "cookbook_gem_finished cookbook_compilation_start cookbook_compilation_complete "
        "library_load_start library_file_loaded library_file_load_failed library_load_complete "
        "ohai_plugin_load_start ohai_plugin_load_complete "
        "attribute_load_start attribute_file_loaded attribute_file_load_failed attribute_load_complete "
        "lwrp_load_start lwrp_file_loaded lwrp_file_load_failed lwrp_load_complete "
        "definition_load_start definition_file_loaded definition_file_load_failed definition_load_complete "
        "recipe_load_start recipe_file_loaded recipe_file_load_failed recipe_not_found recipe_load_complete "
        "converge_start converge_complete converge_failed notifications_resolved "
        "resource_action_start resource_skipped resource_current_state_loaded resource_current_state_load_bypassed resource_bypassed "
        "resource_update_applied resource_update_progress resource_failed_retriable resource_failed resource_updated "
        "resource_up_to_date resource_completed stream_opened stream_output stream_closed "
        "handlers_start handler_executed handlers_completed provider_requirement_failed whyrun_assumption attribute_changed "
        "deprecation msg"
    ).split()
)


# events of Chef that have no counterpart here: a handler may listen to them, and is never told
CHEF_ONLY = frozenset(
    (
        "skipping_registration registration_start registration_completed registration_failed node_load_success "
        "cookbook_clean_start removed_cookbook_file cookbook_clean_complete updated_cookbook_file cookbook_sync_failed "
        "cookbook_gem_installing cookbook_gem_failed "
        "ohai_plugin_file_loaded ohai_plugin_file_load_failed compliance_load_start compliance_load_complete profiles_load_start "
        "profiles_load_complete inputs_load_start inputs_load_complete waivers_load_start waivers_load_complete "
        "compliance_profile_loaded compliance_waiver_loaded compliance_input_loaded compliance_profile_enabled "
        "compliance_waiver_enabled compliance_input_enabled action_collection_registration key_migration_status "
        "resource_after_state_loaded"
    ).split()
)


class Subscriber:
    """Base of formatters, the report and handlers: define a method named after an event to be told of it."""


class Events:
    """Each event is a method; calling it tells every subscriber that has a method of that name, in order of subscription."""

    def __init__(self) -> None:
        self.subscribers: List[Any] = []

    def subscribe(self, subscriber: Any) -> None:
        self.subscribers.append(subscriber)
        for name in NAMES:
            self.__dict__.pop(name, None)

    def unsubscribe(self, subscriber: Any) -> None:
        self.subscribers.remove(subscriber)
        for name in NAMES:
            self.__dict__.pop(name, None)

    def __getattr__(self, name: str) -> Callable[..., None]:
        # looked up once: from then on the event is an attribute that calls its subscribers directly
        if name not in NAMES:
            raise AttributeError("there is no event %s" % name)
        told = [getattr(subscriber, name) for subscriber in self.subscribers if hasattr(subscriber, name)]
        if not told:
            tell: Callable[..., None] = _nobody
        elif len(told) == 1:
            tell = told[0]
        else:
            tell = _everyone(told)
        self.__dict__[name] = tell
        return tell


def _nobody(*args: Any) -> None:
    return None


def _everyone(told: List[Callable[..., None]]) -> Callable[..., None]:
    def tell(*args: Any) -> None:
        for one in told:
            one(*args)

    return tell


def flatten_lines(lines: Any) -> List[str]:
    """What ``resource_update_applied`` hands over, nested lists (a diff) included, as one list."""
    if isinstance(lines, str):
        return [lines]
    found: List[str] = []
    for line in lines or ():
        if line is not None:
            found.extend(flatten_lines(line))
    return found
