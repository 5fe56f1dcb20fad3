"""The main runner in a run folder: what happens in the child process of a command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pysolo.config import RunOptions, StopFlag, build_config
from pysolo.log import LEVELS, Log, Sink
from pysolo.stack.redacting_stream import RedactingStream

if TYPE_CHECKING:
    from pysolo.stack.contract import RunInputs
    from pysolo.stack.execution import Settings


class AtLeast:
    """A sink that passes on only what is grave enough."""

    def __init__(self, level: str, sink: Sink) -> None:
        self._levels = LEVELS[LEVELS.index(level) :]
        self._sink = sink

    def write(self, level: str, message: str) -> None:
        if level in self._levels:
            self._sink.write(level, message)


def converge(
    folder: str,
    hostname: str,
    cookbook_paths: Sequence[str],
    inputs: RunInputs,
    settings: Settings,
    output: RedactingStream,
    log: Log,
) -> int:
    """Run the recipes of the inputs' attributes; what formatters and commands say goes to ``output``."""
    from pysolo.converge.client import run_once
    from pysolo.converge.stopping import stop_on_signals
    from pysolo.system.lock import RunLock

    sys.stdout = sys.stderr = output
    session = None
    if inputs.prelude is not None:
        from pysolo.chef.boot import open_session

        session = open_session(log)
        session.rt.load_file(inputs.prelude)
    config = build_config(
        {
            "node_name": hostname,
            "chef_repo_path": folder,
            "cookbook_path": list(cookbook_paths) or [os.path.join(folder, "cookbooks")],
            "data_bag_path": os.path.join(folder, "data_bags"),
            "node_path": os.path.join(folder, "nodes"),
            "role_path": os.path.join(folder, "roles"),
            "environment_path": os.path.join(folder, "environments"),
            "log_level": settings.log_level,
            "why_run": settings.why_run,
            # The agents ran chef-client in local mode, which recipes can tell from chef-solo. Caches outlive the run folder.
            "solo": False,
            "cache_path": build_config({}, working_dir=folder).cache_path,
        },
        config_file=os.path.join(folder, "client.rb"),
        working_dir=folder,
        evaluated_by=session,
    )
    os.umask(config.umask)
    stop = StopFlag()

    stop_on_signals(stop, log)

    def waiting(holder: int | None) -> None:
        log.warn(f"another run{f' (process {holder})' if holder else ''} is going on: waiting for it to end")

    options = RunOptions(
        json_attributes=inputs.attributes,
        default_attributes=inputs.defaults,
        report_json=os.path.join(folder, "report.json"),
        why_run=settings.why_run,
        formatter=settings.formatter,
        stop=stop,
    )
    with RunLock(config.lockfile, None, waiting):
        status = run_once(config, log, options)
    output.finish()
    return 128 + stop.signal if stop.signal else status
