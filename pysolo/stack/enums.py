"""The API's enumerations. Members are strings, so that they compare and print as the API's words."""

from __future__ import annotations

import enum


class Words(str, enum.Enum):
    """An enumeration whose members are their own text."""

    def __str__(self) -> str:
        return str(self.value)


class Event(Words):
    """What a layer has recipes for."""

    SETUP = "setup"
    CONFIGURE = "configure"
    DEPLOY = "deploy"
    UNDEPLOY = "undeploy"
    SHUTDOWN = "shutdown"


class CommandType(Words):
    """What a command may be: the names of CreateDeployment, and ``shutdown``, which only the service sends."""

    SETUP = "setup"
    CONFIGURE = "configure"
    DEPLOY = "deploy"
    UNDEPLOY = "undeploy"
    SHUTDOWN = "shutdown"
    EXECUTE_RECIPES = "execute_recipes"
    UPDATE_CUSTOM_COOKBOOKS = "update_custom_cookbooks"
    INSTALL_DEPENDENCIES = "install_dependencies"
    UPDATE_DEPENDENCIES = "update_dependencies"
    ROLLBACK = "rollback"
    START = "start"
    STOP = "stop"
    RESTART = "restart"


# Commands on apps; those that need the built-in app layers do not exist on Chef 12.
APP_COMMANDS = frozenset(
    (
        *(CommandType.DEPLOY, CommandType.UNDEPLOY, CommandType.ROLLBACK),
        *(CommandType.START, CommandType.STOP, CommandType.RESTART),
    )
)
CHEF_11_COMMANDS = frozenset(
    (
        *(CommandType.ROLLBACK, CommandType.START, CommandType.STOP, CommandType.RESTART),
        CommandType.INSTALL_DEPENDENCIES,
    )
)


class CommandStatus(Words):
    """``pending`` until a command ends in one of the others."""

    PENDING = "pending"
    SUCCESSFUL = "successful"
    FAILED = "failed"
    SKIPPED = "skipped"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


class DeploymentStatus(Words):
    RUNNING = "running"
    SUCCESSFUL = "successful"
    FAILED = "failed"


class InstanceStatus(Words):
    """Every state that the service reports, those of registered machines included."""

    STOPPED = "stopped"
    REQUESTED = "requested"
    PENDING = "pending"
    BOOTING = "booting"
    RUNNING_SETUP = "running_setup"
    ONLINE = "online"
    SETUP_FAILED = "setup_failed"
    START_FAILED = "start_failed"
    REBOOTING = "rebooting"
    CONNECTION_LOST = "connection_lost"
    STOPPING = "stopping"
    TERMINATING = "terminating"
    SHUTTING_DOWN = "shutting_down"
    TERMINATED = "terminated"
    STOP_FAILED = "stop_failed"
    REGISTERING = "registering"
    REGISTERED = "registered"
    ASSIGNING = "assigning"
    UNASSIGNING = "unassigning"
    DEREGISTERING = "deregistering"
