"""Ctrl-C ends whatever a Ruby program does, with MRI's message and exit status; so does a Timeout."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from typing import Callable

import pytest

from pysolo.ruby.runtime.interrupts import when_safe

HANGING = {
    "loop": "loop {}",
    "loop with rescue": "begin; loop { begin; Integer('x'); rescue StandardError; end }; rescue => e; p e; end",
    "while": "while true; end",
    "cycle": "[1].cycle {}",
    "a block of gsub": "'a'.gsub(/a/) { loop {} }",
    "a block of sort": "[2, 1].sort { loop {} }",
    "sleep": "sleep",
    "sleep 100": "begin; sleep 100; rescue => e; p e; end",
    "a lock": "Mutex.new.synchronize { sleep }",
    "join": "Thread.new { loop {} }.join",
    "gets": "$stdin.gets",
    "a command": "system('exec sleep 100')",
    "a command's output": "`exec sleep 100`",
}


def start(code: str) -> subprocess.Popen[str]:
    program = subprocess.Popen(
        [sys.executable, "-m", "pysolo", "ruby", "-e", f"$stdout.sync = true\nputs :began\n{code}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "began\n"
    time.sleep(0.2)
    return program


@pytest.mark.parametrize("kind", HANGING)
def test_an_interrupt_ends_it(kind: str) -> None:
    program = start(HANGING[kind])
    os.killpg(program.pid, signal.SIGINT)  # a terminal tells the commands that run too
    out, error = program.communicate(timeout=20)
    assert (out, program.returncode) == ("", 130)
    assert error.splitlines()[0].endswith(": Interrupt") and "Traceback" not in error


def test_ensure_and_at_exit_run_and_termination_says_nothing() -> None:
    program = start("at_exit { puts :bye }\nbegin\n  loop {}\nensure\n  puts :ensured\nend")
    program.send_signal(signal.SIGTERM)
    assert program.communicate(timeout=20) == ("ensured\nbye\n", "")
    assert program.returncode == 128 + signal.SIGTERM


def test_an_interrupt_can_be_rescued() -> None:
    program = start("begin\n  sleep\nrescue Interrupt => e\n  p e\nend")
    program.send_signal(signal.SIGINT)
    assert program.communicate(timeout=20) == ("Interrupt\n", "")


@pytest.mark.parametrize(
    "busy",
    ["loop {}", "while true; end", "sleep", "loop { begin; raise 'x'; rescue; end }", "'a'.gsub(/a/) { loop {} }"],
)
def test_a_time_limit_ends_it(busy: str, ruby: Callable[[str], str]) -> None:
    program = f"require 'timeout'\nbegin\n  Timeout.timeout(0.1) {{ {busy} }}\nrescue Timeout::Error => e\n  puts e.message\nend\n"
    assert ruby(program) == "execution expired\n"


def in_a_finalizer() -> None:
    class Finalized:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGUSR1)
            len(str(self))

    Finalized()


def in_the_collector() -> None:
    def report(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            signal.raise_signal(signal.SIGUSR1)
            len(phase)

    gc.callbacks.append(report)
    try:
        gc.collect()
    finally:
        gc.callbacks.remove(report)


@pytest.mark.parametrize("lose", [in_a_finalizer, in_the_collector])
def test_what_a_signal_raises_where_python_forgets_it_is_not_lost(lose: Callable[[], None]) -> None:
    received = []

    def action(number: int) -> None:
        received.append(number)
        raise KeyError(number)

    before = signal.signal(signal.SIGUSR1, when_safe(action))
    try:
        with pytest.raises(KeyError):
            lose()
            time.sleep(10)
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert received == [signal.SIGUSR1]
