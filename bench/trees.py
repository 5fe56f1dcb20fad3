"""How many times faster than parsing it is to load a tree from the cache: in a state to be compiled, and with every body unpacked.

trees.py [FOLDER]...     the Ruby files below the folders, or those of this repository; prints the two ratios
"""

from __future__ import annotations

import gc
import pathlib
import sys
import tempfile
import time
from typing import Any, Callable

from pysolo.ruby.cache import TreeCache
from pysolo.ruby.parser import parse
from pysolo.ruby.source import RubySyntaxError
from pysolo.ruby.tree import Node, Program

ROOT = pathlib.Path(__file__).resolve().parents[1]
MOST = 300  # files


def main() -> None:
    sources = _sources([pathlib.Path(folder) for folder in sys.argv[1:]] or [ROOT / "cookbooks", ROOT / "pysolo"])
    walking = _walking([parse(text, name) for text, name in sources])
    parsing = _best(lambda: [parse(text, name).line for text, name in sources])
    with tempfile.TemporaryDirectory(prefix="pysolo-bench-") as folder:
        for text, name in sources:
            TreeCache(folder).load(text, name)
        loading = _best(lambda: _load_all(folder, sources, lambda tree: None))
        unpacking = _best(lambda: _load_all(folder, sources, _nodes)) - walking
    print(parsing / loading, parsing / unpacking)


def _walking(trees: list[Program]) -> float:
    return _best(lambda: [_nodes(tree) for tree in trees])


def _load_all(folder: str, sources: list[tuple[str, str]], use: Callable[[Any], Any]) -> None:
    cache = TreeCache(folder)  # a new one: working out the parser's version is part of it
    for text, name in sources:
        use(cache.load(text, name))  # and drop it, as a run does when it has compiled it


def _sources(folders: list[pathlib.Path]) -> list[tuple[str, str]]:
    """Up to MOST files that parse, taken evenly from all of them."""
    paths = sorted(path for folder in folders for path in folder.rglob("*.rb") if path.is_file())
    found = []
    for path in paths[:: max(1, len(paths) // MOST)][:MOST]:
        try:
            text = path.read_text()
            parse(text, str(path))
        except (RubySyntaxError, UnicodeDecodeError):
            continue
        found.append((text, str(path)))
    return found


def _nodes(value: Any) -> int:
    """Look at every field of every node, and count them."""
    if isinstance(value, Node):
        return 1 + sum(_nodes(getattr(value, name)) for name in value.FIELDS)  # type: ignore[attr-defined]
    return sum(_nodes(item) for item in value) if type(value) is tuple else 0


def _best(action: Callable[[], Any], runs: int = 5) -> float:
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        began = time.process_time()
        action()
        best = min(best, time.process_time() - began)
    return best


if __name__ == "__main__":
    main()
