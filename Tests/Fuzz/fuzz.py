#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every fuzz target for a time or a number of inputs and prints one table; fails on any crash.

The program is the one that `make fuzz` builds. New inputs and crashes go below --found, never into the seeds.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
LONGEST_INPUT = 4096
SECONDS_AN_INPUT = 10
MEGABYTES = 3000


class Run:
    """One target's run: what was done, and what came of it."""

    def __init__(self, name, code, log, crashes):
        self.name, self.code, self.log, self.crashes = name, code, log, crashes

    def number(self, pattern):
        found = re.findall(pattern, self.log)
        return int(found[-1]) if found else 0

    @property
    def executions(self):
        return self.number(r"stat::number_of_executed_units:\s*(\d+)") or self.number(r"#(\d+)")

    @property
    def row(self):
        per_second = self.number(r"stat::average_exec_per_sec:\s*(\d+)")
        coverage, corpus = self.number(r"cov: (\d+)"), self.number(r"corp: (\d+)")
        bad = len(self.crashes) or (1 if self.code else 0)
        return (self.name, self.executions, per_second, coverage, corpus, bad)


def fuzz(options, name):
    """Runs libFuzzer on one target."""
    found, crashes = options.found / "corpus" / name, options.found / "crashes" / name
    for folder in (found, crashes):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(crashes.iterdir())
    words = [
        str(options.program),
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={SECONDS_AN_INPUT}",
        f"-rss_limit_mb={MEGABYTES}",
        "-print_final_stats=1",
        f"-artifact_prefix={crashes}/",
        f"-runs={options.runs}" if options.runs else f"-max_total_time={options.seconds}",
    ]
    dictionary = HERE / "Dictionaries" / f"{name}.dict"
    if dictionary.exists():
        words.append(f"-dict={dictionary}")
    words += [str(found), str(HERE / "Corpora" / name)]
    surroundings = dict(os.environ, FUZZ_TARGET=name, SWIFT_BACKTRACE="enable=no")
    # libFuzzer keeps what it found in globals, which LeakSanitizer takes for leaks of Swift's runtime.
    surroundings.setdefault("ASAN_OPTIONS", "detect_leaks=0")
    done = subprocess.run(words, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    log = done.stdout.decode(errors="replace")
    (options.found / f"{name}.log").write_text(log)
    return Run(name, done.returncode, log, sorted(set(crashes.iterdir()) - before))


def print_table(runs):
    """Prints a line for each target and the sum."""
    heads = ("target", "inputs", "per s", "coverage", "corpus", "crashes")
    print("{:<18}{:>14}{:>9}{:>10}{:>9}{:>9}".format(*heads))
    for run in runs:
        print("{:<18}{:>14,}{:>9,}{:>10,}{:>9,}{:>9}".format(*run.row))
    print("{:<18}{:>14,}".format("all", sum(run.executions for run in runs)))


def print_crashes(options, runs):
    """Prints what a crash said and how to see it again."""
    for run in runs:
        if not run.code and not run.crashes:
            continue
        said = [line for line in run.log.splitlines() if re.search(r"^fuzz: |Fatal error|^==\d+==\s?ERROR", line)]
        print(f"\n{run.name}: ended with {run.code}; log in {options.found / (run.name + '.log')}")
        for line in said[:4]:
            print(f"  {line}")
        for crash in run.crashes:
            print(f"  again: ASAN_OPTIONS=detect_leaks=0 FUZZ_TARGET={run.name} {options.program} {crash}")


def main():
    every = sorted(folder.name for folder in (HERE / "Corpora").iterdir() if folder.is_dir())
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=pathlib.Path, required=True, help="the program that make fuzz builds")
    parser.add_argument("--found", type=pathlib.Path, required=True, help="folder for new inputs, crashes and logs")
    parser.add_argument("--seconds", type=int, default=5, help="for each target")
    parser.add_argument("--runs", type=int, default=0, help="inputs for each target, instead of a time")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="targets at a time")
    parser.add_argument("targets", nargs="*", help="all, when none is named")
    options = parser.parse_args()
    unknown = sorted(set(options.targets) - set(every))
    if unknown:
        parser.error(f"no such target: {' '.join(unknown)}; there are: {' '.join(every)}")
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        runs = list(pool.map(lambda name: fuzz(options, name), options.targets or every))
    print_table(runs)
    print_crashes(options, runs)
    return 1 if any(run.code or run.crashes for run in runs) else 0


if __name__ == "__main__":
    sys.exit(main())
