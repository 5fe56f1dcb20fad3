"""What a ledger keeps: instances, commands and deployments, under the API's names, and some of ours beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Optional, Tuple, Type, TypeVar

from pysolo.stack.api_names import from_api, to_api
from pysolo.stack.enums import CommandStatus, CommandType, InstanceStatus
from pysolo.stack.store import Record, Save

R = TypeVar("R", bound="Kept")


@dataclass(frozen=True)
class Kept:
    """Something with a key and a version in the store; version 0 is not there yet."""

    key: str = field(default="", metadata={"kept": False})
    version: int = field(default=0, metadata={"kept": False})

    @classmethod
    def of(cls: Type[R], record: Record) -> R:
        return replace(from_api(cls, record.value), key=record.key, version=record.version)

    def value(self) -> dict[str, Any]:
        found: dict[str, Any] = to_api(self)
        return {key: item for key, item in found.items() if key not in ("Key", "Version")}

    def save(self) -> Save:
        return Save(self.key, self.value(), self.version)


@dataclass(frozen=True)
class InstanceRecord(Kept):
    hostname: str = ""
    status: str = "stopped"
    was_set_up: bool = False
    left_online: bool = False  # it was online when the command began that runs now
    changed_at: Optional[str] = None

    @property
    def state(self) -> InstanceStatus:
        return InstanceStatus(self.status)


@dataclass(frozen=True)
class CommandRecord(Kept):
    """A command of one instance. ``inputs`` names what it runs on; with it a command can be repeated exactly."""

    command_id: str = ""
    instance_id: str = ""
    hostname: str = ""
    deployment_id: Optional[str] = None
    type: str = "configure"
    status: str = "pending"
    created_at: str = ""
    acknowledged_at: Optional[str] = None
    completed_at: Optional[str] = None
    exit_code: Optional[int] = None
    duration: Optional[float] = None
    reason: Optional[str] = None
    run_list: Tuple[str, ...] = ()
    inputs: Mapping[str, Any] = field(default_factory=dict)
    log: Optional[str] = None
    run_folder: Optional[str] = None
    cookbooks_revision: Optional[str] = None
    rerun_of: Optional[str] = None

    def shown(self) -> dict[str, Any]:
        """For people: without the inputs, which hold secrets. What came of them was cleaned before it was kept."""
        return {key: value for key, value in self.value().items() if key != "Inputs"}

    @property
    def kind(self) -> CommandType:
        return CommandType(self.type)

    @property
    def ended(self) -> bool:
        return self.status != CommandStatus.PENDING

    @property
    def number(self) -> int:
        return int(self.key.rpartition("/")[2])


@dataclass(frozen=True)
class DeploymentRecord(Kept):
    deployment_id: str = ""
    stack_id: str = ""
    app_ids: Tuple[str, ...] = ()
    command: Mapping[str, Any] = field(default_factory=dict)
    instance_ids: Tuple[str, ...] = ()
    command_keys: Tuple[str, ...] = ()
    status: str = "running"
    created_at: str = ""
    completed_at: Optional[str] = None
    duration: Optional[int] = None
    comment: Optional[str] = None
    iam_user_arn: Optional[str] = None
    custom_json: Optional[Mapping[str, Any]] = None
    cookbooks_revision: Optional[str] = None
