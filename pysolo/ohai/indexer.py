"""Writes index.py from the plugins: `python -m pysolo.ohai.indexer`. A spec holds the two together."""

from __future__ import annotations

import os
from typing import Dict, List, Tuple

from pysolo.ohai import plugins
from pysolo.ohai.registry import load

#: module name -> the paths it provides, and whether it must be asked for
Index = Dict[str, Tuple[Tuple[str, ...], bool]]

_HEAD = '''"""Which plugin gives which attributes, and whether it must be asked for. Written by `python -m pysolo.ohai.indexer`."""

from __future__ import annotations

from typing import Dict, Tuple

# fmt: off
INDEX: Dict[str, Tuple[Tuple[str, ...], bool]] = {
'''


def built_index() -> Index:
    """The index as the plugins themselves have it."""
    names: List[str] = sorted(
        name[:-3]
        for folder in plugins.__path__
        for name in os.listdir(folder)
        if name.endswith(".py") and name != "__init__.py"
    )
    return {name: (load(name).provides, load(name).optional) for name in names}


def index_source() -> str:
    """The text of index.py."""
    rows = []
    for name, (provides, optional) in built_index().items():
        paths = ", ".join(f'"{path}"' for path in provides)
        comma = "," if len(provides) == 1 else ""
        rows.append(f'    "{name}": (({paths}{comma}), {optional}),\n')
    return _HEAD + "".join(rows) + "}\n"


if __name__ == "__main__":
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "index.py"), "w") as file:
        file.write(index_source())
