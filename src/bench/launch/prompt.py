#!/usr/bin/env python3
"""Measures how soon arr's prompt answers a key: completion once it is warm, and the echo while much is going on.

    src/bench/launch/prompt.py [KEYS]     default: 300

Types into a pseudo-terminal of its own and waits until the screen shows it: Tab after "client.se", which completes to
"client.session"; single letters with 10,000 lines of history loaded; and the same letters while a wait of another
thread runs. Needs Linux and Python 3.8 or newer. Prints milliseconds: median, p99, most.
"""
import os
import select
import statistics
import sys
import tempfile
import time
from pathlib import Path

import launch

WARM = 100
QUIET_SECONDS = 0.03
PROMPT = rb"arr [^>\n]*> "
BACKSPACE = b"\x7f"
KILL_LINE = b"\x15"


def timed(terminal, keys, shown):
    """Milliseconds from a key to what it shows; only what comes after the key counts."""
    terminal.shown = b""
    begun = time.monotonic()
    terminal.begun = begun
    terminal.type(keys)
    terminal.until(shown)
    return (time.monotonic() - begun) * 1000


def completions(terminal, count):
    figures = []
    for _ in range(WARM + count):
        terminal.type(b"client.se")
        settle(terminal)
        figures.append(timed(terminal, b"\t", rb"ssion"))
        terminal.type(KILL_LINE)
        settle(terminal)
    return figures[WARM:]


def echoes(terminal, count):
    figures = []
    for _ in range(WARM + count):
        figures.append(timed(terminal, b"x", rb"x"))
        terminal.type(BACKSPACE)
        settle(terminal)
    return figures[WARM:]


def settle(terminal):
    """Reads what is still to come, until it is quiet."""
    while select.select([terminal.fd], [], [], QUIET_SECONDS)[0]:
        os.read(terminal.fd, 65536)


def line(name, figures):
    ordered = sorted(figures)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    print(f"| {name} | {statistics.median(ordered):.1f} | {p99:.1f} | {ordered[-1]:.1f} |")


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    os.environ.setdefault("XDG_CACHE_HOME", str(Path.home() / ".cache"))
    program = launch.arr()
    with tempfile.TemporaryDirectory() as home:
        Path(home, "history").write_text("".join(f"{1700000000000 + i}:sessions().size() + {i}\n" for i in range(10000)))
        terminal = launch.Terminal(program, home)
        try:
            terminal.until(PROMPT + rb"$")
            timed(terminal, b"1+1\r", rb"\n2\n")
            settle(terminal)
            print("| | median ms | p99 | most |\n|---|---|---|---|")
            line("a key's echo, 10,000 lines of history", echoes(terminal, count))
            line("completion, the same", completions(terminal, count))
            timed(terminal, b"s = client.session(size: STANDARD, lease: 1.hours).start()\r", rb"Starting")
            settle(terminal)
            timed(terminal, b"w = Thread.startDaemon { s.awaitReady() }\r", PROMPT + rb"$")
            settle(terminal)
            line("a key's echo while a wait runs", echoes(terminal, count))
        finally:
            terminal.close()
    print(f"\nload of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
