# SPDX-License-Identifier: Apache-2.0
"""Numbers and calls in halls with 0 to 1,000,000 tickets of the past, measured in turn so that other work hits all.

The past is made once by `microbench history`, through the journal itself, and kept beside the other things that were
built; each run works on a copy.
"""

import hashlib
import os
import sys
import time

import audit
import figures
import load
import place as places
from figures import Row, Section, ratio

SIZES = (0, 10_000, 100_000, 1_000_000)
DAY_TICKETS = 5_000
# Long before today, so that the same past serves on every day.
LAST_DAY = "2026-01-01"
PASSES = 7
REQUESTS = 400


def shown(size):
    return "no" if size == 0 else f"{size:,}"


def cached(place, size):
    """The directory of a hall with so many tickets of the past; made when it is missing.

    Events of any release can be read for ever. A snapshot may be of another format, after a change of the program: then
    the journal is opened and closed once, so that nobody measures how it is read from its first event.
    """
    digest = hashlib.sha256()
    for path in places.journal_files():
        with open(path, "rb") as file:
            digest.update(file.read())
    prefix = f"history-{size}x{DAY_TICKETS}-"
    folder = os.path.join(place.cache, prefix + digest.hexdigest()[:12])
    if os.path.isdir(folder):
        return folder
    began = time.monotonic()
    hall = place.hall(place.room("making"))
    old = [name for name in os.listdir(place.cache) if name.startswith(prefix)]
    if old:
        os.rename(os.path.join(place.cache, old[0]), hall.directory)
    words = ("--day-tickets", str(DAY_TICKETS), "--until", LAST_DAY)
    place.give_history(hall, 0 if old else size, *words)
    taken = time.monotonic() - began
    print(f"{'opened' if old else 'made'} {size:,} tickets of the past in {taken:.0f} s", file=sys.stderr)
    os.rename(hall.directory, folder)
    return folder


class PastHall:
    """A hall with a past, at work."""

    def __init__(self, place, size):
        self.place, self.size = place, size
        self.hall = place.hall(place.room(f"past-{size}"))
        if size:
            places.copied(cached(place, size), self.hall.directory)
        began = time.perf_counter()
        self.hall.start()
        self.started = time.perf_counter() - began
        self.hall.open_window()
        self.before = audit.newest_position(self.hall.journal)
        self.issue, self.call = self.hall.issuing(), self.hall.calling()
        self.tickets, self.called = {}, []

    def measure(self):
        """As many numbers as calls."""
        taken = load.run(self.hall.port, 1, self.issue, count=REQUESTS)
        self.place.note_tickets(self.tickets, taken)
        calls = load.run(self.hall.port, 1, self.call, count=REQUESTS)
        called, wrong = audit.called(calls)
        self.called += called
        self.place.faults += wrong
        return {
            f"issue.{self.size}": figures.percentile(taken.latencies, 0.5) * 1000,
            f"call.{self.size}": figures.percentile(calls.latencies, 0.5) * 1000,
        }

    def close(self):
        journal = audit.JournalRead(self.hall.journal, after=self.before)
        self.place.note(audit.verdict(self.tickets, self.called, journal), [])
        self.hall.kill()


def rows():
    for verb, label in (("issue", "number taken"), ("call", "call next")):
        for size in SIZES:
            floor = () if size == 0 else (f"{verb}.0",)
            aim = ratio(1.1, 1.05) if size else None
            yield Row(f"{verb}.{size}", f"{label}, {shown(size)} tickets of the past, p50", "ms", floor, aim)
    yield Row("started", f"start with {shown(SIZES[-1])} tickets of the past", "ms")


def measure(place):
    halls = [PastHall(place, size) for size in SIZES]
    for hall in halls:
        hall.measure()
    rounds = []
    for turn in range(PASSES):
        found = {"started": halls[-1].started * 1000}
        for hall in halls[turn % len(halls):] + halls[:turn % len(halls)]:
            found |= hall.measure()
        rounds.append(found)
    for hall in halls:
        hall.close()
    return Section("history", tuple(rows()), rounds)
