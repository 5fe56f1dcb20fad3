"""Every line of `expressions/` is an expression that MRI and pysolo are both asked for: value, output, error class and message."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LISTS = sorted((Path(__file__).parent / "expressions").glob("*.txt"))
ADDRESS = re.compile(r"0x[0-9a-f]{16}")
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


def has_mri() -> bool:
    ruby = shutil.which("ruby")
    if ruby is None:
        return False
    done = subprocess.run([ruby, "-e", "print RUBY_VERSION"], capture_output=True, text=True, check=False)
    return done.stdout.startswith("3.1.")


def answers(command: list[str], folder: Path) -> list[str]:
    """What is printed for each line of the list, without addresses."""
    env = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC")
    run = [*command, "ask.rb"]
    done = subprocess.run(
        run, cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False
    )
    return ADDRESS.sub("0x", done.stdout.decode("utf-8", "replace")).split("\n> ")


@pytest.mark.slow
@pytest.mark.skipif(not has_mri(), reason="needs MRI 3.1: apt-get install ruby")
@pytest.mark.parametrize("expressions", LISTS, ids=lambda path: path.stem)
def test_mri_gives_the_same(expressions: Path, tmp_path: Path) -> None:
    (tmp_path / "ask.rb").write_text(ASK.lstrip() + expressions.read_text("utf-8"), "utf-8")
    ours, theirs = answers([sys.executable, "-m", "pysolo.ruby.main"], tmp_path), answers(["ruby", "-W0"], tmp_path)
    assert [(o, t) for o, t in zip(ours, theirs) if o != t] == []
    assert len(ours) == len(theirs)
