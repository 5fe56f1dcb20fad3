"""The grammar has no conflicts, and the shipped tables are those of the grammar."""

from __future__ import annotations

import json
import subprocess
import sys

from pysolo.ruby import tables
from pysolo.ruby.builder import ACTIONS


def test_shipped_tables_are_up_to_date() -> None:
    """``generate`` builds with ``strict=True``, so that a shift/reduce conflict fails here. `python -m pysolo.ruby.tables` mends it."""
    with open(tables.SHIPPED, encoding="ascii") as file:
        shipped = json.load(file)
    assert shipped == tables.generate(tables.read(tables.GRAMMAR))


def test_every_builder_call_exists_and_is_used() -> None:
    called = {call for _, _, call in tables.load().rules if call}
    assert called == set(ACTIONS)


def test_an_edited_grammar_is_built_in_memory(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    edited = tmp_path / "grammar.lark"
    edited.write_bytes(tables.read(tables.GRAMMAR) + b"\n// edited\n")
    monkeypatch.setattr(tables, "GRAMMAR", str(edited))
    assert len(tables.load().rules) == len(tables.decode(json.loads(tables.read(tables.SHIPPED))).rules)


def test_parsing_does_not_import_lark() -> None:
    code = "import sys; from pysolo.ruby.parser import parse; parse('foo 1'); print('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
