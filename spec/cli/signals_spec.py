"""A signal ends a run after the resource in hand; exit status 128 + its number."""

from __future__ import annotations

import json
import pathlib
import signal
import subprocess
import sys
import time

import pytest

RECIPE = """\
execute 'in hand' do
  command 'touch %(folder)s/began; sleep 0.5; touch %(folder)s/ended'
  notifies :create, 'file[%(folder)s/notified]', :delayed
end

file '%(folder)s/notified' do
  action :nothing
end

file '%(folder)s/next' do
  content 'too late'
end
"""


def start(folder: pathlib.Path, *arguments: str, recipe: str = RECIPE) -> subprocess.Popen[str]:
    file = folder / "cookbooks/app/recipes/default.rb"
    file.parent.mkdir(parents=True)
    file.write_text(recipe.replace("%(folder)s", str(folder)))
    (folder / "solo.rb").write_text(
        f"cookbook_path '{folder}/cookbooks'\nnode_name 'x'\nfile_cache_path '{folder}/cache'\n"
    )
    command = [sys.executable, "-m", "pysolo", "-c", str(folder / "solo.rb"), "-o", "app", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def wait_for(path: pathlib.Path, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 30
    while not path.exists():
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < until
        time.sleep(0.02)


def wait_for_handler(process: subprocess.Popen[str]) -> None:
    """Until USR1 is caught: asked of the kernel, for there is no output yet."""
    until = time.monotonic() + 30
    while True:
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        if int(status.split("SigCgt:")[1].split()[0], 16) & 1 << (signal.SIGUSR1 - 1):
            return
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_resource_in_hand_is_finished(number: signal.Signals, tmp_path: pathlib.Path) -> None:
    process = start(tmp_path, "--report-json", str(tmp_path / "report.json"))
    wait_for(tmp_path / "began", process)
    process.send_signal(number)
    output, _ = process.communicate(timeout=30)
    assert process.returncode == 128 + number, output
    assert (tmp_path / "ended").exists()
    assert not (tmp_path / "next").exists()
    assert f"{number.name} received" in output
    assert "Traceback" not in output
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["status"] == "failed"
    assert report["resources"][0]["resource"] == "execute[in hand]"


def test_an_interval_ends_while_it_waits(tmp_path: pathlib.Path) -> None:
    process = start(tmp_path, "-i", "600")
    wait_for_handler(process)
    process.send_signal(signal.SIGTERM)
    output, _ = process.communicate(timeout=30)
    assert process.returncode == 128 + signal.SIGTERM, output
    assert not (tmp_path / "began").exists()


def test_usr1_asks_for_a_run_now(tmp_path: pathlib.Path) -> None:
    process = start(tmp_path, "-i", "600")
    wait_for_handler(process)
    process.send_signal(signal.SIGUSR1)
    wait_for(tmp_path / "next", process)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert process.returncode == 128 + signal.SIGTERM


def line_with(text: str, process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if text in line:
            return line
    raise AssertionError(f"no line with {text}")


def test_hup_has_the_configuration_read_again(tmp_path: pathlib.Path) -> None:
    process = start(tmp_path, "-i", "600", "-l", "info")
    wait_for_handler(process)
    config = tmp_path / "solo.rb"
    before = config.read_text()
    config.write_text(before + "this is not ruby (\n")
    process.send_signal(signal.SIGHUP)
    assert "stays as it was" in line_with("SIGHUP received", process)
    config.write_text(before.replace("node_name 'x'", "node_name 'renamed'"))
    process.send_signal(signal.SIGHUP)
    assert "was read again" in line_with("SIGHUP received", process)
    assert not (tmp_path / "began").exists()  # the wait started over
    process.send_signal(signal.SIGUSR1)
    assert "renamed" in line_with("Starting Chef Infra Client Run for", process)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)


ENDLESS = {
    "recipes": "loop {}",
    "recipes that rescue": "begin\n  loop { begin; Integer('x'); rescue StandardError; end }\nrescue => e\n  puts e\nend",
    "sleep": "sleep",
    "a command": "shell_out!('sleep 100')",
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_without_a_resource_in_hand_the_run_ends_at_once(kind: str, tmp_path: pathlib.Path) -> None:
    began = tmp_path / "compiling"
    process = start(
        tmp_path,
        "--report-json",
        str(tmp_path / "report.json"),
        recipe=f"::File.write('{began}', '')\n{ENDLESS[kind]}\n",
    )
    wait_for(began, process)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=30)
    assert process.returncode == 128 + signal.SIGINT, output
    assert "SIGINT received: the run ends" in output
    assert "Running handlers complete" in output and "Traceback" not in output
    assert json.loads((tmp_path / "report.json").read_text())["status"] == "failed"


def test_a_resource_without_end_is_ended_by_the_second_signal(tmp_path: pathlib.Path) -> None:
    process = start(
        tmp_path,
        recipe=f"ruby_block 'x' do\n  block do\n    ::File.write('{tmp_path}/began', '')\n    loop {{}}\n  end\nend\n",
    )
    wait_for(tmp_path / "began", process)
    process.send_signal(signal.SIGINT)
    time.sleep(0.5)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=30)
    assert process.returncode == -signal.SIGINT
    assert "after the resource in hand" in output
