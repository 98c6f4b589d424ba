# SPDX-License-Identifier: Apache-2.0
"""Measures one hall beside the floors of the machine it runs on.

    python3 Tests/Bench/bench.py --bin .build/release

Every round measures the machine before each load of the hall, on the same disk: an append that is on the disk, a row
of SQLite that is on the disk, a round trip to a trivial server. A figure's ratio is to the floor of its own round, and
the table shows medians over the rounds. Floors of the hall's replies are one durable row and one round trip, p99 to
p99; of its rates, the rows that SQLite stores one by one.

Exits with 1 when a number was given twice, a ticket was lost, or a request was not answered as it must be.
"""

import argparse
import json
import os
import platform
import secrets
import shutil
import signal
import sqlite3
import sys
import tempfile
import time

sys.dont_write_bytecode = True

import audit
import children
import figures
import floors
import load
from figures import Row
from hall import Hall

CLIENTS = (1, 8, 32)
WARM_UP = 100
SETTLE_SECONDS = 1.0
# A letter has 99,999 numbers a day, and each hall lives through three loads on two letters.
MOST_SECONDS = 10
TEMPLATE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../assets/hall.conf")


def crowd(clients):
    """So many clients, in words."""
    return "1 client" if clients == 1 else f"{clients} clients"


def rows():
    """The table's lines: floors, then the hall."""
    yield Row("append.p50", "append 4 KiB + fdatasync, p50", "ms")
    yield Row("append.p99", "append 4 KiB + fdatasync, p99", "ms")
    yield Row("sqlite.p50", "SQLite row a transaction, p50", "ms", ("append.p50",))
    yield Row("sqlite.p99", "SQLite row a transaction, p99", "ms", ("append.p99",))
    yield Row("sqlite.rate", "SQLite rows", "1/s", ("append.rate",))
    for clients in CLIENTS:
        yield Row(f"loop{clients}.p50", f"round trip, {crowd(clients)}, p50", "ms")
        yield Row(f"loop{clients}.rate", f"round trips, {crowd(clients)}", "1/s")
    yield Row("start", "process start and end", "ms")
    yield Row("bare.rss", "memory of a bare process", "MiB")
    for clients in CLIENTS:
        issue, loop = f"issue{clients}", f"loop{clients}"
        yield Row(f"{issue}.p50", f"number taken, {crowd(clients)}, p50", "ms", ("sqlite.p50", f"{loop}.p50"))
        yield Row(f"{issue}.p99", f"number taken, {crowd(clients)}, p99", "ms", ("sqlite.p99", f"{loop}.p99"))
        yield Row(f"{issue}.rate", f"numbers taken, {crowd(clients)}", "1/s", ("sqlite.rate",))
        yield Row(f"{issue}.cpu", f"processor time a number, {crowd(clients)}", "ms")
    yield Row("call.p50", "call next, p50", "ms", ("sqlite.p50", "loop1.p50"))
    yield Row("call.p99", "call next, p99", "ms", ("sqlite.p99", "loop1.p99"))
    yield Row("restart.killed", "first reply after kill -9", "ms", ("start",))
    yield Row("restart.stopped", "first reply after a stop", "ms", ("start",))
    yield Row("restart.events", "events in the journal then", "")
    yield Row("rss.idle", "memory, idle", "MiB", ("bare.rss",))
    yield Row("rss.after", "memory, after the load", "MiB", ("rss.idle",))
    yield Row("journal.size", "journal bytes a number", "B", ("journal.content",))
    yield Row("journal.written", "bytes written a number, 1 client", "B", ("sqlite.written",))


def issue_load(hall, clients, seconds, tickets, faults):
    """One load of requests for numbers; notes tickets and faults, returns its figures."""
    cpu, written = children.cpu_seconds(hall.pid), children.written_bytes(hall.pid)
    outcome = load.run(hall.port, clients, hall.issuing(), seconds=seconds)
    count = len(outcome.replies)
    found = figures.spread(f"issue{clients}", outcome.latencies, outcome.per_second)
    found[f"issue{clients}.cpu"] = (children.cpu_seconds(hall.pid) - cpu) * 1000 / count
    if clients == 1:
        found["journal.written"] = (children.written_bytes(hall.pid) - written) / count
    note(outcome, tickets, faults)
    return found


def note(outcome, tickets, faults):
    """Adds the tickets of a load to those known by key."""
    new, wrong = audit.issued(outcome)
    tickets.update(new)
    faults.extend(wrong)


def taking(hall, machine, seconds, tickets, faults):
    """Loads of requests for numbers, each after the floors; returns their figures."""
    note(load.run(hall.port, 1, hall.issuing(), count=WARM_UP), tickets, faults)
    before = audit.JournalRead(hall.journal)
    found = {}
    for clients in CLIENTS:
        found |= machine.measure(clients, seconds)
        found |= issue_load(hall, clients, seconds, tickets, faults)
    after = audit.JournalRead(hall.journal)
    count = len(after.issued) - len(before.issued)
    found["journal.size"] = (after.bytes - before.bytes) / count
    found["journal.content"] = (after.content - before.content) / count
    return found


def coming_back(hall, tickets, faults):
    """Ends the hall in two ways; the same intent must get the same answer afterwards. Returns the times it takes."""
    key = secrets.token_hex(8)
    data = hall.post("/tickets", "kiosk", {"service": "estate"}, key)
    first = load.once(hall.port, key, data)
    note(load.Outcome([first], [], 0), tickets, faults)
    found = {}
    for way, end, code in (("killed", hall.kill, -signal.SIGKILL), ("stopped", hall.stop, 0)):
        if (ended := end()) != code:
            faults.append(f"the hall ended with {ended} when {way}")
        taken, again = hall.restart(key, data)
        found[f"restart.{way}"] = taken * 1000
        if (again.status, again.body) != (first.status, first.body):
            faults.append(f"another answer to the same key when {way}: {again.status}")
    return found


def hall_round(binary, folder, machine, seconds):
    """One hall from its first start to its last end: its figures, the audit's counts, and faults."""
    tickets, faults = {}, []
    hall = Hall(binary, folder, TEMPLATE)
    hall.start()
    time.sleep(SETTLE_SECONDS)
    found = {"rss.idle": children.resident_kib(hall.pid) / 1024}
    found |= taking(hall, machine, seconds, tickets, faults)
    hall.open_window()
    machine.measure_disk(seconds)
    calls = load.run(hall.port, 1, hall.calling(), seconds=seconds)
    found |= figures.spread("call", calls.latencies, calls.per_second)
    called, wrong = audit.called(calls)
    faults += wrong
    found["rss.after"] = children.resident_kib(hall.pid) / 1024
    found |= coming_back(hall, tickets, faults)
    journal = audit.JournalRead(hall.journal)
    found["restart.events"] = journal.events
    hall.kill()
    return found, audit.verdict(tickets, called, journal), faults


class Machine:
    """The floors of one round."""

    def __init__(self, folder):
        self._append, self._rows = floors.Append(folder), floors.Rows(folder)
        self._trips = floors.RoundTrips()

    def measure(self, clients, seconds):
        """Measures what a load by so many clients is compared with; returns the round trips' figures."""
        self.measure_disk(seconds)
        return self._trips.measure(clients, seconds)

    def measure_disk(self, seconds):
        """Goes on measuring the disk: a share of `seconds` before each of the loads."""
        for steps in (self._append, self._rows):
            steps.more(seconds / (len(CLIENTS) + 1))

    def figures(self):
        """The disk's figures of the whole round."""
        return self._append.figures() | self._rows.figures()

    def close(self):
        for part in (self._append, self._rows, self._trips):
            part.close()


def filesystem(folder):
    """The type of the file system of `folder` (/proc/mounts)."""
    best = ("", "unknown")
    with open("/proc/mounts", encoding="utf-8") as mounts:
        for line in mounts:
            _, point, kind = line.split()[:3]
            if os.path.commonpath([point, folder]) == point and len(point) >= len(best[0]):
                best = (point, kind)
    return best[1]


def measure(options, folder):
    """All rounds; returns their figures, the summed counts of the audit, and faults."""
    found, counts, faults = [], {}, []
    for number in range(1, options.rounds + 1):
        print(f"round {number} of {options.rounds}", file=sys.stderr)
        part = tempfile.mkdtemp(prefix="round-", dir=folder)
        least = floors.process(options.kioskd, part)
        machine = Machine(part)
        try:
            ours, wrong, more = hall_round(options.kioskd, part, machine, options.seconds)
            found.append(least | machine.figures() | ours)
        finally:
            machine.close()
        for name, count in wrong.items():
            counts[name] = counts.get(name, 0) + count
        faults += more
        shutil.rmtree(part)
    return found, counts, faults


def report(options, machine, found, counts, faults):
    """Prints the table and the verdict, and writes both as JSON."""
    results = [figures.Result.of(row, found) for row in rows()]
    print(" · ".join(f"{name} {value}" for name, value in machine.items()))
    print("\n".join(figures.table(results)))
    print(", ".join(f"{name} {count}" for name, count in counts.items()))
    for fault in faults[:10]:
        print(f"fault: {fault}")
    document = {
        "when": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "machine": machine,
        "options": {"rounds": options.rounds, "seconds": options.seconds},
        "results": [result.as_json() for result in results],
        "must_be_zero": counts,
        "faults": faults,
    }
    with open(options.json, "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=1)
        file.write("\n")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=".build/release", help="where kioskd is (default %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, whose medians are shown (default %(default)s)")
    parser.add_argument("--seconds", type=float, default=2, help="length of each load (default %(default)s)")
    parser.add_argument("--json", default=".build/bench.json", help="the figures' file (default %(default)s); "
                        "the halls' folders are made beside it")
    options = parser.parse_args()
    options.kioskd = os.path.abspath(os.path.join(options.bin, "kioskd"))
    if not os.access(options.kioskd, os.X_OK):
        parser.error(f"no kioskd in {options.bin}: swift build -c release")
    if options.rounds < 1 or not 0 < options.seconds <= MOST_SECONDS:
        parser.error(f"at least 1 round, and more than 0 but at most {MOST_SECONDS} seconds a load")
    return options


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, children.on_terminate)
    place = os.path.dirname(os.path.abspath(options.json))
    os.makedirs(place, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="bench-", dir=place)
    use = children.MachineUse()
    try:
        found, counts, faults = measure(options, folder)
    finally:
        children.end_all()
        shutil.rmtree(folder, ignore_errors=True)
    machine = {
        "processors": os.cpu_count(),
        "kernel": platform.release(),
        "file system": filesystem(place),
        "SQLite of the floor": sqlite3.sqlite_version,
        "processors busy with others": round(use.by_others(), 2),
    }
    report(options, machine, found, counts, faults)
    return 1 if faults or any(counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
