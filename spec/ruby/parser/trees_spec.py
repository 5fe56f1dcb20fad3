"""Source and tree side by side, in ``trees.txt``. Every row was compared with what MRI 3.1 makes of it."""

from __future__ import annotations

from ast import literal_eval
from pathlib import Path

import pytest

from spec.ruby.parser.sexp import tree_of

LINES = Path(__file__).with_name("trees.txt").read_text(encoding="utf-8").splitlines()
TREES = [(literal_eval(source), tree.strip()) for source, tree in zip(LINES[::2], LINES[1::2])]


@pytest.mark.parametrize(("source", "tree"), TREES, ids=[source for source, _ in TREES])
def test_tree(source: str, tree: str) -> None:
    assert tree_of(source) == tree
