"""The accounts of this machine. The name service is asked every time: a command may just have changed them."""

from __future__ import annotations

import grp
import pwd
from typing import List, Optional

from pysolo.system.values import Group, User


def _user(row: pwd.struct_passwd) -> User:
    return User(row.pw_name, row.pw_uid, row.pw_gid, row.pw_gecos, row.pw_dir, row.pw_shell, row.pw_passwd)


def _group(row: grp.struct_group) -> Group:
    return Group(row.gr_name, row.gr_gid, tuple(row.gr_mem), row.gr_passwd or "x")


class LocalAccounts:
    """The accounts part of LocalSystem."""

    def users(self) -> List[User]:
        return [_user(row) for row in pwd.getpwall()]

    def groups(self) -> List[Group]:
        return [_group(row) for row in grp.getgrall()]

    def user_by_name(self, name: str) -> Optional[User]:
        try:
            return _user(pwd.getpwnam(name))
        except KeyError:
            return None

    def user_by_uid(self, uid: int) -> Optional[User]:
        try:
            return _user(pwd.getpwuid(uid))
        except (KeyError, OverflowError):
            return None

    def group_by_name(self, name: str) -> Optional[Group]:
        try:
            return _group(grp.getgrnam(name))
        except KeyError:
            return None

    def group_by_gid(self, gid: int) -> Optional[Group]:
        try:
            return _group(grp.getgrgid(gid))
        except (KeyError, OverflowError):
            return None
