"""The small commands."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

from pysolo import __version__
from pysolo.__main__ import main
from pysolo.cli.dispatch import COMMANDS, dispatch


@pytest.mark.parametrize("arguments", [["-v"], ["--version"], ["--no-color", "--version"]])
def test_the_version(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert capsys.readouterr().out == f"pysolo: {__version__}\n"


def test_the_version_needs_no_imports() -> None:
    code = "import sys; before = set(sys.modules); import pysolo.__main__ as m; m.main(['-v']); print(len(set(sys.modules) - before))"
    out = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {os.getcwd()!r}); {code}"],
        capture_output=True,
        text=True,
    )
    assert out.stdout.splitlines()[-1] == "3", out.stdout + out.stderr


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch([name, "--help"]) == 0
    assert f"Usage: pysolo {name}" in capsys.readouterr().out


def test_the_shim_makes_launchers_that_run(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["shim", str(tmp_path / "bin")]) == 0
    assert capsys.readouterr().out.split() == [f"{tmp_path}/bin/chef-solo", f"{tmp_path}/bin/chef-client"]
    out = subprocess.run([tmp_path / "bin/chef-solo", "--version"], capture_output=True, text=True, check=True)
    assert out.stdout == f"pysolo: {__version__}\n"
    assert dispatch(["shim", str(tmp_path / "bin")]) == 0


def test_the_shim_leaves_a_real_chef_alone(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "chef-solo").write_text("#!/opt/chef/bin/ruby\n")
    assert dispatch(["shim", str(tmp_path)]) == 1
    assert "--force" in capsys.readouterr().err
    assert (tmp_path / "chef-solo").read_text() == "#!/opt/chef/bin/ruby\n"
    assert dispatch(["shim", "--force", str(tmp_path)]) == 0
    assert "launcher of pysolo" in (tmp_path / "chef-solo").read_text()
