# SPDX-License-Identifier: Apache-2.0
"""Numbers taken by 1, 8 and 32 clients, calls, and one hall's life from its first start to its last end."""

import secrets
import signal
import time

import audit
import children
import figures
import floors
import load
from figures import Row, Section, ratio

CLIENTS = (1, 8, 32)
WARM_UP = 100
SETTLE_SECONDS = 1.0


def crowd(clients):
    """So many clients, in words."""
    return "1 client" if clients == 1 else f"{clients} clients"


def rows():
    """The section's lines: floors, then the hall."""
    yield Row("append.p50", "append 4 KiB + fdatasync, p50", "ms")
    yield Row("append.p99", "append 4 KiB + fdatasync, p99", "ms")
    yield Row("sqlite.p50", "SQLite row a transaction, p50", "ms", ("append.p50",))
    yield Row("sqlite.p99", "SQLite row a transaction, p99", "ms", ("append.p99",))
    yield Row("sqlite.rate", "SQLite rows", "1/s", ("append.rate",))
    for clients in CLIENTS:
        yield Row(f"loop{clients}.p50", f"round trip, {crowd(clients)}, p50", "ms")
        yield Row(f"loop{clients}.rate", f"round trips, {crowd(clients)}", "1/s")
    yield Row("start", "process start and end", "ms")
    yield Row("bare.rss", "memory of a bare process", "MB")
    for clients in CLIENTS:
        yield from _issue_rows(clients)
    yield Row("call.p50", "call next, p50", "ms", ("sqlite.p50", "loop1.p50"))
    yield Row("call.p99", "call next, p99", "ms", ("sqlite.p99", "loop1.p99"))
    yield Row("restart.killed", "first reply after kill -9", "ms", ("start",))
    yield Row("restart.stopped", "first reply after a stop", "ms", ("start",))
    yield Row("restart.events", "events in the journal then", "")
    yield Row("rss.idle", "memory, idle", "MB", ("bare.rss",))
    yield Row("rss.after", "memory, after the load", "MB", ("rss.idle",))
    yield Row("journal.size", "journal bytes a number", "B", ("journal.content",))
    yield Row("journal.written", "bytes written a number, 1 client", "B", ("sqlite.written",))


def _issue_rows(clients):
    issue, loop = f"issue{clients}", f"loop{clients}"
    middle, late = (ratio(3, 2.2), ratio(5)) if clients == 1 else (None, None)
    rate = ratio(1.0, 1.5, least=True) if clients == 32 else None
    yield Row(f"{issue}.p50", f"number taken, {crowd(clients)}, p50", "ms", ("sqlite.p50", f"{loop}.p50"), middle)
    yield Row(f"{issue}.p99", f"number taken, {crowd(clients)}, p99", "ms", ("sqlite.p99", f"{loop}.p99"), late)
    yield Row(f"{issue}.rate", f"numbers taken, {crowd(clients)}", "1/s", ("sqlite.rate",), rate)
    yield Row(f"{issue}.rate", f"the same beside what {crowd(clients)} can ask at all", "1/s", (f"{loop}.rate",))
    yield Row(f"{issue}.cpu", f"processor time a number, {crowd(clients)}", "ms")


class Machine:
    """The floors of one round."""

    def __init__(self, folder):
        self._append, self._rows = floors.Append(folder), floors.Rows(folder)
        self._trips = floors.RoundTrips()

    def measure(self, clients, seconds):
        """Measures what a load by so many clients is compared with; returns the round trips' figures."""
        self.measure_disk(seconds)
        return self._trips.measure(clients, seconds / 2)

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


class Life:
    """One hall from its first start to its last end."""

    def __init__(self, place, machine):
        self.place, self.machine = place, machine
        self.hall = place.hall(place.room("life"))
        self.tickets = {}

    def live(self):
        """Its figures; what went wrong is noted."""
        hall = self.hall
        hall.start()
        time.sleep(SETTLE_SECONDS)
        found = {"rss.idle": children.resident_mb(hall.pid)} | self._taking()
        hall.open_window()
        self.machine.measure_disk(self.place.seconds)
        calls = load.run(hall.port, 1, hall.calling(), seconds=self.place.seconds)
        found |= figures.spread("call", calls.latencies, calls.per_second)
        called, wrong = audit.called(calls)
        found["rss.after"] = children.resident_mb(hall.pid)
        found |= self._coming_back()
        journal = audit.JournalRead(hall.journal)
        found["restart.events"] = journal.events
        hall.kill()
        self.place.note(audit.verdict(self.tickets, called, journal), wrong)
        return found

    def _taking(self):
        """Loads of requests for numbers, each after the floors."""
        hall, found = self.hall, {}
        self.place.note_tickets(self.tickets, load.run(hall.port, 1, hall.issuing(), count=WARM_UP))
        before = audit.JournalRead(hall.journal)
        for clients in CLIENTS:
            found |= self.machine.measure(clients, self.place.seconds)
            found |= self._issue(clients)
        after = audit.JournalRead(hall.journal)
        count = len(after.issued) - len(before.issued)
        found["journal.size"] = (after.bytes - before.bytes) / count
        found["journal.content"] = (after.content - before.content) / count
        return found

    def _issue(self, clients):
        pid = self.hall.pid
        cpu, written = children.cpu_seconds(pid), children.written_bytes(pid)
        outcome = load.run(self.hall.port, clients, self.hall.issuing(), seconds=self.place.seconds)
        count = len(outcome.replies)
        found = figures.spread(f"issue{clients}", outcome.latencies, outcome.per_second)
        found[f"issue{clients}.cpu"] = (children.cpu_seconds(pid) - cpu) * 1000 / count
        if clients == 1:
            found["journal.written"] = (children.written_bytes(pid) - written) / count
        self.place.note_tickets(self.tickets, outcome)
        return found

    def _coming_back(self):
        """Ends the hall in two ways; the same intent must get the same answer afterwards."""
        hall, found = self.hall, {}
        key = secrets.token_hex(8)
        data = hall.post("/tickets", "kiosk", {"service": "estate"}, key)
        first = load.once(hall.port, key, data)
        self.place.note_tickets(self.tickets, load.Outcome([first], [], 0))
        for way, end, code in (("killed", hall.kill, -signal.SIGKILL), ("stopped", hall.stop, 0)):
            if (ended := end()) != code:
                self.place.faults.append(f"the hall ended with {ended} when {way}")
            taken, again = hall.restart(key, data)
            found[f"restart.{way}"] = taken * 1000
            if (again.status, again.body) != (first.status, first.body):
                self.place.faults.append(f"another answer to the same key when {way}: {again.status}")
        return found


def measure(place):
    """A hall a round, beside the machine's own floors."""
    rounds = []
    for _ in range(place.rounds):
        room = place.room("floor")
        least = {"start": floors.process(place.kioskd, room), "bare.rss": floors.bare_memory()}
        machine = Machine(room)
        try:
            ours = Life(place, machine).live()
            rounds.append(least | machine.figures() | ours)
        finally:
            machine.close()
    return Section("numbers", tuple(rows()), rounds)
