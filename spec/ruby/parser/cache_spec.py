"""Trees on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pysolo.ruby.cache import TreeCache, decode, encode
from pysolo.ruby.parser import parse
from pysolo.ruby.source import RubySyntaxError
from spec.ruby.parser.trees_spec import TREES


def stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("source", [source for source, _ in TREES])
def test_every_kind_of_node_survives(source: str) -> None:
    program = parse(source)
    assert decode(encode(program)) == program


def test_a_second_load_reads_what_the_first_wrote(tmp_path: Path) -> None:
    first = TreeCache(tmp_path).load("foo 1, 'a'\n", "a.rb")
    assert len(stored(tmp_path)) == 1
    assert TreeCache(tmp_path).load("foo 1, 'a'\n", "other.rb") == first == parse("foo 1, 'a'\n")
    assert len(stored(tmp_path)) == 1


def test_a_hit_imports_nothing_of_the_parser(tmp_path: Path) -> None:
    TreeCache(tmp_path).load("foo 1\n", "a.rb")
    code = (
        "import sys; from pysolo.ruby.cache import TreeCache; TreeCache(sys.argv[1]).load('foo 1\\n', 'a')\n"
        "print([m for m in sys.modules if m in ('lark', 'pysolo.ruby.parser', 'pysolo.ruby.tables') or '.lexer' in m or '.builder' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    "damage",
    [b"", b"[", b"[1,2]", b"[[[]]]", b"nonsense", b"[999,1]", b"[-1,[0]]", b"\xff\xfe", b"[" * 100_000, b"1", b"{}"],
)
def test_a_damaged_file_is_as_good_as_absent(tmp_path: Path, damage: bytes) -> None:
    expected = TreeCache(tmp_path).load("foo\n", "a.rb")
    stored(tmp_path)[0].write_bytes(damage)
    assert TreeCache(tmp_path).load("foo\n", "a.rb") == expected


def test_what_others_can_write_is_not_read(tmp_path: Path) -> None:
    TreeCache(tmp_path).load("foo\n", "a.rb")
    TreeCache(tmp_path).load("bar\n", "a.rb")
    one, other = stored(tmp_path)
    one.write_bytes(other.read_bytes())
    one.chmod(0o666)
    loaded = {source: TreeCache(tmp_path).load(source, "a.rb") for source in ("foo\n", "bar\n")}
    assert loaded == {source: parse(source) for source in loaded}


def test_an_unwritable_folder_and_none_do_no_harm(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert TreeCache(blocked).load("foo", "a.rb") == TreeCache(None).load("foo", "a.rb") == parse("foo")


def test_errors_are_not_kept(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(RubySyntaxError, match="^a.rb:1: "):
            TreeCache(tmp_path).load("foo(", "a.rb")
    assert not stored(tmp_path)


def test_no_temporary_files_are_left(tmp_path: Path) -> None:
    cache = TreeCache(tmp_path)
    for number in range(5):
        cache.load("foo %d" % number, "a.rb")
    assert len(stored(tmp_path)) == 5
    assert all(os.stat(path).st_mode & 0o077 == 0 for path in stored(tmp_path))


def test_the_oldest_trees_go_when_there_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pysolo.ruby.cache.KEPT", 2)
    for number in range(4):
        TreeCache(tmp_path).load("p %d" % number, "a.rb")
        for age, kept in enumerate(sorted((tmp_path / "syntax-trees").iterdir(), key=lambda f: f.stat().st_mtime)):
            os.utime(kept, (age, age))
    assert len(list((tmp_path / "syntax-trees").iterdir())) == 2
