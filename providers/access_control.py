"""Owner, group and mode: what a resource asks for, how it differs from what is there, and setting it."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional, Union

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider
    from pysolo.chef.resource import Resource
    from pysolo.system.interface import System
    from pysolo.system.values import FileStat

#: the actions for which an unknown owner or group is an error
CHECKED_ACTIONS = ("create", "create_if_missing", "touch")
UID_MAX = (1 << 32) - 10


def mode_number(mode: Union[str, int, None]) -> Optional[int]:
    """The permissions that a mode property means: a text is octal, as Ruby's ``oct`` reads it."""
    if mode is None:
        return None
    if isinstance(mode, int):
        return mode & 0o7777
    text = mode.strip().replace("_", "").lower()
    for prefix, base in (("0x", 16), ("0b", 2), ("0o", 8), ("0d", 10)):
        if text.startswith(prefix):
            return int(text[2:], base) & 0o7777
    return int(text or "0", 8) & 0o7777


def shown_mode(mode: Optional[int]) -> str:
    return "" if mode is None else "0%o" % mode


class AccessControl:
    """What a resource wants of one path. ``found`` is what is there now, None when nothing is.

    With ``link`` the thing at the path is a symbolic link: the link itself is changed, and it has no mode of its own.
    """

    def __init__(self, provider: Provider, path: str, found: Optional[FileStat], link: bool = False) -> None:
        self.provider = provider
        self.path = path
        self.found = found
        self.link = link
        new = provider.new
        self.system: System = provider.system
        self.owner: Union[str, int, None] = new.owner
        self.group: Union[str, int, None] = new.group
        self.uid = self._uid()
        self.gid = self._gid()
        self.mode = None if link else mode_number(new.mode)

    def _uid(self) -> Optional[int]:
        owner = self.owner
        if owner is None or isinstance(owner, int):
            return owner
        user = self.system.user_by_name(owner)
        if user is not None:
            return user.uid - (1 << 32) if user.uid > UID_MAX else user.uid
        if self.provider.action in CHECKED_ACTIONS:
            self.provider.requires(
                False,
                (
                    "Chef::Exceptions::UserIDNotFound",
                    "cannot determine user id for '%s', does the user exist on this system?" % owner,
                ),
                "Assuming user %s would have been created" % owner,
            )
        return None

    def _gid(self) -> Optional[int]:
        group = self.group
        if group is None or isinstance(group, int):
            return group
        entry = self.system.group_by_name(group)
        if entry is not None:
            return entry.gid - (1 << 32) if entry.gid > UID_MAX else entry.gid
        if self.provider.action in CHECKED_ACTIONS:
            self.provider.requires(
                False,
                (
                    "Chef::Exceptions::GroupIDNotFound",
                    "cannot determine group id for '%s', does the group exist on this system?" % group,
                ),
                "Assuming group %s would have been created" % group,
            )
        return None

    # -- the difference -------------------------------------------------------------------------------------------------

    @property
    def owner_differs(self) -> bool:
        return self.uid is not None and (self.found is None or self.found.uid != self.uid)

    @property
    def group_differs(self) -> bool:
        return self.gid is not None and (self.found is None or self.found.gid != self.gid)

    @property
    def mode_differs(self) -> bool:
        if self.mode is None:
            return False
        if self.found is None or self.found.mode != self.mode:
            return True
        return bool(self.mode & 0o4000) and (self.owner_differs or self.group_differs)  # a change of owner drops it

    def changes(self) -> List[str]:
        """What would be changed, in the words of the report."""
        lines: List[str] = []
        if self.mode_differs:
            found = self.found.mode if self.found is not None else None
            lines.append("change mode from '%s' to '%s'" % (shown_mode(found), shown_mode(self.mode)))
        if self.owner_differs:
            lines.append("change owner from '%s' to '%s'" % (self._found_owner(), self.owner))
        if self.group_differs:
            lines.append("change group from '%s' to '%s'" % (self._found_group(), self.group))
        return lines

    def _found_owner(self) -> str:
        if self.found is None:
            return ""
        user = None if isinstance(self.owner, int) else self.system.user_by_uid(self.found.uid)
        return user.name if user is not None else str(self.found.uid)

    def _found_group(self) -> str:
        if self.found is None:
            return ""
        group = None if isinstance(self.group, int) else self.system.group_by_gid(self.found.gid)
        return group.name if group is not None else str(self.found.gid)

    # -- setting it -----------------------------------------------------------------------------------------------------

    def apply(self) -> None:
        """Set what differs from what is there at this moment."""
        system, path = self.system, self.path
        now = system.lstat(path) if self.link else system.stat(path)
        uid = self.uid if self.uid is not None and now.uid != self.uid else None
        gid = self.gid if self.gid is not None and now.gid != self.gid else None
        log = self.provider.log
        if uid is not None or gid is not None:
            change = system.lchown if self.link else system.chown
            change(path, -1 if uid is None else uid, -1 if gid is None else gid)
            if uid is not None:
                log.info("%s owner changed to %s" % (self.provider.new, uid))
            if gid is not None:
                log.info("%s group changed to %s" % (self.provider.new, gid))
        if self.mode is not None and (now.mode != self.mode or uid is not None or gid is not None):
            system.chmod(path, self.mode)
            log.info("%s mode changed to %o" % (self.provider.new, self.mode))

    def converge(self) -> None:
        """Report and set what differs."""
        lines = self.changes()
        if lines:
            self.provider.converge_by(lines, self.apply)


def settle(resource: Resource, found: Optional[FileStat], system: System) -> None:
    """Afterwards the resource tells what the path has, where it did not say itself (handlers read this)."""
    if found is None:
        return
    for name, value in (("owner", _user(system, found.uid)), ("group", _group(system, found.gid))):
        if not resource.is_set(name):
            resource.set(name, value)
    if not resource.is_set("mode"):
        resource.set("mode", shown_mode(found.mode))


def _user(system: System, uid: int) -> Union[str, int]:
    user = system.user_by_uid(uid)
    return user.name if user is not None else uid


def _group(system: System, gid: int) -> Union[str, int]:
    group = system.group_by_gid(gid)
    return group.name if group is not None else gid
