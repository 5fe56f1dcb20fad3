"""A stack of a thousand instances: each question is answered within half a second of processor time, in 100 MB."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
from typing import Any

import pytest

from spec.stack.stacks import source

ROOT = pathlib.Path(__file__).resolve().parents[2]
MEASURE = """
import resource, sys
from pysolo.__main__ import main
status = main(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
# not ru_maxrss: that counts what the process that started this one had
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(status, used.ru_utime + used.ru_stime, peak, file=sys.stderr)
"""


@pytest.mark.parametrize("version", ["12", "11.10"])
@pytest.mark.parametrize("question", [("run-list",), ("json",), ("json", "--redact")])
def test_a_thousand_instances(tmp_path: pathlib.Path, version: str, question: tuple[str, ...]) -> None:
    value: dict[str, Any] = source(Stack={"ConfigurationManager": {"Name": "Chef", "Version": version}})
    value["Instances"] = [
        {"Hostname": f"app{number}", "Layers": ["app"], "PrivateIp": f"10.0.{number // 250}.{number % 250 + 1}"}
        for number in range(1000)
    ]
    path = tmp_path / "big.json"
    path.write_text(json.dumps(value))
    command = ["stack", question[0], "--stack", str(path), "--instance", "app7", "--event", "configure", *question[1:]]
    if question[0] == "json":
        command += ["--online", ",".join(f"app{number}" for number in range(1000))]
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    status, seconds, kilobytes = done.stderr.split()
    assert status == "0"
    assert float(seconds) < 0.5
    assert int(kilobytes) < 100_000
    assert json.loads(done.stdout)
