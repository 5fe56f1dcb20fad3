"""SIGKILL at random moments: nothing half-written is ever at a managed path, and the next run completes.

PYSOLO_KILLS says how many times; .ci/run asks for 200.
"""

from __future__ import annotations

import hashlib
import os
import pathlib
import random
import signal
import subprocess
import sys
import time

import pytest

KILLS = int(os.environ.get("PYSOLO_KILLS", "12"))
FILES = 6
pytestmark = pytest.mark.slow

RECIPE = (
    """\
out = node['kill']['out']
version = node['kill']['version']

directory out

%d.times do |i|
  file "#{out}/file#{i}" do
    content "version #{version} of file #{i}\\n" * 4_000
    mode '0640'
  end

  template "#{out}/template#{i}" do
    source 'long.erb'
    variables number: i, version: version
  end

  cookbook_file "#{out}/copy#{i}" do
    source "copy#{version.odd? ? 1 : 0}"
  end

  link "#{out}/link#{i}" do
    to "#{out}/file#{version.odd? ? i : 0}"
  end
end
"""
    % FILES
)
TEMPLATE = "<% 1_000.times do -%>\ntemplate <%= @number %> in version <%= @version %>\n<% end -%>\n"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def wanted(version: int) -> dict[str, str]:
    """What each managed path holds when a version has been converged completely."""
    found = {}
    for i in range(FILES):
        found[f"file{i}"] = digest(f"version {version} of file {i}\n" * 4_000)
        found[f"template{i}"] = digest(f"template {i} in version {version}\n" * 1_000)
        found[f"copy{i}"] = digest(f"copy {version % 2}\n" * 8_000)
        found[f"link{i}"] = f"file{i if version % 2 else 0}"
    return found


class Repository:
    def __init__(self, folder: pathlib.Path) -> None:
        self.folder, self.out = folder, folder / "out"
        cookbook = folder / "cookbooks/kill"
        for name, text in {
            "metadata.rb": "name 'kill'\n",
            "recipes/default.rb": RECIPE,
            "templates/long.erb": TEMPLATE,
            "files/copy0": "copy 0\n" * 8_000,
            "files/copy1": "copy 1\n" * 8_000,
        }.items():
            path = cookbook / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        (folder / "solo.rb").write_text(
            f"cookbook_path '{folder}/cookbooks'\nfile_cache_path '{folder}/cache'\nfile_backup_path '{folder}/backup'\n"
            f"node_path '{folder}/nodes'\nnode_name 'kill'\n"
        )

    def start(self, version: int) -> subprocess.Popen[bytes]:
        node = self.folder / "node.json"
        node.write_text(f'{{"kill": {{"out": "{self.out}", "version": {version}}}, "run_list": ["kill"]}}')
        command = [sys.executable, "-m", "pysolo", "-c", self.folder / "solo.rb", "-j", node, "-F", "min"]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def state(self) -> dict[str, str]:
        found = {}
        for name in wanted(0):
            path = self.out / name
            if path.is_symlink():
                found[name] = os.path.basename(os.readlink(path))
            elif path.exists():
                found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found

    def converge(self, version: int) -> None:
        process = self.start(version)
        output, _ = process.communicate(timeout=120)
        assert process.returncode == 0, output.decode()
        assert self.state() == wanted(version)


def test_nothing_half_written_is_ever_seen(tmp_path: pathlib.Path) -> None:
    repository = Repository(tmp_path)
    began = time.monotonic()
    repository.converge(0)
    whole = time.monotonic() - began
    chance = random.Random(20_170_601)
    before, interrupted = wanted(0), 0
    for version in range(1, KILLS + 1):
        process = repository.start(version)
        time.sleep(chance.uniform(0.2, 1.0) * whole)
        interrupted += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate()
        after, new = repository.state(), wanted(version)
        assert after.keys() == new.keys(), "a managed path has vanished"
        for name, held in after.items():
            assert held in (before[name], new[name]), f"{name} is neither the old nor the new one (version {version})"
        before = after
    assert interrupted > KILLS // 3, "the kills came too late to mean anything"
    repository.converge(KILLS + 1)
    # A killed run may leave its temporary files: hidden ones, beside the managed paths and never at one.
    assert all(path.name in wanted(0) or path.name.startswith(".chef-") for path in repository.out.iterdir())
