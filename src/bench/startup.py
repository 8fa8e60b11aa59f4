#!/usr/bin/env python3
"""Measures how soon arr starts and answers, beside what people would use instead, and prints Markdown tables.

    src/bench/startup.py [ROUNDS] [JAVA_HOME...]     default: 15 rounds on JAVA_HOME or the java on PATH

Every program runs in turn, ROUNDS times, in a process of its own; a first round does not count. arr runs with its
start-up archive, which is waited for. A prompt runs in a pseudo-terminal: its time ends when a key that was typed is
shown, that of its first result when the result of 1+1 is. groovysh comes from Maven, once. Run as root it raises its
priority. Needs Linux, Python 3.9 or newer, Maven and a JDK.
"""
import json
import os
import pty
import re
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path
from struct import pack

ROOT = Path(__file__).resolve().parents[2]
ARR = str(ROOT / "shell" / "arr")
PATIENCE = 300
GROOVYSH = "5.0.7"
ESCAPE = re.compile(rb"\x1b(\[[0-9;?>=]*[a-zA-Z]|\][^\x07\x1b]*(\x07|\x1b\\)|[=>()][0-9A-B]?)")
CURSOR_QUERY = b"\x1b[6n"
HELLO = 'public class Hello { public static void main(String[] a) { System.out.println("hello"); } }'
SCRIPT = """class Sum { int total; void add(int n) { total += n } }
def sum = new Sum()
def names = ['anna', 'bert', 'carl', 'dora']
names.eachWithIndex { name, i -> sum.add(name.size() * i) }
def shown = { list -> list.collect { "<$it>" }.join(' ') }
println shown(names)
println "total ${sum.total}, ${names.groupBy { it.size() }.size()} lengths"
def fib
fib = { n -> n < 2 ? n : fib(n - 1) + fib(n - 2) }
println((1..10).collect { fib(it) })
try { throw new IllegalStateException('x') } catch (IllegalStateException e) { println e.message }
"""
# A line, the line that it is compared with, and the wanted ratio on Java 17 and on 25.
RATIOS = [
    ("arr --version", "java Hello", 1.5, 1.5),
    ("arr session list", "java Hello", 4, 5),
    ("arr -e 1", "groovy -e", 0.42, 0.33),
    ("arr -e, never seen", "groovy -e", 0.55, 0.55),
    ("arr FILE, again", "groovy FILE", 0.35, 0.35),
    ("prompt: arr", "prompt: jshell", 0.2, 0.2),
    ("first result: arr", "first result: jshell", 0.4, 0.4),
    ("first result: arr", "first result: groovysh", 0.25, 0.25),
]
# What stands before the cursor, and the result of 1+1.
PROMPTS = {"arr": (rb"arr emu> ", rb"\n2\n"), "jshell": (rb"jshell> ", rb"==> 2\n"),
           "groovysh": (rb"groovy> ", rb"\n(===> )?2\n")}


def java_home():
    return os.environ.get("JAVA_HOME") or str(Path(os.path.realpath(shutil.which("java"))).parents[1])


def version(home):
    return re.search(r'JAVA_VERSION="([^"]+)', (Path(home) / "release").read_text()).group(1)


def major(home):
    return int(version(home).split(".")[0])


def machine():
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    return f"{time.strftime('%Y-%m-%d')}, {model.group(1) if model else os.uname().machine}, " \
           f"{os.cpu_count()} processors, Linux {os.uname().release}, load {os.getloadavg()[0]:.1f}"


def groovysh_classpath():
    """The jars of groovysh; None where Maven cannot get them."""
    directory = ROOT / "target" / "bench" / f"groovysh-{GROOVYSH}"
    if not any(directory.glob("*.jar")):
        pom = directory.with_suffix(".xml")
        pom.parent.mkdir(parents=True, exist_ok=True)
        pom.write_text(f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>bench</groupId><artifactId>groovysh</artifactId><version>1</version><packaging>pom</packaging>
<dependencies><dependency><groupId>org.apache.groovy</groupId><artifactId>groovy-groovysh</artifactId>
<version>{GROOVYSH}</version></dependency></dependencies></project>""")
        command = ["mvn", "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={directory}",
                   "-DincludeScope=runtime"]
        if subprocess.run(command, stdout=subprocess.DEVNULL).returncode != 0:
            print(f"Maven cannot get groovysh {GROOVYSH}: measured without it", file=sys.stderr)
            return None
    return ":".join(sorted(str(jar) for jar in directory.glob("*.jar")))


def run(command, environment, directory):
    """Wall-clock and processor time in milliseconds."""
    begun = time.monotonic()
    process = subprocess.Popen(command, env=environment, cwd=directory, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    process.stderr.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}: {errors.decode(errors='replace')}")
    return (time.monotonic() - begun) * 1000, (used.ru_utime + used.ru_stime) * 1000


def make_archive(environment):
    startup = Path(environment["ARR_CACHE"]) / "startup"
    run([ARR, "-e", "1"], environment, str(ROOT))
    until = time.monotonic() + PATIENCE
    while any(startup.glob("*.lock")) or not any(startup.glob("*.jsa")):
        if time.monotonic() > until:
            print(f"no start-up archive within {PATIENCE} s: measured without it", file=sys.stderr)
            return
        time.sleep(0.5)


def start_emulator(environment):
    process = subprocess.Popen([ARR, "emulator", "--json"], env=environment, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL)
    told = json.loads(process.stdout.readline())
    return process, dict(environment, ARR_ENDPOINT=told["url"], ARR_STS=told["sts"], ARR_ACCOUNT_ID=told["accountId"],
                         ARR_ACCOUNT_KEY=told["accountKey"])


def commands(home, work, environment, configured):
    jar, = (ROOT / "target" / "dist" / "lib").glob("groovy-[0-9]*.jar")
    java = f"{home}/bin/java"
    groovy = [java, "-cp", str(jar), "groovy.ui.GroovyMain"]
    counter = iter(range(10 ** 9))
    return {
        "java Hello": lambda: ([java, "-Xshare:auto", "-cp", work, "Hello"], environment),
        "arr --version": lambda: ([ARR, "--version"], environment),
        "arr session list": lambda: ([ARR, "session", "list"], configured),
        "jshell": lambda: (["sh", "-c", f"echo 1+1 | {home}/bin/jshell -s -"], environment),
        "groovy -e": lambda: (groovy + ["-e", "1"], environment),
        "arr -e, never seen": lambda: ([ARR, "-e", f"1 + {next(counter)}"], environment),
        "arr -e 1": lambda: ([ARR, "-e", "1"], environment),
        "groovy FILE": lambda: (groovy + ["bench.groovy"], environment),
        "arr FILE, again": lambda: ([ARR, "bench.groovy"], environment),
    }


class Terminal:
    """A program in a pseudo-terminal, and what it has shown since it was launched."""

    def __init__(self, program, environment):
        self.shown = b""
        self.begun = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(program, [program], dict(environment, TERM="xterm-256color"))
        ioctl(self.fd, termios.TIOCSWINSZ, pack("HHHH", 40, 120, 0, 0))

    def type(self, text):
        os.write(self.fd, text)

    def await_screen(self, pattern):
        """Waits until the screen shows it. Returns the milliseconds since the launch, or the last press."""
        while not re.search(pattern, ESCAPE.sub(b"", self.shown).replace(b"\r", b"")):
            left = self.begun + PATIENCE - time.monotonic()
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                sys.exit(f"{pattern} was not shown within {PATIENCE} s, but: {self.shown.decode(errors='replace')}")
            read = os.read(self.fd, 65536)
            self.shown += read
            # jshell asks the terminal where the cursor is before it reads.
            for _ in range(read.count(CURSOR_QUERY)):
                self.type(b"\x1b[1;1R")
        return (time.monotonic() - self.begun) * 1000

    def press(self, key, pattern):
        """Milliseconds until the screen shows what the key does."""
        self.shown, self.begun = b"", time.monotonic()
        self.type(key)
        return self.await_screen(pattern)

    def settle(self):
        while select.select([self.fd], [], [], 0.03)[0]:
            os.read(self.fd, 65536)

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def prompt_and_result(program, name, environment):
    prompt, result = PROMPTS[name]
    terminal = Terminal(program, environment)
    try:
        terminal.await_screen(prompt + rb"$")
        terminal.type(b"1")
        ready = terminal.await_screen(prompt + rb"1")
        terminal.type(b"+1\r")
        return ready, terminal.await_screen(result)
    finally:
        terminal.close()


def keys(environment, work, count=300, warm=100):
    """Milliseconds until a key is shown at arr's prompt with a long history, and until TAB has completed."""
    Path(work, "history").write_text("".join(f"{1700000000000 + i}:sessions().size() + {i}\n" for i in range(10000)))
    terminal = Terminal(ARR, dict(environment, ARR_HISTORY=f"{work}/history"))
    figures = {"a key's echo, 10,000 lines of history": [], "completion by TAB": []}
    try:
        terminal.await_screen(PROMPTS["arr"][0] + rb"$")
        terminal.press(b"1+1\r", rb"\n2\n")
        for turn in range(warm + count):
            for name, typed, key, shown in zip(figures, (b"", b"client.se"), (b"x", b"\t"), (rb"x", rb"ssion")):
                terminal.settle()
                terminal.type(typed)
                terminal.settle()
                time_taken = terminal.press(key, shown)
                terminal.settle()
                terminal.type(b"\x15")
                if turn >= warm:
                    figures[name].append(time_taken)
    finally:
        terminal.close()
    return figures


def collect(home, rounds, work, environment):
    figures = {}
    process, configured = start_emulator(environment)
    programs = {"arr": ARR, "jshell": f"{home}/bin/jshell"}
    classpath = groovysh_classpath()
    if classpath:
        programs["groovysh"] = f"{work}/groovysh"
        Path(work, "groovysh").write_text(
            f"#!/bin/sh\nexec {home}/bin/java -cp {classpath} org.apache.groovy.groovysh.Main\n")
        Path(work, "groovysh").chmod(0o755)
    try:
        whole = commands(home, work, environment, configured)
        for turn in range(rounds + 1):
            measured = {name: run(*command(), work) for name, command in whole.items()}
            for name, program in programs.items():
                ready, answered = prompt_and_result(program, name, environment)
                measured.update({f"prompt: {name}": (ready, 0), f"first result: {name}": (answered, 0)})
            for name, figure in measured.items():
                if turn:
                    figures.setdefault(name, []).append(figure)
    finally:
        process.terminate()
        process.wait()
    return figures


def print_tables(java, rounds, figures, typed, out):
    print(f"\n**Start-up, {rounds} runs of each in turn**\n\n| program | wall ms, median (least-most) | "
          "processor ms, median |\n|---|---|---|", file=out)
    for name, runs in figures.items():
        wall, used = zip(*runs)
        cpu = f"{statistics.median(used):.0f}" if any(used) else ""
        print(f"| `{name}` | {statistics.median(wall):.0f} ({min(wall):.0f}-{max(wall):.0f}) | {cpu} |", file=out)
    print("\n| | ratio of medians | of least | of processor time | wanted |\n|---|---|---|---|---|", file=out)
    for ours, other, *wanted in RATIOS:
        if other in figures:
            (one, one_cpu), (two, two_cpu) = zip(*figures[ours]), zip(*figures[other])
            cpu = f"{statistics.median(one_cpu) / statistics.median(two_cpu):.2f}" if any(two_cpu) else ""
            print(f"| `{ours}` / `{other}` | {statistics.median(one) / statistics.median(two):.2f} "
                  f"| {min(one) / min(two):.2f} | {cpu} | {wanted[java >= 25]} |", file=out)
    print("\n| at the prompt, ms | median | p99 | most |\n|---|---|---|---|", file=out)
    for name, times in typed.items():
        times.sort()
        print(f"| {name} | {statistics.median(times):.1f} | {times[int(len(times) * 0.99)]:.1f} | {times[-1]:.1f} |",
              file=out)


def rows(figures):
    """What is compared, the ratio of the medians, and the wanted ones."""
    return [(f"`{ours}` / `{other}`",
             statistics.median(wall for wall, _ in figures[ours]) / statistics.median(wall for wall, _ in figures[other]),
             wanted) for ours, other, *wanted in RATIOS if other in figures]


def measure(home, rounds, out):
    """Prints all figures to out and returns the rows of the table."""
    # Builds the program if it has to be built; this is not measured.
    subprocess.run([ARR, "--version"], check=True, stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as work:
        Path(work, "Hello.java").write_text(HELLO)
        Path(work, "bench.groovy").write_text(SCRIPT)
        subprocess.run([f"{home}/bin/javac", "--release", "17", "-d", work, f"{work}/Hello.java"], check=True)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ARR_")}
        environment.update(JAVA_HOME=home, HOME=work, ARR_CACHE=f"{work}/cache", ARR_HOME=f"{work}/none")
        make_archive(environment)
        figures = collect(home, rounds, work, environment)
        print_tables(major(home), rounds, figures, keys(environment, work), out)
        return rows(figures)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    if os.geteuid() == 0:
        os.nice(-10)
    print(machine())
    for home in sys.argv[2:] or [java_home()]:
        print(f"\n## Java {version(home)}")
        measure(home, rounds, sys.stdout)


if __name__ == "__main__":
    main()
