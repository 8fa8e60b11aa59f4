#!/usr/bin/env python3
"""Measures how long it takes to start, beside what people would use instead, and writes a Markdown table.

    src/bench/launch/startup.py [ROUNDS] [JAVA_HOME...]     default: 15, and JAVA_HOME or the java on PATH

All programs run in turn, ROUNDS times, each in a process of its own; the first round, which fills the disk's caches,
does not count. arr runs from its start-up archives, which are waited for. `groovy` is groovy.ui.GroovyMain of the jar
in arr's own distribution; groovysh comes from the jars that Maven puts into target/bench, for which it needs the
network once. Prompts run in pseudo-terminals, as in launch.py; how soon they answer keys is prompt.py's to measure.
Run as root it asks for a higher priority. Needs Linux, Python 3.8 or newer, Maven and a JDK.
"""
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import launch

ROOT = Path(__file__).resolve().parents[3]
ARR = str(ROOT / "shell" / "arr")
PATIENCE = 300
GROOVYSH = "5.0.7"
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
# What arr is held to: its line, the line it is measured by, and the ratio by Java's version.
TARGETS = [
    ("arr --version", "java Hello", {17: 2.0, 25: 2.0}),
    ("arr session list", "java Hello", {17: 10.0, 25: 7.0}),
    ("arr -e, never seen", "groovy -e", {17: 0.45, 25: 0.35}),
    ("arr -e 1", "groovy -e", {17: 0.45, 25: 0.35}),
    ("arr FILE, again", "groovy FILE", {17: 0.35, 25: 0.35}),
    ("prompt: arr", "prompt: jshell", {17: 0.2, 25: 0.2}),
    ("first result: arr", "first result: jshell", {17: 0.4, 25: 0.4}),
    ("first result: arr", "first result: groovysh", {17: 0.25, 25: 0.25}),
]


def major(home):
    text = (Path(home) / "release").read_text()
    return int(re.search(r'JAVA_VERSION="(\d+)', text).group(1))


def groovy_jar():
    """Groovy as arr ships it: Maven has put it into the distribution."""
    jars = [*(ROOT / "target" / "dist" / "lib").glob("groovy-[0-9]*.jar")]
    return str(jars[0]) if jars else sys.exit("arr is not built yet: run shell/arr --version")


def groovysh_classpath():
    """groovysh, whose releases are not all those of Groovy; None where Maven cannot get it."""
    directory = ROOT / "target" / "bench" / f"groovysh-{GROOVYSH}"
    if not any(directory.glob("*.jar")):
        pom = ROOT / "target" / "bench" / "pom.xml"
        pom.parent.mkdir(parents=True, exist_ok=True)
        pom.write_text(f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>bench</groupId><artifactId>groovysh</artifactId><version>1</version><packaging>pom</packaging>
<dependencies><dependency><groupId>org.apache.groovy</groupId><artifactId>groovy-groovysh</artifactId>
<version>{GROOVYSH}</version></dependency></dependencies></project>""")
        got = subprocess.run(["mvn", "-q", "-B", "-f", str(pom), "dependency:copy-dependencies",
                              f"-DoutputDirectory={directory}", "-DincludeScope=runtime"],
                             stdout=subprocess.DEVNULL)
        if got.returncode != 0:
            print(f"Maven cannot get groovysh {GROOVYSH}: measured without", file=sys.stderr)
            return None
    return ":".join(sorted(str(jar) for jar in directory.glob("*.jar")))


def quickly():
    try:
        os.nice(-10)
    except OSError:
        pass


def run(command, environment, directory):
    begun = time.monotonic()
    process = subprocess.Popen(command, env=environment, cwd=directory, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    process.stderr.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -1
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}: {said.decode(errors='replace')}")
    return (time.monotonic() - begun) * 1000, (used.ru_utime + used.ru_stime) * 1000


def wait_for_archives(environment):
    """Makes arr ask for its archives, and waits until they are there."""
    cache = Path(environment["ARR_CACHE"]) / "startup"
    for words in (["--version"], ["-e", "1"]):
        run([ARR] + words, environment, str(ROOT))
    until = time.monotonic() + PATIENCE
    while any(cache.glob("*.lock")) or len([*cache.glob("*.jsa"), *cache.glob("*.aot")]) < 2:
        if time.monotonic() > until:
            print(f"no start-up archives within {PATIENCE} s: measured without", file=sys.stderr)
            return
        time.sleep(0.5)


def emulator(environment):
    import json
    process = subprocess.Popen([ARR, "emulator", "--json"], env=environment, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL)
    told = json.loads(process.stdout.readline())
    return process, dict(ARR_ENDPOINT=told["url"], ARR_STS=told["sts"], ARR_ACCOUNT_ID=told["accountId"],
                         ARR_ACCOUNT_KEY=told["accountKey"])


def commands(home, server, environment, work):
    java = f"{home}/bin/java"
    groovy = [java, "-cp", groovy_jar(), "groovy.ui.GroovyMain"]
    counter = iter(range(10 ** 9))
    return {
        "java Hello": lambda: ([java, "-Xshare:auto", "-cp", work, "Hello"], environment),
        "arr --version": lambda: ([ARR, "--version"], environment),
        "arr session list": lambda: ([ARR, "session", "list"], dict(environment, **server)),
        "jshell": lambda: (["sh", "-c", f"echo 1+1 | {home}/bin/jshell -s -"], environment),
        "groovy -e": lambda: (groovy + ["-e", "1"], environment),
        "arr -e, never seen": lambda: ([ARR, "-e", f"1 + {next(counter)}"], environment),
        "arr -e 1": lambda: ([ARR, "-e", "1"], environment),
        "groovy FILE": lambda: (groovy + ["bench.groovy"], environment),
        "arr FILE, again": lambda: ([ARR, "bench.groovy"], environment),
    }


def in_terminals(home, rounds, work, classpath):
    """Milliseconds to a prompt that takes keys, and to the first result of what is typed there."""
    os.environ["JAVA_HOME"] = home
    programs = {"arr": ARR, "jshell": f"{home}/bin/jshell"}
    if classpath:
        shell = Path(work) / "groovysh"
        programs["groovysh"] = str(shell)
        shell.write_text(f"#!/bin/sh\nexec {home}/bin/java -cp {classpath} org.apache.groovy.groovysh.Main\n")
        shell.chmod(0o755)
    figures = {}
    for turn in range(rounds + 1):
        for name, program in programs.items():
            _, prompt, result = launch.PROGRAMS[name]
            ready, answered = launch.prompt_and_result(program, prompt, result, work)
            if turn:
                figures.setdefault(f"prompt: {name}", []).append((ready, 0))
                figures.setdefault(f"first result: {name}", []).append((answered, 0))
    return figures


def measure(home, rounds, classpath):
    figures = {}
    with tempfile.TemporaryDirectory() as work:
        Path(work, "Hello.java").write_text(HELLO)
        Path(work, "bench.groovy").write_text(SCRIPT)
        subprocess.run([f"{home}/bin/javac", "--release", "17", "-d", work, f"{work}/Hello.java"], check=True)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ARR_")}
        environment.update(JAVA_HOME=home, HOME=work, ARR_CACHE=f"{work}/cache", ARR_HOME=f"{work}/none")
        os.environ["ARR_CACHE"] = environment["ARR_CACHE"]
        wait_for_archives(environment)
        process, server = emulator(environment)
        try:
            programs = commands(home, server, environment, work)
            for turn in range(rounds + 1):
                for name, made in programs.items():
                    figure = run(*made(), work)
                    if turn:
                        figures.setdefault(name, []).append(figure)
        finally:
            process.terminate()
            process.wait()
        figures.update(in_terminals(home, rounds, work, classpath))
    return figures


def table(version, rounds, figures):
    print(f"\n### Java {version}, {rounds} runs of each in turn\n")
    print("| program | wall ms, median (least-most) | processor ms, median |\n|---|---|---|")
    for name, all_runs in figures.items():
        wall, used = zip(*all_runs)
        cpu = f"{statistics.median(used):.0f}" if any(used) else ""
        print(f"| `{name}` | {statistics.median(wall):.0f} ({min(wall):.0f}-{max(wall):.0f}) | {cpu} |")
    print("\n| | ratio of medians | of least | of processor time | wanted |\n|---|---|---|---|---|")
    for ours, other, wanted in TARGETS:
        if other not in figures:
            continue
        (one, one_cpu), (two, two_cpu) = zip(*figures[ours]), zip(*figures[other])
        cpu = f"{statistics.median(one_cpu) / statistics.median(two_cpu):.2f}" if any(two_cpu) else ""
        print(f"| `{ours}` / `{other}` | {statistics.median(one) / statistics.median(two):.2f} "
              f"| {min(one) / min(two):.2f} | {cpu} | {wanted.get(version, wanted[max(wanted)])} |")


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    homes = sys.argv[2:] or [os.environ.get("JAVA_HOME")
                             or str(Path(os.path.realpath(shutil.which("java"))).parents[1])]
    # Builds it where that is needed; no part of what is measured.
    subprocess.run([ARR, "--version"], check=True, stdout=subprocess.DEVNULL)
    classpath = groovysh_classpath()
    quickly()
    print(f"{os.cpu_count()} processors, Linux {os.uname().release}, load at the start {os.getloadavg()[0]:.1f}")
    for home in homes:
        table(major(home), rounds, measure(home, rounds, classpath))
    print(f"\nload at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
