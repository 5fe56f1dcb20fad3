"""A stack of a thousand instances: each question is answered within half a second of processor time, in 100 MB."""

from __future__ import annotations

import copy
import json
import pathlib
import subprocess
import sys
from typing import Any

import pytest

from spec.stack.fuzz_spec import WHOLE

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


QUESTIONS = [
    ("run-list", "--event", "setup"),
    *(
        ("json", "--event", event, "--state-dir", "/nonexistent")
        for event in ("setup", "configure", "deploy", "undeploy", "shutdown")
    ),
    ("json", "--event", "configure", "--state-dir", "/nonexistent", "--redact"),
]


def big(version: str) -> dict[str, Any]:
    """A thousand instances in two layers each, fifty apps, fifty users, a volume an instance."""
    value = copy.deepcopy(WHOLE)
    value["Stack"]["ConfigurationManager"]["Version"] = version
    if version == "12":
        value["Layers"] = [layer for layer in value["Layers"] if layer["Type"] == "custom"]
        value["Stack"].pop("ChefConfiguration")
    names = [layer["Shortname"] for layer in value["Layers"]]
    value["Instances"] = [item for item in value["Instances"] if item["Hostname"] in ("lb1", "app1")]
    value["Instances"] += [
        {
            "Hostname": f"n{number}", "Layers": [names[number % len(names)], names[(number + 1) % len(names)]],
            "PrivateIp": f"10.0.{number // 250}.{number % 250 + 1}", "InstanceType": "c3.large", "Os": "Ubuntu 14.04 LTS",
        }
        for number in range(998)
    ]  # fmt: skip
    value["Apps"] += [
        {"Name": f"app{number}", "Type": "other", "Environment": [{"Key": "A", "Value": "x" * 50, "Secure": True}]}
        for number in range(50)
    ]
    value["Users"] += [
        {"SshUsername": f"u{number}", "AllowSsh": True, "SshPublicKey": "ssh-rsa " + "A" * 300} for number in range(50)
    ]
    value["Volumes"] += [
        {"Ec2VolumeId": f"vol-x{number}", "Instance": f"n{number}", "Device": "/dev/sdi"} for number in range(998)
    ]
    return value


def as_yaml(value: dict[str, Any]) -> str:
    """As people write it: a line an item."""
    lines = []
    for key, items in value.items():
        if isinstance(items, dict):
            lines.append(f"{key}: {json.dumps(items)}")
        else:
            lines += [f"{key}:", *(f"  - {json.dumps(item)}" for item in items)]
    return "\n".join(lines)


@pytest.mark.parametrize("version", ["12", "11.10"])
@pytest.mark.parametrize("suffix", [".json", ".yml"])
def test_a_thousand_instances(tmp_path: pathlib.Path, version: str, suffix: str) -> None:
    value = big(version)
    path = tmp_path / f"big{suffix}"
    path.write_text(json.dumps(value) if suffix == ".json" else as_yaml(value))
    for question, *options in QUESTIONS:
        command = ["stack", question, "--stack", str(path), "--instance", "n7", *options]
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, *command], cwd=ROOT, capture_output=True, text=True, check=True
        )
        status, seconds, kilobytes = done.stderr.split()
        assert status == "0"
        assert float(seconds) < 0.5, command
        assert int(kilobytes) < 100_000, command
        assert json.loads(done.stdout)
