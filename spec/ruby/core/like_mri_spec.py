"""What MRI is asked beside us: whole programs, and `expressions/`, of which every line is one.

An expression's value, what it prints, and the class and message of an error have to be the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import pytest

HERE = Path(__file__).parent
LISTS = sorted((HERE / "expressions").glob("*.txt"))
PROGRAMS = sorted((HERE / "programs").glob("*.rb"))
# A line that cannot be parsed is an answer too, so each is evaluated by itself; what it prints stands before its value.
ASK = r"""
DATA.read.split("\n").each do |line|
  puts "> #{line}"
  begin
    puts eval("->{ #{line}\n}.call", TOPLEVEL_BINDING, "line", 1).inspect
  rescue SyntaxError
    puts "SyntaxError"
  rescue Exception => e
    puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
  end
end
__END__
"""

BothPrint = Callable[[Path], tuple[list[str], list[str]]]


@pytest.mark.slow
@pytest.mark.parametrize("expressions", LISTS, ids=lambda path: path.stem)
def test_an_expression_gives_what_mri_gives(expressions: Path, tmp_path: Path, both_print: BothPrint) -> None:
    program = tmp_path / "ask.rb"
    program.write_text(ASK.lstrip() + expressions.read_text("utf-8"), "utf-8")
    ours, theirs = ("\n".join(lines).split("\n> ") for lines in both_print(program))
    assert [(o, t) for o, t in zip(ours, theirs) if o != t] == []
    assert len(ours) == len(theirs)


@pytest.mark.slow
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_a_program_prints_what_mri_prints(program: Path, both_print: BothPrint) -> None:
    ours, theirs = both_print(program)
    assert ours == theirs
