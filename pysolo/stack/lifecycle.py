"""The instance state machine as a table, which commands a state allows, and who gets an event.

Several of the service's states are passed within one step here (a machine of one's own needs no EC2), but each transition is
made and can be seen, so that a service that starts machines stands on the same table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pysolo.stack.enums import CHEF_11_COMMANDS, CommandStatus, CommandType, DeploymentStatus, InstanceStatus

S = InstanceStatus

# From each state, where an instance may go next.
TRANSITIONS: Mapping[InstanceStatus, frozenset[InstanceStatus]] = {
    # An own machine is there already: setup begins without asking EC2 for it.
    S.STOPPED: frozenset((S.REQUESTED, S.RUNNING_SETUP, S.REGISTERING)),
    S.REQUESTED: frozenset((S.PENDING, S.START_FAILED, S.STOPPING)),
    S.PENDING: frozenset((S.BOOTING, S.START_FAILED, S.STOPPING)),
    S.BOOTING: frozenset((S.RUNNING_SETUP, S.START_FAILED, S.STOPPING)),
    S.RUNNING_SETUP: frozenset((S.ONLINE, S.SETUP_FAILED, S.REGISTERED, S.STOPPING, S.UNASSIGNING, S.DEREGISTERING)),
    S.ONLINE: frozenset((S.RUNNING_SETUP, S.STOPPING, S.REBOOTING, S.CONNECTION_LOST, S.UNASSIGNING, S.DEREGISTERING)),
    S.SETUP_FAILED: frozenset((S.RUNNING_SETUP, S.STOPPING, S.UNASSIGNING, S.DEREGISTERING)),
    S.START_FAILED: frozenset((S.REQUESTED, S.STOPPING)),
    S.REBOOTING: frozenset((S.ONLINE, S.START_FAILED, S.STOPPING)),
    S.CONNECTION_LOST: frozenset((S.ONLINE, S.STOPPING, S.DEREGISTERING)),
    S.STOPPING: frozenset((S.TERMINATING, S.STOP_FAILED)),
    S.TERMINATING: frozenset((S.SHUTTING_DOWN, S.STOP_FAILED)),
    S.SHUTTING_DOWN: frozenset((S.TERMINATED, S.STOP_FAILED)),
    S.TERMINATED: frozenset((S.STOPPED,)),
    S.STOP_FAILED: frozenset((S.STOPPING,)),
    S.REGISTERING: frozenset((S.RUNNING_SETUP, S.DEREGISTERING)),
    S.REGISTERED: frozenset((S.ASSIGNING, S.DEREGISTERING)),
    S.ASSIGNING: frozenset((S.RUNNING_SETUP, S.UNASSIGNING, S.DEREGISTERING)),
    S.UNASSIGNING: frozenset((S.REGISTERED, S.DEREGISTERING)),
    S.DEREGISTERING: frozenset(),
}
# Before the first successful setup nothing else may run.
BEFORE_SETUP = frozenset((CommandType.SETUP, CommandType.UPDATE_CUSTOM_COOKBOOKS, CommandType.EXECUTE_RECIPES))
# Where a machine is up, so that an agent can run something on it. An own machine is up in "stopped" too: it is then out of
# service, and setup takes it in.
_REACHABLE = frozenset((S.ONLINE, S.SETUP_FAILED, S.STOPPED, S.RUNNING_SETUP, S.BOOTING, S.REGISTERED, S.STOP_FAILED))
_STOP = (S.STOPPING, S.TERMINATING, S.SHUTTING_DOWN)
# What leads into setup from a state that does not go there at once.
_TO_SETUP: Mapping[InstanceStatus, tuple[InstanceStatus, ...]] = {
    S.REGISTERED: (S.ASSIGNING, S.RUNNING_SETUP),
    S.RUNNING_SETUP: (),
}


class TransitionError(Exception):
    """A way that the table does not have."""


class ForbiddenCommand(Exception):
    """A command that the instance's state does not allow; the message says why and what would."""


def step(current: InstanceStatus, following: InstanceStatus) -> InstanceStatus:
    """The next state, if there is a way to it."""
    if following not in TRANSITIONS[current]:
        ways = ", ".join(sorted(TRANSITIONS[current])) or "nothing"
        raise TransitionError(f"an instance cannot go from {current} to {following}, only to {ways}")
    return following


def walk(current: InstanceStatus, *path: InstanceStatus) -> InstanceStatus:
    for following in path:
        current = step(current, following)
    return current


def require_allowed(
    hostname: str, status: InstanceStatus, was_set_up: bool, command: CommandType, chef_12: bool = False
) -> None:
    """Raise ForbiddenCommand when the instance must not get this command now."""
    if chef_12 and command in CHEF_11_COMMANDS:
        raise ForbiddenCommand(f"there is no command {command} on Chef 12 (only on Chef 11 stacks)")
    if not was_set_up and command not in BEFORE_SETUP:
        allowed = ", ".join(sorted(BEFORE_SETUP))
        raise ForbiddenCommand(
            f"{hostname} has had no successful setup: {command} is refused, only {allowed} may run before it"
        )
    if status not in _REACHABLE:
        raise ForbiddenCommand(f"{hostname} is {status}: no command runs there now")
    if command is CommandType.SHUTDOWN:
        if S.STOPPING not in TRANSITIONS[status]:
            raise ForbiddenCommand(f"{hostname} is {status}: there is nothing to shut down")
    elif status is S.STOP_FAILED:
        raise ForbiddenCommand(f"{hostname} is {status}: only shutdown may run, to try again")
    elif status in (S.STOPPED, S.SETUP_FAILED) and command not in BEFORE_SETUP:
        raise ForbiddenCommand(f"{hostname} is {status}: {command} is for online instances; run setup first")


def status_at_start(status: InstanceStatus, command: CommandType) -> InstanceStatus:
    """How an instance stands while the command runs."""
    if command is CommandType.SETUP:
        return walk(status, *_TO_SETUP.get(status, (S.RUNNING_SETUP,)))
    if command is CommandType.SHUTDOWN:
        return walk(status, *_STOP)
    return status


def status_at_end(status: InstanceStatus, command: CommandType, result: CommandStatus) -> InstanceStatus:
    """How it stands afterwards. Only setup and shutdown move it; other failed commands leave it where it is.

    A shutdown whose recipes fail stops the instance all the same; one that outlasts its time is stop_failed.
    """
    if command is CommandType.SETUP:
        return step(status, S.ONLINE if result is CommandStatus.SUCCESSFUL else S.SETUP_FAILED)
    if command is CommandType.SHUTDOWN:
        if result is CommandStatus.EXPIRED:
            return step(status, S.STOP_FAILED)
        return walk(status, S.TERMINATED, S.STOPPED)
    return status


def configure_targets(before: Mapping[str, InstanceStatus], after: Mapping[str, InstanceStatus]) -> tuple[str, ...]:
    """Who gets a configure when states changed: every online instance, if the set of them did."""
    online = [name for name, status in after.items() if status is S.ONLINE]
    was_online = {name for name, status in before.items() if status is S.ONLINE}
    return tuple(online) if set(online) != was_online else ()


def deployment_status(commands: Iterable[CommandStatus]) -> DeploymentStatus:
    """Running while a command is pending; failed if one failed, expired or was skipped."""
    statuses = list(commands)
    if CommandStatus.PENDING in statuses:
        return DeploymentStatus.RUNNING
    bad = (CommandStatus.FAILED, CommandStatus.EXPIRED, CommandStatus.SKIPPED)
    return DeploymentStatus.FAILED if any(status in bad for status in statuses) else DeploymentStatus.SUCCESSFUL
