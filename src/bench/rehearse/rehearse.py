#!/usr/bin/env python3
"""How much work a rehearsal is: six hours of virtual time, less what starting the program takes.

    src/bench/rehearse/rehearse.py [runs]

Runs `arr -e 1` and `arr --rehearse scripts/extend-while.groovy 6` in turn and prints the medians of both, in seconds of
processor time and of the wall's clock, and how the emulator's day went.
"""

import os
import pathlib
import resource
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
ARR = str(ROOT / "shell" / "arr")
COMMANDS = {
    "arr -e 1": [ARR, "-e", "1"],
    "six hours rehearsed": [ARR, "--rehearse", str(ROOT / "scripts" / "extend-while.groovy"), "6"],
}


def processor():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command):
    before, began = processor(), time.monotonic()
    out = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT).stdout
    return processor() - before, time.monotonic() - began, out


ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("ARR_")}
ENVIRONMENT["ARR_HOME"] = str(ROOT / "target" / "no-such-home")


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    run(COMMANDS["arr -e 1"])  # builds on first use
    taken = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, command in COMMANDS.items():
            processor_time, wall, out = run(command)
            taken[name].append((processor_time, wall))
    for name, times in taken.items():
        medians = [statistics.median(column) for column in zip(*times)]
        print(f"{name:22} {medians[0]:6.2f} s of processor time {medians[1]:6.2f} s")
    print(next(line for line in out.splitlines() if line.startswith("requests")))


if __name__ == "__main__":
    main()
