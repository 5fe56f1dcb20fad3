"""``file_cache_path/cookbooks``: where recipes expect the run's cookbooks to be (``Chef::Config[:cookbook_path]``).

Chef copies them there; a link a cookbook does as well, and costs nothing.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Iterable, Optional

if TYPE_CHECKING:
    from pysolo.chef.cookbook.cookbook import Cookbook


def link_cookbooks(cookbooks: Iterable[Cookbook], file_cache_path: str) -> Optional[str]:
    """The folder of links, brought in line with the run's cookbooks; None when it cannot be made."""
    folder = os.path.join(file_cache_path, "cookbooks")
    wanted = {cookbook.folder_name: cookbook.path for cookbook in cookbooks}
    try:
        os.makedirs(folder, exist_ok=True)
        for name in os.listdir(folder):
            path = os.path.join(folder, name)
            if os.path.islink(path) and os.readlink(path) != wanted.get(name):
                os.unlink(path)
        for name, target in wanted.items():
            path = os.path.join(folder, name)
            if not os.path.lexists(path):
                os.symlink(target, path)
    except OSError:
        return None
    return folder
