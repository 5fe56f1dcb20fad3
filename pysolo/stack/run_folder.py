"""The folder of one command's run, as the Chef 12 agent laid it out: attribs.json, data_bags, nodes, client.rb, chef.log."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Sequence
from typing import Any

from pysolo.stack.contract import RunInputs

KEPT = 10
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


def write_run_folder(folder: str, inputs: RunInputs, cookbook_paths: Sequence[str], hostname: str) -> None:
    """Everything in it is for root's eyes: environments and keys stand there in plain text, as recipes read them."""
    os.makedirs(os.path.dirname(folder), mode=0o755, exist_ok=True)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    for name in ("data_bags", "nodes", "roles", "environments"):
        shutil.rmtree(os.path.join(folder, name), ignore_errors=True)
        os.makedirs(os.path.join(folder, name))
    _write(os.path.join(folder, "attribs.json"), inputs.attributes)
    for bag, items in inputs.data_bags.items():
        os.makedirs(os.path.join(folder, "data_bags", bag))
        for name, item in items.items():
            _write(os.path.join(folder, "data_bags", bag, f"{name}.json"), item)
    for name, node in inputs.nodes.items():
        _write(os.path.join(folder, "nodes", f"{name}.json"), node)
    with open(os.path.join(folder, "client.rb"), "w", encoding="utf-8") as file:
        file.write(_client_rb(folder, inputs, cookbook_paths, hostname))


def _client_rb(folder: str, inputs: RunInputs, cookbook_paths: Sequence[str], hostname: str) -> str:
    """With it ``pysolo -c client.rb -j attribs.json`` repeats the run by hand."""
    paths = ", ".join(json.dumps(path) for path in cookbook_paths)
    prelude = "" if inputs.prelude is None else f"load {json.dumps(inputs.prelude)}\n"
    return (
        f"{prelude}node_name {json.dumps(hostname)}\n"
        f"cookbook_path [{paths}]\n"
        f"data_bag_path {json.dumps(os.path.join(folder, 'data_bags'))}\n"
        f"node_path {json.dumps(os.path.join(folder, 'nodes'))}\n"
        f"role_path {json.dumps(os.path.join(folder, 'roles'))}\n"
        f"environment_path {json.dumps(os.path.join(folder, 'environments'))}\n"
        "local_mode true\nsolo false\nlog_level :info\n"
    )


def _write(path: str, value: Any) -> None:
    with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False)


def tidy_runs(runs: str, keep: str) -> None:
    """Remove all but the latest runs; the ledger has their logs and inputs."""
    if not os.path.isdir(runs):
        return
    folders = [os.path.join(runs, name) for name in os.listdir(runs) if _GUID.match(name)]
    folders.sort(key=lambda folder: os.stat(folder).st_mtime, reverse=True)
    for folder in folders[KEPT:]:
        if folder != keep:
            shutil.rmtree(folder, ignore_errors=True)
