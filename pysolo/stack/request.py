"""All that a command depends on. With the document it is the whole input: the same two give the same run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Tuple

from pysolo.stack.enums import APP_COMMANDS, CommandType
from pysolo.stack.model import App, Instance, StackDocument


class RequestError(Exception):
    """A command that makes no sense for this stack; the message is for the user."""


@dataclass(frozen=True)
class Request:
    """A command for one instance. ``statuses`` says how every instance stood when it was sent."""

    instance: str
    command: str
    command_id: str
    sent_at: float
    apps: Tuple[str, ...] = ()
    recipes: Tuple[str, ...] = ()
    statuses: Mapping[str, str] = field(default_factory=dict)
    custom_json: Mapping[str, Any] = field(default_factory=dict)
    deployment_id: str | None = None
    iam_user_arn: str | None = None
    migrate: bool = False
    upgrade_os_to: str | None = None
    allow_reboot: bool = False

    @property
    def type(self) -> CommandType:
        return CommandType(self.command)

    def online(self, hostname: str) -> bool:
        return self.statuses.get(hostname) == "online"

    def arguments(self) -> dict[str, list[str]]:
        """``Command.Args`` of the API: each a list of strings."""
        made: dict[str, list[str]] = {}
        if self.type is CommandType.EXECUTE_RECIPES:
            made["recipes"] = list(self.recipes)
        if self.type is CommandType.UPDATE_DEPENDENCIES:
            made["allow_reboot"] = ["true" if self.allow_reboot else "false"]
            if self.upgrade_os_to:
                made["upgrade_os_to"] = [self.upgrade_os_to]
        if self.migrate:
            made["migrate"] = ["true"]
        return made

    def to_json(self) -> dict[str, Any]:
        return {key: getattr(self, key) for key in self.__dataclass_fields__}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Request:
        return cls(**{**value, "apps": tuple(value["apps"]), "recipes": tuple(value["recipes"])})


def target(document: StackDocument, request: Request) -> Instance:
    instance = document.instance(request.instance)
    if instance is None:
        known = ", ".join(item.hostname for item in document.instances) or "there is none"
        raise RequestError(f"there is no instance {request.instance} in the stack {document.stack.name} ({known})")
    return instance


def deployed_apps(document: StackDocument, request: Request) -> tuple[App, ...]:
    """The apps that a command is about: those named, or all of them for an event and where none is named."""
    for name in request.apps:
        if document.app(name) is None:
            known = ", ".join(app.shortname for app in document.apps) or "there is none"
            raise RequestError(f"there is no app {name} in the stack {document.stack.name} ({known})")
    if not request.apps or request.type in (CommandType.SETUP, CommandType.CONFIGURE, CommandType.SHUTDOWN):
        return document.apps
    return tuple(app for app in document.apps if app.shortname in request.apps)


def marked_apps(document: StackDocument, request: Request) -> tuple[App, ...]:
    """The apps that carry ``deploy: true`` on Chef 12: all on setup, those of the command on app commands and manual recipes."""
    if request.type is CommandType.SETUP or request.type in APP_COMMANDS:
        return deployed_apps(document, request)
    if request.type is CommandType.EXECUTE_RECIPES and request.apps:
        return deployed_apps(document, request)
    return ()
