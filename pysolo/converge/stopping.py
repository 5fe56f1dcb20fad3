"""INT and TERM end a run: after the resource in hand, at once where there is none, and at once the second time."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from pysolo.ruby.runtime.interrupts import when_safe

if TYPE_CHECKING:
    from pysolo.config import StopFlag
    from pysolo.log import Log


class Stopped(Exception):
    """A signal asked for the end of the run; the resource in hand, if any, has been finished."""

    def __init__(self, signal: int) -> None:
        super().__init__("the run was ended by signal %d" % signal)
        self.signal = signal


def stop_on_signals(stop: StopFlag, log: Log) -> None:
    """From now on the two signals set the flag."""

    def received(number: int) -> None:
        if stop.is_set():
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
            return
        stop.set(number)
        name = signal.Signals(number).name
        if stop.running and not stop.in_hand:  # in the compile phase, which cookbooks can make endless
            log.warn(f"{name} received: the run ends")
            raise Stopped(number)
        log.warn(f"{name} received: the run ends after the resource in hand (send it again to end at once)")

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, when_safe(received))
