"""-u and -g: who the run is done as; and the step to / that Chef takes before it converges."""

from __future__ import annotations

import os

import click

from pysolo.config import Config


def change_privilege(config: Config) -> None:
    """Leave the current folder, as chef-solo does, and become the user and group that were asked for."""
    os.chdir("/")
    if not config.user and not config.group:
        return
    import grp
    import pwd

    try:
        account = pwd.getpwnam(config.user) if config.user else None
    except KeyError:
        raise click.ClickException(f"there is no user {config.user!r} (-u)") from None
    try:
        group_id = grp.getgrnam(config.group).gr_gid if config.group else None
    except KeyError:
        raise click.ClickException(f"there is no group {config.group!r} (-g)") from None
    if group_id is None and account is not None:
        group_id = account.pw_gid
    try:
        if group_id is not None and group_id != os.getgid():
            os.setgid(group_id)
        if account is not None and account.pw_uid != os.getuid():
            os.initgroups(account.pw_name, group_id if group_id is not None else account.pw_gid)
            os.setuid(account.pw_uid)
    except PermissionError:
        raise click.ClickException(f"only root can become {config.user or config.group}") from None
    if account is not None:
        os.environ.update(HOME=account.pw_dir, USER=account.pw_name, LOGNAME=account.pw_name)
