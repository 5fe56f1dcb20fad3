"""What a user may send to a stack, by the permission level that the document gives."""

from __future__ import annotations

from pysolo.stack.enums import CommandType
from pysolo.stack.lifecycle import ForbiddenCommand
from pysolo.stack.model import StackDocument
from pysolo.stack.request import RequestError

# CreateDeployment, which all commands but shutdown are, asks for deploy; StopInstance for manage.
_SENDERS = ("deploy", "manage")
_STOPPERS = ("manage",)


def sender(document: StackDocument, username: str, command: CommandType) -> str:
    """Who the command says has sent it: the user's ARN, or the name of one without."""
    user = next((user for user in document.users if user.ssh_username == username), None)
    if user is None:
        known = ", ".join(user.ssh_username for user in document.users) or "there is none"
        raise RequestError(f"there is no user {username} in the stack {document.stack.name} ({known})")
    levels = _STOPPERS if command is CommandType.SHUTDOWN else _SENDERS
    if user.level not in levels:
        text = f"{username} has the permission level {user.level}: {command} needs {' or '.join(levels)}"
        raise ForbiddenCommand(text)
    return user.iam_user_arn or user.ssh_username
