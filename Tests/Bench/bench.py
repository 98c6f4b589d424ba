# SPDX-License-Identifier: Apache-2.0
"""Measures halls beside the floors of the machine they run on.

    python3 Tests/Bench/bench.py --bin .build/release

Every round measures the machine before each load of a hall, on the same disk: an append that is on the disk, a row of
SQLite that is on the disk, a round trip to a trivial server. A figure's ratio is to the floor of its own round, and the
table shows medians over the rounds. Floors of the hall's replies are one durable row and one round trip, p99 to p99; of
its rates, the rows that SQLite stores one by one.

Exits with 1 when a number was given twice, a ticket was lost, or a request was not answered as it must be; never
because something is slow.
"""

import argparse
import json
import os
import platform
import shutil
import signal
import sqlite3
import sys
import tempfile
import time

sys.dont_write_bytecode = True

import bookings
import children
import displays
import figures
import history
import idle
import loads
import micro
import restart
from place import Place

# A letter has 99,999 numbers a day, and each hall lives through three loads on two letters.
MOST_SECONDS = 10
SECTIONS = {
    "numbers": loads.measure,
    "displays": displays.measure,
    "bookings": bookings.measure,
    "history": history.measure,
    "restart": restart.measure,
    "parts": micro.measure,
}
IDLE = "idle"
OTHERS = "processors busy with others"
# What a quiet machine's own daemons use at most.
QUIET = 0.2


def filesystem(folder):
    """The type of the file system of `folder` (/proc/mounts)."""
    best = ("", "unknown")
    with open("/proc/mounts", encoding="utf-8") as mounts:
        for line in mounts:
            _, point, kind = line.split()[:3]
            if os.path.commonpath([point, folder]) == point and len(point) >= len(best[0]):
                best = (point, kind)
    return best[1]


def measure(place, names):
    """The sections asked for, in the order of the table."""
    found = []
    standing_by = idle.IdleHalls(place) if IDLE in names else None
    for name, section in SECTIONS.items():
        if name in names:
            began = time.monotonic()
            found.append(section(place))
            print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    if standing_by is not None:
        found.append(standing_by.end())
    return found


def report(options, machine, place, sections):
    """Prints the table and the verdict, and writes both as JSON."""
    print(" · ".join(f"{name} {value}" for name, value in machine.items()))
    print("\n".join(figures.table(sections)))
    if machine[OTHERS] > QUIET:
        print(f"others kept {machine[OTHERS]} processors busy meanwhile: floors and figures are of a busy machine")
    print(", ".join(f"{name} {count}" for name, count in place.counts.items()))
    for fault in place.faults[:10]:
        print(f"fault: {fault}")
    document = {
        "when": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "machine": machine,
        "options": {"rounds": options.rounds, "seconds": options.seconds},
        "sections": {
            section.name: {
                "results": [result.as_json() for result in section.results()],
                "notes": section.notes,
            }
            for section in sections
        },
        "must_be_zero": place.counts,
        "faults": place.faults,
    }
    with open(options.json, "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=1)
        file.write("\n")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=".build/release", help="where the programs are (default %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, whose medians are shown (default %(default)s)")
    parser.add_argument("--seconds", type=float, default=1.5, help="length of each load (default %(default)s)")
    parser.add_argument("--only", default="", help="sections, by comma: " + ", ".join([*SECTIONS, IDLE]))
    parser.add_argument("--json", default=".build/bench.json", help="the figures' file (default %(default)s); "
                        "the halls' folders are made beside it")
    options = parser.parse_args()
    options.sections = [name for name in options.only.split(",") if name] or [*SECTIONS, IDLE]
    if unknown := set(options.sections) - {*SECTIONS, IDLE}:
        parser.error(f"there is no section {', '.join(unknown)}")
    for program in ("kioskd", "centerd", "kioskctl", "microbench"):
        if not os.access(os.path.join(options.bin, program), os.X_OK):
            parser.error(f"no {program} in {options.bin}: swift build -c release")
    if options.rounds < 1 or not 0 < options.seconds <= MOST_SECONDS:
        parser.error(f"at least 1 round, and more than 0 but at most {MOST_SECONDS} seconds a load")
    return options


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, children.on_terminate)
    beside = os.path.dirname(os.path.abspath(options.json))
    cache = os.path.join(beside, "bench-cache")
    os.makedirs(cache, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="bench-", dir=beside)
    use = children.MachineUse()
    place = Place(os.path.abspath(options.bin), folder, cache, options.rounds, options.seconds)
    try:
        sections = measure(place, options.sections)
    finally:
        children.end_all()
        shutil.rmtree(folder, ignore_errors=True)
    machine = {
        "processors": os.cpu_count(),
        "kernel": platform.release(),
        "file system": filesystem(beside),
        "SQLite of the floor": sqlite3.sqlite_version,
        OTHERS: round(use.by_others(), 2),
    }
    report(options, machine, place, sections)
    return 1 if place.faults or any(place.counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
