"""The speed bars. Prints a table; the exit status is 1 when one is missed.

run.py [--only NAME]...     names: noop, version, parse, trees, ruby, large, leaks
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BIN = pathlib.Path(sys.executable).parent
PROGRAM = BIN / "pysolo"
sys.path.insert(0, str(HERE))

import repository  # noqa: E402

Row = tuple[str, float, float, str, bool]  # what, measured, bar, unit, is more better?


def hyperfine(*commands: list[str], runs: int) -> list[dict[str, float]]:
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        words = ["hyperfine", "-N", "--warmup", "2", "--runs", str(runs), "--style", "none", "--export-json", out.name]
        subprocess.run([*words, *(" ".join(command) for command in commands)], check=True, stdout=subprocess.DEVNULL)
        results: list[dict[str, float]] = json.load(out)["results"]
        return results


def noop() -> list[Row]:
    """A converge that finds nothing to do, with warm caches: processor time and peak memory."""
    with tempfile.TemporaryDirectory(prefix="pysolo-bench-") as name:
        command = [str(PROGRAM), "-c", str(repository.write(pathlib.Path(name))), "-o", "recipe[bench]"]
        for expected in ("650/650", "0/650"):
            out = subprocess.run(command, capture_output=True, text=True, check=False)
            if out.returncode or f" {expected} resources updated" not in out.stdout:
                raise SystemExit(
                    f"the bench repository does not converge as it should ({expected}):\n{out.stdout[-2000:]}{out.stderr}"
                )
        best = hyperfine(command, runs=10)[0]
        _, memory = _measured(["/bin/sh", "-c", "exec %s >/dev/null" % " ".join(command)])
    return [
        ("no-op converge of 650 resources, processor time", best["user"] + best["system"], 0.8, "s", False),
        ("no-op converge of 650 resources, peak memory", memory, 60.0, "MB", False),
    ]


def version() -> list[Row]:
    """Start-up, as a multiple of what Python needs to do nothing."""
    bare, ours = hyperfine([str(BIN / "python"), "-c", "pass"], [str(PROGRAM), "--version"], runs=40)
    return [("pysolo --version over python3 -c pass", ours["mean"] / bare["mean"], 4.0, "x", False)]


def parse() -> list[Row]:
    """Tokens a second through lexer, tables and builder, in a fresh process and without the tree cache."""
    (speed,) = _numbers("parse.py")
    return [("parsing, cold", speed, 100_000.0, "tokens/s", True)]


def trees() -> list[Row]:
    """A tree from the cache over parsing its source: ready to be compiled, and with all bodies unpacked."""
    loaded, unpacked = _numbers("trees.py")
    return [
        ("loading a kept tree over parsing", loaded, 10.0, "x", True),
        ("loading a kept tree and unpacking all of it", unpacked, 3.0, "x", True),
    ]


def _numbers(script: str, *arguments: str) -> list[float]:
    """What a script beside this one prints, run in a process of its own."""
    words = [sys.executable, str(HERE / script), *arguments]
    out = subprocess.run(words, capture_output=True, text=True, check=False)
    if out.returncode:
        raise SystemExit(out.stderr)
    return [float(word) for word in out.stdout.split()]


def ruby() -> list[Row]:
    """Evaluation: each program of programs/ as a multiple of MRI's processor time for it, in the same run."""
    mri = shutil.which("ruby")
    if mri is None:
        print("ruby programs: skipped, MRI is not installed (apt-get install ruby)")
        return []
    rows, ratios = [], []
    for program in sorted((HERE / "programs").glob("*.rb")):
        ours, theirs = (
            _best_time([*command, str(HERE / "timed.rb"), str(program)]) for command in ([str(PROGRAM), "ruby"], [mri])
        )
        ratios.append(ours / theirs)
        rows.append((f"{program.stem} over MRI", ratios[-1], 60.0, "x", False))
    return [*rows, ("median of the programs over MRI", statistics.median(ratios), 30.0, "x", False)]


def large() -> list[Row]:
    """A string of 50 MB and an array of a million elements: the time beside MRI's, and the peak memory."""
    mri = shutil.which("ruby")
    rows: list[Row] = []
    for program in sorted((HERE / "large").glob("*.rb")):
        ours, memory = _measured([str(PROGRAM), "ruby", str(program)])
        rows.append((f"large {program.stem}, peak memory", memory, 1500.0, "MB", False))
        if mri is not None:
            rows.append((f"large {program.stem} over MRI", ours / _measured([mri, str(program)])[0], 60.0, "x", False))
    return rows


def _measured(command: list[str]) -> tuple[float, float]:
    """Seconds of processor time and MB of memory at most."""
    child = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def leaks() -> list[Row]:
    """By how much a process grows that runs a program of programs/ a hundred times, after the twentieth."""
    rows: list[Row] = []
    for program in sorted((HERE / "programs").glob("*.rb")):
        command = [str(PROGRAM), "ruby", str(HERE / "repeated.rb"), str(program)]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        rows.append((f"{program.stem} a hundred times, growth", float(out.splitlines()[-1]), 4.0, "MB", False))
    return rows


def _best_time(command: list[str], runs: int = 3) -> float:
    """Seconds of processor time that the program itself took; start-up is not in it."""
    outs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(runs)]
    return min(float(out.splitlines()[-1]) for out in outs)


def main() -> int:
    bars = {
        "noop": noop,
        "version": version,
        "parse": parse,
        "trees": trees,
        "ruby": ruby,
        "large": large,
        "leaks": leaks,
    }
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", action="append", choices=sorted(bars))
    missed = 0
    for name in options.parse_args().only or bars:
        for what, measured, bar, unit, more in bars[name]():
            good = measured >= bar if more else measured <= bar
            missed += not good
            sign = "at least" if more else "at most"
            print(f"{what:50} {measured:10.3g} {unit:9} {sign} {bar:g}   {'ok' if good else 'MISSED'}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
