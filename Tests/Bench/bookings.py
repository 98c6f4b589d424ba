# SPDX-License-Identifier: Apache-2.0
"""Booked visitors: exchanges by voucher and by number over HTTP, and by card at a kiosk, with the center and without.

With the center every exchange is claimed there first, over TLS, and the center has the claim on its disk before it
answers. From a card to its slip the hall has two things on the disk: the number, and that printing begins.
"""

import time

import audit
import center as centers
import devices
import figures
import floors
import load
import people
from figures import Row, Section, value

EXCHANGES = 150
TAPS = 15
WARM_UP_TAPS = 2
_STATE_SECONDS = 90
_LAST_SLIP_SECONDS = 0.5
_NOTES = (
    "a pty has no wire: the time runs from the last of a card's 1,295 bytes, which is written alone when the others",
    "have been taken, to the first byte of the slip; at 115,200 bit/s the others would have taken 112 ms on the line",
)
_PROOFS = (("last four", "number and last four"), ("voucher", "voucher"))
_PLACES = (("online", "center reached"), ("offline", "center away"))


def rows():
    yield Row("sqlite.p50", "SQLite row a transaction, p50", "ms")
    yield Row("sqlite.p99", "SQLite row a transaction, p99", "ms")
    yield Row("loop1.p50", "round trip, 1 client, p50", "ms")
    yield Row("pty.p50", "from one pty to another, p50", "ms")
    for way, where in _PLACES:
        twice = 2 if way == "online" else 1
        for proof, label in _PROOFS:
            floor = ("sqlite.p50", "loop1.p50") * twice
            yield Row(f"{way}.{proof}.p50", f"exchange, {label}, {where}, p50", "ms", floor)
            yield Row(f"{way}.{proof}.p99", f"exchange, {label}, {where}, p99", "ms")
    for way, where in _PLACES:
        more = ("sqlite.p50", "loop1.p50") if way == "online" else ()
        floor = ("sqlite.p50", "sqlite.p50", "pty.p50", *more)
        yield Row(f"{way}.card", f"card's last byte to slip's first, {where}, p50", "ms", floor, value(5, 3))
        yield Row(f"{way}.card.last", f"card's last byte to slip's first, {where}, longest", "ms")
    label = "card's last byte to slip's first, printer that answers, center away, p50"
    yield Row("asked.card", label, "ms", ("sqlite.p50", "sqlite.p50", "pty.p50"), value(5, 3))


class BookedHall:
    """A hall with one kiosk, its center, and everybody who has booked."""

    def __init__(self, place, printer_answers):
        self.place, room = place, place.room("booked")
        self.station = devices.Station(printer_answers)
        self.station.start()
        self.hall = place.hall(room, self.station.settings)
        self.center = centers.Center(place, room)
        self.tickets, self.taps, self._number = {}, 0, 0

    def open(self, visitors):
        """Starts center and hall; returns when the hall has so many bookings."""
        self.center.start()
        self.center.enrol(self.hall)
        everybody = [people.person(index) for index in range(visitors)]
        numbers = self.center.book(everybody)
        self._vouchers = {number: self.center.voucher(number) for number in numbers}
        self._bookings = iter(zip(everybody, numbers))
        self.hall.start()
        self.center.wait_for(self.hall)
        self._wait_until("online")

    def leave_center(self):
        """Ends the center and waits until the hall knows."""
        self.center.stop()
        self._wait_until("offline")

    def exchange(self, prefix, proof):
        """Figures of exchanges by one client."""
        requests = iter([self._request(proof, *next(self._bookings)) for _ in range(EXCHANGES)])
        outcome = load.run(self.hall.port, 1, lambda: next(requests), count=EXCHANGES)
        self.place.note_tickets(self.tickets, outcome)
        return figures.spread(f"{prefix}.{proof}", outcome.latencies, outcome.per_second)

    def tap(self):
        """The milliseconds from the last byte of a card to the first of its slip, for each of the next visitors."""
        self.taps += TAPS + WARM_UP_TAPS
        seconds = [self.station.tap(next(self._bookings)[0]) for _ in range(TAPS + WARM_UP_TAPS)]
        return [one * 1000 for one in seconds[WARM_UP_TAPS:]]

    def close(self):
        """Ends the hall; what it stored is compared with what was answered."""
        time.sleep(_LAST_SLIP_SECONDS)
        if self.hall.stop() != 0:
            self.place.faults.append("the hall with a center did not end in order")
        self.station.close()
        journal = audit.JournalRead(self.hall.journal)
        verdict = audit.verdict(self.tickets, [], journal)
        # At the kiosk nobody told the benchmark a key.
        verdict["tickets nobody asked for"] = abs(verdict["tickets nobody asked for"] - self.taps)
        self.place.note(verdict, [])

    def _request(self, proof, person, booking):
        self._number += 1
        key = f"exchange-{self._number}"
        number = {"booking": booking, "last_four": person.last_four}
        fields = {"voucher": self._vouchers[booking]} if proof == "voucher" else number
        return key, self.hall.post("/exchanges", "kiosk", fields, key)

    def _wait_until(self, state):
        until = time.monotonic() + _STATE_SECONDS
        while self.hall.ask("/status", "admin")["link"]["state"] != state:
            if time.monotonic() > until:
                raise RuntimeError(f"the hall's link does not get {state}")
            time.sleep(0.1)


def measure(place):
    """One hall whose kiosk prints at once, and one whose printer is asked first; a tap is a round."""
    disk, trips = floors.Rows(place.room("floor")), floors.RoundTrips()
    disk.more(place.seconds / 2)
    found = trips.measure(1, place.seconds / 2)
    found["pty.p50"] = figures.percentile(devices.trip(TAPS), 0.5) * 1000
    hall, taps = BookedHall(place, printer_answers=False), {}
    hall.open(len(_PLACES) * (len(_PROOFS) * EXCHANGES + TAPS + WARM_UP_TAPS))
    for way, _ in _PLACES:
        if way == "offline":
            hall.leave_center()
        for proof, _ in _PROOFS:
            found |= hall.exchange(way, proof)
        disk.more(place.seconds / 2)
        taps[f"{way}.card"] = hall.tap()
        found[f"{way}.card.last"] = max(taps[f"{way}.card"])
    hall.close()
    asked = BookedHall(place, printer_answers=True)
    asked.open(TAPS + WARM_UP_TAPS)
    asked.leave_center()
    taps["asked.card"] = asked.tap()
    asked.close()
    found |= disk.figures()
    disk.close()
    trips.close()
    rounds = [found | {key: times[turn] for key, times in taps.items()} for turn in range(TAPS)]
    return Section("bookings", tuple(rows()), rounds, _NOTES)
