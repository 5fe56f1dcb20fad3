"""File specificity: which of several files of one name a host gets.

Documented with Chef's "cookbook_file: file specificity": ``host-FQDN``, ``PLATFORM-VERSION``, ``PLATFORM``, ``default``, the folder itself.
"""

from __future__ import annotations

import os
from typing import Any, Callable, List, Optional

ReadAttribute = Callable[[str], Any]


def search_folders(top: str, read_attribute: ReadAttribute) -> List[str]:
    """The folders below ``top`` (absolute, existing ones) in order of preference, ``top`` last.

    Attributes are read only when a folder could depend on them.
    """
    try:
        with os.scandir(top) as entries:
            present = {entry.name for entry in entries if entry.is_dir()}
    except OSError:
        return []
    names: List[str] = []
    special = present - {"default"}
    if special:
        if any(name.startswith("host-") for name in special):
            names.append("host-%s" % (read_attribute("fqdn") or read_attribute("machinename")))
        platform = str(read_attribute("platform"))
        if any(name.startswith(platform) for name in special):
            version = str(read_attribute("platform_version"))
            parts = version.split(".")
            names.extend("%s-%s" % (platform, ".".join(parts[:count])) for count in range(len(parts), 0, -1))
            names.append(platform)
    names.append("default")
    return [os.path.join(top, name) for name in names if name in present] + [top]


def find_file(top: str, source: str, read_attribute: ReadAttribute) -> Optional[str]:
    for folder in search_folders(top, read_attribute):
        path = os.path.join(folder, source)
        if os.path.isfile(path):
            return path
    return None


def find_folder(top: str, name: str, read_attribute: ReadAttribute) -> Optional[str]:
    for folder in search_folders(top, read_attribute):
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            return path
    return None
