#!/usr/bin/env python3
"""Measures how long a prompt takes from launch: to the prompt, and to the first result of something typed.

    src/bench/launch/launch.py [ROUNDS] [PROMPT...]     default: 15 arr jshell

Each program runs in a pseudo-terminal of its own, in turn, ROUNDS times. As soon as the prompt is on the screen, a
key is typed, and until it is shown counts as the prompt's time; then the rest of 1+1 and Enter, and the first result
counts from launch too. Another run types 1+1 at launch, as one does who does not wait for the prompt. Needs Linux
and Python 3.8 or newer; jshell from JAVA_HOME or PATH. Prints medians, the range and the ratio to the last program.
"""
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60
SEQUENCE = re.compile(rb"\x1b(\[[0-9;?>=]*[a-zA-Z]|\][^\x07\x1b]*(\x07|\x1b\\)|[=>()][0-9A-B]?)")
# A prompt that asks where its cursor is (jshell does, before it reads) waits for what a terminal answers.
CURSOR = b"\x1b[6n"


def jshell():
    home = os.environ.get("JAVA_HOME", "")
    found = shutil.which("jshell", path=f"{home}/bin{os.pathsep}{os.environ['PATH']}")
    return found or sys.exit("jshell was found neither in JAVA_HOME nor on PATH")


def arr():
    program = str(ROOT / "shell" / "arr")
    # Builds it where that is needed; no part of what is measured.
    subprocess.run([program, "--version"], check=True, stdout=subprocess.DEVNULL)
    return program


# How it is called, what stands before the cursor, and what it answers to 1+1 once the echo is over.
PROGRAMS = {
    "arr": (arr, rb"arr emu> ", rb"\n2\n"),
    "jshell": (jshell, rb"jshell> ", rb"==> 2\n"),
    # Started by startup.py, which knows where its jars are.
    "groovysh": (None, rb"groovy> ", rb"\n(===> )?2\n"),
}


class Terminal:
    """A program in a pseudo-terminal, and what it has shown since it was launched."""

    def __init__(self, program, home):
        self.shown = b""
        self.begun = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(HOME=home, TERM="xterm-256color", ARR_HISTORY=home + "/history")
            os.execv(program, [program])
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def text(self):
        return SEQUENCE.sub(b"", self.shown).replace(b"\r", b"")

    def type(self, text):
        os.write(self.fd, text)

    def until(self, pattern):
        """Milliseconds from launch until the screen shows it."""
        while not re.search(pattern, self.text()):
            left = self.begun + PATIENCE - time.monotonic()
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                sys.exit(f"{pattern} was not shown within {PATIENCE} s, but: {self.text().decode(errors='replace')}")
            try:
                read = os.read(self.fd, 65536)
            except OSError:
                sys.exit(f"the program ended before {pattern} was shown: {self.text().decode(errors='replace')}")
            self.shown += read
            for _ in range(read.count(CURSOR)):
                os.write(self.fd, b"\x1b[1;1R")
        return (time.monotonic() - self.begun) * 1000

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def prompt_and_result(program, prompt, result, home):
    terminal = Terminal(program, home)
    try:
        terminal.until(prompt + rb"$")
        terminal.type(b"1")
        ready = terminal.until(prompt + rb"1")
        terminal.type(b"+1\r")
        return ready, terminal.until(result)
    finally:
        terminal.close()


def typed_at_launch(program, result, home):
    terminal = Terminal(program, home)
    try:
        terminal.type(b"1+1\r")
        return terminal.until(result)
    finally:
        terminal.close()


def measure(name, program, home):
    _, prompt, result = PROGRAMS[name]
    ready, answered = prompt_and_result(program, prompt, result, home)
    return ready, answered, typed_at_launch(program, result, home)


def table(names, rounds, figures):
    words = ("prompt", "first result", "typed at launch")
    print(f"milliseconds from launch, median (least-most) of {rounds}")
    print("".join(f"{word:>26}" for word in ("",) + words))
    for name in names:
        columns = zip(*figures[name])
        print(f"{name:>26}" + "".join(f"{spread(column):>26}" for column in columns))
    for name in names[:-1]:
        ratios = (statistics.median(one) / statistics.median(other)
                  for one, other in zip(zip(*figures[name]), zip(*figures[names[-1]])))
        print(f"{name + ' / ' + names[-1]:>26}" + "".join(f"{ratio:>26.2f}" for ratio in ratios))


def spread(values):
    return f"{statistics.median(values):.0f} ({min(values):.0f}-{max(values):.0f})"


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    names = sys.argv[2:] or ["arr", "jshell"]
    if rounds < 1 or not set(names) <= {"arr", "jshell"}:
        sys.exit(__doc__)
    # The programs get a home of their own, but arr's start-up archives stay where they are made for everybody.
    os.environ.setdefault("XDG_CACHE_HOME", str(Path.home() / ".cache"))
    programs = {name: PROGRAMS[name][0]() for name in names}
    figures = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as home:
        # One that does not count: it fills the caches of the disk.
        for name in names:
            measure(name, programs[name], home)
        for _ in range(rounds):
            for name in names:
                figures[name].append(measure(name, programs[name], home))
    table(names, rounds, figures)
    print(f"load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
