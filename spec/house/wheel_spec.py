"""What is built is what works: wheel and sdist, in a fresh virtual environment, away from the source tree."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
import tarfile
import zipfile

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


def run(*command: object, cwd: pathlib.Path) -> str:
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    # From a copy: setuptools leaves its working files in the source tree.
    source, out = tmp_path_factory.mktemp("copy") / "source", tmp_path_factory.mktemp("dist")
    shutil.copytree(
        ROOT,
        source,
        symlinks=True,
        ignore=shutil.ignore_patterns(".*", "__pycache__", "demo-out", "*.egg-info", "build"),
    )
    # `build` makes the sdist and then the wheel out of that sdist, so one command proves both.
    run(sys.executable, "-m", "build", "--outdir", out, source, cwd=out)
    return out


@pytest.fixture(scope="module")
def program(dist: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    venv = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "venv", venv, cwd=venv)
    run(venv / "bin/pip", "install", "--quiet", next(dist.glob("*.whl")), cwd=venv)
    return venv / "bin/pysolo"


def sources() -> set[str]:
    found = set()
    for top, prefix in (("pysolo", "pysolo"), ("resources", "pysolo/resources"), ("providers", "pysolo/providers")):
        for path in (ROOT / top).rglob("*"):
            name = path.relative_to(ROOT / top)
            if (
                path.is_file()
                and "__pycache__" not in name.parts
                and not (top == "pysolo" and name.parts[0] in {"resources", "providers"})
            ):
                found.add(f"{prefix}/{name}")
    return found


def test_the_wheel_holds_every_file(dist: pathlib.Path) -> None:
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == sources()


def test_the_sdist_holds_the_licence_and_both_folders(dist: pathlib.Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[-1] for name in archive.getnames()}
    assert {"LICENSE", "README.md", "pyproject.toml", "resources/__init__.py", "providers/__init__.py"} <= names


def test_the_installed_program_tells_its_version(program: pathlib.Path, tmp_path: pathlib.Path) -> None:
    assert run(program, "--version", cwd=tmp_path).startswith("pysolo: 0.")


def test_the_installed_program_runs_the_demo(program: pathlib.Path, tmp_path: pathlib.Path) -> None:
    command = (program, "-c", ROOT / "cookbooks/demo/solo.rb", "-o", "recipe[demo]")
    first = run(*command, cwd=tmp_path)
    assert "resources updated" in first
    assert (tmp_path / "demo-out/index.html").is_file()
    assert " 0/" in run(*command, cwd=tmp_path)
