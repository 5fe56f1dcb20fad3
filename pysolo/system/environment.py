"""The environment that a command gets."""

from __future__ import annotations

from typing import Dict, Mapping, Optional

from pysolo.system.interface import LOGIN_PATH, USUAL_PATH, Environment
from pysolo.system.values import User


def complete_path(path: str) -> str:
    """PATH with the usual folders appended where they are missing."""
    folders = [folder for folder in path.split(":") if folder]
    folders.extend(folder for folder in USUAL_PATH if folder not in folders)
    return ":".join(folders)


def command_environment(
    base: Mapping[str, str], extra: Optional[Environment], locale: Optional[str], login: Optional[User]
) -> Dict[str, str]:
    """What the command sees: `base`, then the login's own, then locale and PATH (with a `locale`), then `extra`."""
    result = dict(base)
    if login is not None:
        result.update(
            HOME=login.home, SHELL=login.shell, USER=login.name, LOGNAME=login.name, PATH=LOGIN_PATH, IFS="\t\n"
        )
    if locale is not None:
        result.update(LC_ALL=locale, LANGUAGE=locale, LANG=locale, PATH=complete_path(base.get("PATH", "")))
    for name, value in (extra or {}).items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = value
    return result
