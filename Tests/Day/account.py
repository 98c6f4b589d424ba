# SPDX-License-Identifier: Apache-2.0
"""What the journal says about the day: every call held against the order, nobody lost, and the figures."""

import collections
import json
import math
import sqlite3
import statistics

from order import Order, Ticket

_SAMPLES = 20
_ENDS = {"ticketFinished": "done", "ticketMissed": "missed", "ticketAbandoned": "abandoned", "ticketVoided": "voided"}


class Account:
    """The tickets of a journal with what became of them, and the faults that were found."""

    def __init__(self, path, since, assumed=9):
        self.faults, self.order = [], Order()
        # By ticket: kind, when issued, calls, first call, announced minutes, how it ended.
        self.tickets, self.calls, self.busy = {}, [], {}
        self._at_window = {}
        # Seconds of the last visits of each service, and what was assumed before there were any.
        self._visits, self._assumed = collections.defaultdict(lambda: collections.deque(maxlen=_SAMPLES)), assumed * 60
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            rows = database.execute(
                "SELECT position, moment, body FROM events WHERE moment >= ? ORDER BY position", (since,)
            ).fetchall()
        finally:
            database.close()
        for position, moment, body in rows:
            event = json.loads(body)
            name = next(iter(event))
            self._take(position, moment / 1000, name, event[name])

    def _take(self, position, now, name, facts):
        ticket = facts.get("_0") if isinstance(facts, dict) else None
        if name == "ticketIssued":
            self._issue(position, now, facts)
        elif name == "ticketCalled":
            self._call(now, ticket, facts["window"], facts["as"])
        elif name == "ticketRequeued":
            rank = facts["rank"]
            self.order.requeue(ticket, (rank["place"], rank["requeued"]))
            self.tickets[ticket].update(end=None, may_be_called=True)
        elif name in _ENDS and ticket in self.tickets:
            self.order.leave(ticket)
            known = self.tickets[ticket]
            known["end"] = _ENDS[name]
            window = facts.get("window")
            if window in self._at_window:
                seconds = now - self._at_window.pop(window)
                self.busy[window] = self.busy.get(window, 0) + seconds
                if name == "ticketFinished":
                    self._visits[known["service"]].append(seconds)

    def _issue(self, position, now, facts):
        kind = next(iter(facts["kind"]))
        slot = facts["kind"][kind].get("slot") if kind == "booked" else None
        slot = (slot["start"] / 1000, slot["end"] / 1000) if slot else None
        named = {"walkIn": "walk-in"}.get(kind, kind)
        announced, plain = facts.get("announced", {}), None
        if announced.get("minutes"):
            plain = self._plain(facts["service"], announced["ahead"], announced["windowsOnDuty"])
        self.order.issue(Ticket(facts["_0"], named, now, (position, 0), slot))
        self.tickets[facts["_0"]] = {
            "kind": named, "issued": now, "slot": slot, "called": None, "end": None,
            "announced": announced.get("minutes"), "plain": plain, "service": facts["service"], "may_be_called": True,
        }  # fmt: skip

    def _plain(self, service, ahead, windows):
        """What others announce: people ahead times the mean of the last visits, shared by the windows on duty.

        A window's time is shared by its lines as their visitors share the waiting; from 0.8 to 1.3 of it.
        """
        lines = collections.Counter(self.tickets[ticket]["service"] for ticket in self.order.waiting)
        share = (lines[service] + 1) / (lines.total() + 1)
        visits = self._visits[service]
        turn = (statistics.fmean(visits) if visits else self._assumed) / 60 / (windows * share)
        least = math.floor(0.8 * ahead * turn)
        is_free = len(self._at_window) < windows
        return [least, max(least, math.ceil(1.3 * (ahead if is_free else ahead + 1) * turn))]

    def _call(self, now, ticket, window, name):
        expected = self.order.next(window, now)
        if expected != (ticket, name):
            self.faults.append(f"window {window} called {ticket} as {name}, the order says {expected}")
        self.order.call(window, ticket, name)
        known = self.tickets[ticket]
        if not known["may_be_called"]:
            self.faults.append(f"{ticket} was called twice")
        known["may_be_called"] = False
        if known["called"] is None:
            known["called"] = now
        self.calls.append((ticket, window))
        self._at_window[window] = now

    def check(self, answered):
        """Compares with the tickets that the kiosks were answered."""
        for ticket in answered - set(self.tickets):
            self.faults.append(f"{ticket} was given out and is not in the journal")
        for ticket in set(self.tickets) - answered:
            self.faults.append(f"{ticket} is in the journal and was given to nobody")
        for ticket, known in self.tickets.items():
            if known["called"] is None:
                self.faults.append(f"{ticket} was never called")
            elif known["end"] is None:
                self.faults.append(f"{ticket} was called and has no end")

    def waits(self, kind):
        """Minutes to the first call; booked visitors who came early wait from the start of their slot."""
        return sorted(
            max(0, known["called"] - max(known["issued"], known["slot"][0] if known["slot"] else 0)) / 60
            for known in self.tickets.values()
            if known["kind"] == kind and known["called"] is not None
        )

    def in_slot(self):
        """The share of booked visitors who were first called before the end of their slot."""
        called = [one for one in self.tickets.values() if one["kind"] == "booked" and one["called"] is not None]
        return sum(one["called"] < one["slot"][1] for one in called) / max(1, len(called))

    def forecast(self, name="announced"):
        """Of the announced waits, or of `plain` ones: how many, mean error to the middle, bias, width, share inside."""
        pairs = [
            (one[name], (one["called"] - one["issued"]) / 60)
            for one in self.tickets.values()
            if one[name] and one["called"] is not None
        ]
        return forecast_figures(pairs)


def forecast_figures(pairs):
    """Figures of (range of minutes, minutes waited)."""
    if not pairs:
        return {"count": 0, "error": 0, "bias": 0, "width": 0, "inside": 0}
    errors = [(low + high) / 2 - waited for (low, high), waited in pairs]
    return {
        "count": len(pairs),
        "error": statistics.fmean(abs(one) for one in errors),
        "bias": statistics.fmean(errors),
        "width": statistics.fmean(high - low for (low, high), _ in pairs),
        "inside": sum(low <= waited <= high for (low, high), waited in pairs) / len(pairs),
    }
