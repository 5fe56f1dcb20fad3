"""INT and TERM end a run after the resource in hand; a second one ends it at once."""

from __future__ import annotations

import os
import signal
from types import FrameType

from pysolo.config import StopFlag
from pysolo.log import Log


def stop_on_signals(stop: StopFlag, log: Log) -> None:
    """From now on the two signals set the flag."""

    def received(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
            return
        stop.set(number)
        name = signal.Signals(number).name
        log.warn(f"{name} received: the run ends after the resource in hand (send it again to end at once)")

    signal.signal(signal.SIGINT, received)
    signal.signal(signal.SIGTERM, received)
