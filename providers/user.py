"""user: useradd, usermod and userdel."""

from __future__ import annotations

import posixpath
import time
from typing import Any, List, Optional, Union

from pysolo.chef.provider import Provider, provides
from pysolo.system.values import Shadow, User


class Linux(Provider):
    serves = (provides("user", os="linux"), provides("linux_user"))
    class_name = "User::Linux"
    user: Optional[User]
    shadow: Optional[Shadow]
    gid: Union[str, int, None]  # as asked for; a name that is known is its number
    group_known = True
    changes: List[str]

    def load_current(self) -> None:
        new, system = self.new, self.system
        self.user = self.current = system.user_by_name(new.username)
        self.shadow = system.shadow_by_name(new.username) if self.user is not None else None
        self.gid = new.gid
        self.changes = []
        if self.user is not None and isinstance(self.gid, str) and not self.gid.strip().isdigit():
            group = system.group_by_name(self.gid)
            self.group_known = group is not None
            self.gid = group.gid if group is not None else self.gid

    def define_requirements(self) -> None:
        new, action = self.new, self.action
        if action in ("create", "modify", "manage", "lock", "unlock"):
            self.requires(
                self.group_known,
                ("Chef::Exceptions::User", "Couldn't lookup integer GID for group name %s" % new.gid),
                "group name %s does not exist. Assuming this group will have been created previously." % new.gid,
            )
        if action in ("modify", "lock", "unlock"):
            self.requires(
                self.user is not None,
                ("Chef::Exceptions::User", "Cannot modify user %s - does not exist!" % new.username),
                "Assuming user %s would have been created" % new.username,
            )

    # -- the difference -------------------------------------------------------------------------------------------------

    @property
    def current_password(self) -> Optional[str]:
        if self.shadow is not None:
            return self.shadow.password
        return self.user.password if self.user is not None else None

    def _current(self, name: str) -> Any:
        user = self.user
        if user is None:
            return None
        if name == "password":
            return self.current_password
        if name in ("expire_date", "inactive"):
            return self._shadow_field(name)
        return getattr(user, {"comment": "gecos"}.get(name, name))

    def _shadow_field(self, name: str) -> Any:
        """As getspnam gives it: an empty field is -1, and so a date is the day before the first one."""
        if self.shadow is None:
            return None
        days = self.shadow.inactive if name == "inactive" else self.shadow.expire
        days = -1 if days is None else days
        return days if name == "inactive" else time.strftime("%Y-%m-%d", time.gmtime(days * 86400))

    def _wanted(self, name: str) -> Any:
        return self.gid if name == "gid" else getattr(self.new, name)

    def _differs(self, name: str) -> bool:
        wanted = self._wanted(name)
        return wanted is not None and str(wanted) != _text(self._current(name))

    def _moves_home(self) -> bool:
        home = self.new.home
        if home is None:
            return False
        return self.user is None or posixpath.normpath(self.user.home or "/") != posixpath.normpath(home)

    def _compare(self) -> bool:
        self.changes = []
        if self._moves_home():
            assert self.user is not None
            self.changes.append("change homedir from %s to %s" % (self.user.home, self.new.home))
        for name in ("comment", "shell", "password", "uid", "gid", "expire_date", "inactive"):
            if self._differs(name):
                if name == "password" and self.new.sensitive:
                    self.changes.append("change password from ******** to ********")
                else:
                    self.changes.append(
                        "change %s from %s to %s" % (name, _text(self._current(name)), self._wanted(name))
                    )
        return bool(self.changes)

    # -- actions --------------------------------------------------------------------------------------------------------

    def action_create(self) -> None:
        name = self.new.username
        if self.user is None:
            self.converge_by("create user %s" % name, self._create)
            self.log.info("%s created" % self.new)
        elif self._compare():
            self.converge_by(["alter user %s" % name, *self.changes], self._modify)
            self.log.info("%s altered, %s" % (self.new, ", ".join(self.changes)))

    def action_manage(self) -> None:
        if self.user is not None and self._compare():
            self.converge_by(["manage user %s" % self.new.username, *self.changes], self._modify)

    def action_modify(self) -> None:
        if self.user is not None and self._compare():
            self.converge_by(["modify user %s" % self.new.username, *self.changes], self._modify)

    def action_remove(self) -> None:
        if self.user is not None:
            self.converge_by("remove user %s" % self.new.username, self._remove)
            self.log.info("%s removed" % self.new)

    def action_lock(self) -> None:
        if not self._is_locked():
            self.converge_by("lock the user %s" % self.new.username, lambda: self._usermod("-L"))
        else:
            self.log.debug("%s already locked - nothing to do" % self.new)

    def action_unlock(self) -> None:
        if self._is_locked():
            self.converge_by("unlock user %s" % self.new.username, lambda: self._usermod("-U"))
        else:
            self.log.debug("%s already unlocked - nothing to do" % self.new)

    # -- commands -------------------------------------------------------------------------------------------------------

    def _common_options(self) -> List[str]:
        new = self.new
        options: List[str] = []
        for flag, name in (("-c", "comment"), ("-e", "expire_date"), ("-g", "gid"), ("-f", "inactive")):
            wanted = self._wanted(name)
            asked = wanted not in (None, "") if name in ("expire_date", "inactive") else self._differs(name)
            if asked:
                options += [flag, str(wanted)]
        for flag, name in (("-p", "password"), ("-s", "shell"), ("-u", "uid")):
            if self._differs(name):
                options += [flag, str(self._wanted(name))]
        if self._moves_home():
            options += ["-d", str(new.home)]
        if new.non_unique:
            options.append("-o")
        return options

    def _create(self) -> None:
        new = self.new
        options = ["-r"] if new.system else []
        options.append("-m" if new.manage_home else "-M")
        self.shell_out_("useradd", *self._common_options(), *options, new.username)

    def _modify(self) -> None:
        new = self.new
        options = ["-u", str(new.uid)] if new.non_unique and new.uid is not None else []
        if self._moves_home() and new.manage_home:
            options.append("-m")
        result = self.shell_out("usermod", *self._common_options(), *options, new.username, returns=[0, 12])
        if result.exitstatus == 12 and "exists" not in result.stderr:
            self.fail("Chef::Exceptions::User", "Unable to modify home directory for %s" % new.username)
        result.raise_on_error()

    def _remove(self) -> None:
        new = self.new
        options = (["-r"] if new.manage_home else []) + (["-f"] if new.force else [])
        self.shell_out_("userdel", *options, new.username)

    def _usermod(self, *options: str) -> None:
        self.shell_out_("usermod", *options, self.new.username)

    def _is_locked(self) -> bool:
        name = self.new.username
        result = self.shell_out("passwd", "-S", name, returns=[0, 1])
        if "does not exist" in result.stderr:
            if self.why_run:
                return False
            self.fail(
                "Chef::Exceptions::User", "User %s does not exist when checking lock status for %s" % (name, self.new)
            )
        result.raise_on_error()
        words = result.stdout.split()
        state = words[1][:1] if len(words) > 1 else ""
        if state not in ("P", "N", "L"):
            self.fail("Chef::Exceptions::User", "Cannot determine if user %s is locked for %s" % (name, self.new))
        return bool(state == "L")


def _text(value: Any) -> str:
    return "" if value is None else str(value)
