from __future__ import annotations

from pathlib import Path

import pytest

from pysolo.ruby.main import run_code, run_file


def test_a_program_ends_with_its_status(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_code("at_exit { puts 'bye' }\nputs 'hi'\nexit 3") == 3
    assert capfd.readouterr().out == "hi\nbye\n"


def test_an_uncaught_exception_is_shown_with_its_backtrace(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.rb"
    path.write_text("def a\n  raise ArgumentError, 'bad'\nend\na\n")
    assert run_file(str(path)) == 1
    assert capfd.readouterr().err == f"{path}:2:in `a': bad (ArgumentError)\n\tfrom {path}:4:in `<main>'\n"


def test_arguments_and_data_are_there(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.rb"
    path.write_text("p ARGV, $0 == __FILE__, DATA.read\n__END__\ntext\n")
    assert run_file(str(path), ["x", "y"]) == 0
    assert capfd.readouterr().out == '["x", "y"]\ntrue\n"text\\n"\n'
