"""Trees on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pysolo.ruby.cache import TreeCache
from pysolo.ruby.packed import pack, unpack
from pysolo.ruby.parser import parse
from pysolo.ruby.source import RubySyntaxError
from pysolo.ruby.tree import Def
from spec.ruby.parser.trees_spec import TREES


def stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("source", [source for source, _ in TREES])
def test_every_kind_of_node_survives(source: str) -> None:
    program = parse(source)
    assert unpack(pack(program)) == program


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


SOURCE = "def f(a)\n  return a.map { |x| %s }\nend\n" % "; ".join("x + %d" % n for n in range(40))
WHOLE = pack(parse(SOURCE))


@given(
    position=st.integers(min_value=0, max_value=len(WHOLE) - 1),
    flip=st.integers(min_value=1, max_value=255),
    cut=st.booleans(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_a_damaged_file_is_as_good_as_absent(tmp_path: Path, position: int, flip: int, cut: bool) -> None:
    TreeCache(tmp_path).load(SOURCE, "a.rb")
    (file,) = stored(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(
        whole[:position] if cut else whole[:position] + bytes([whole[position] ^ flip]) + whole[position + 1 :]
    )
    assert TreeCache(tmp_path).kept(SOURCE) is None
    assert TreeCache(tmp_path).load(SOURCE, "a.rb") == parse(SOURCE)
    assert file.read_bytes() == whole  # written anew


@pytest.mark.parametrize(
    "damage", [b"", b"nonsense", b"[1,2]", b"\xff" * 100, b"(" * 100_000, WHOLE, b"\0" * 16 + WHOLE]
)
def test_what_is_no_tree_is_as_good_as_absent(tmp_path: Path, damage: bytes) -> None:
    TreeCache(tmp_path).load(SOURCE, "a.rb")
    stored(tmp_path)[0].write_bytes(damage)
    assert TreeCache(tmp_path).load(SOURCE, "a.rb") == parse(SOURCE)


def test_a_tree_under_the_name_of_another_is_not_taken_for_it(tmp_path: Path) -> None:
    TreeCache(tmp_path).load("foo\n", "a.rb")
    (of_foo,) = stored(tmp_path)
    TreeCache(tmp_path).load("bar\n", "a.rb")
    (of_bar,) = [path for path in stored(tmp_path) if path != of_foo]
    os.unlink(of_bar)
    os.link(of_foo, of_bar)
    assert TreeCache(tmp_path).load("bar\n", "a.rb") == parse("bar\n")


@pytest.mark.parametrize("kind", ["folder", "fifo", "link"])
def test_what_is_no_plain_file_is_not_read(tmp_path: Path, kind: str) -> None:
    TreeCache(tmp_path).load("foo\n", "a.rb")
    (file,) = stored(tmp_path)
    kept = tmp_path / "kept"
    file.rename(kept)
    if kind == "folder":
        file.mkdir()
    elif kind == "fifo":
        os.mkfifo(file)
    else:
        file.symlink_to(kept)
    assert TreeCache(tmp_path).kept("foo\n") is None
    assert TreeCache(tmp_path).load("foo\n", "a.rb") == parse("foo\n")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_what_belongs_to_somebody_else_is_not_read(tmp_path: Path) -> None:
    TreeCache(tmp_path).load("foo\n", "a.rb")
    (file,) = stored(tmp_path)
    os.chown(file, 65534, 65534)
    assert TreeCache(tmp_path).kept("foo\n") is None
    os.chown(file, 0, 0)
    assert TreeCache(tmp_path).kept("foo\n") == parse("foo\n")


def test_bodies_are_unpacked_when_they_are_asked_for() -> None:
    method, parsed = unpack(WHOLE).body, parse(SOURCE).body
    assert "body" not in vars(method)
    assert isinstance(parsed, Def)
    assert method.body == parsed.body
    assert "body" in vars(method)


PIECES = st.recursive(
    st.sampled_from(
        [
            "1",
            "nil",
            "'é'",
            '"\\xff#{x}"',
            ":a",
            "x",
            "@a",
            "A::B",
            "/a#{1}/x",
            "2.5r",
            "3i",
            "1e400",
            "10**30",
            "%w(a b)",
            "-7",
            "12345678901234567890123",
        ]
    ),
    lambda inner: st.one_of(
        st.builds("foo({0}, k: {1}) {{ |a, (b, *c), d = 1, &e| {0}; next {1} }}".format, inner, inner),
        st.builds(
            "def m(a, b = {0}, *c, d:, e: {1}, **f, &g)\n{0}\nrescue A => e\n{1}\nensure\n{0}\nend".format, inner, inner
        ),
        st.builds("if {0} then {1} else {0} end".format, inner, inner),
        st.builds("[*{0}, {{a: {1}, **{0}}}]".format, inner, inner),
        st.builds("case {0}\nin {{a: [Integer => q, *], **nil}} if {1} then {0}\nelse {1}\nend".format, inner, inner),
        st.builds("class K < Struct.new(:a)\n{0}\n{1}\nend".format, inner, inner),
        st.builds("->(v) {{ v&.w ||= {0}; x, y.z = {1} }}".format, inner, inner),
    ),
    max_leaves=12,
)


@given(PIECES)
@settings(deadline=None, max_examples=60)
def test_trees_of_all_sorts_of_code_survive(source: str) -> None:
    try:
        program = parse(source)
    except RubySyntaxError:  # a class in a method body
        return
    assert unpack(pack(program)) == program
    assert repr(unpack(pack(program))) == repr(program)  # which tells 1 from 1.0 and True


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
