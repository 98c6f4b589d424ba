# SPDX-License-Identifier: Apache-2.0
"""The order of calls by requirements A8 and A35, written from their text; every call of a journal is compared with it.

Green first, at most one green call while a booked visitor waits inside the slot; then booked visitors inside their
slot; then everybody else in the order of issue. Once the first of those has waited 30 minutes, at most two calls of the first
two kinds go before each of them. All windows are general ones that handle every service.
"""

import dataclasses

AGEING_SECONDS = 30 * 60
PRIORITY_RUN = 2
GREEN_RUN = 1


@dataclasses.dataclass
class Ticket:
    """A ticket as the order sees it."""

    id: str
    kind: str
    issued: float
    rank: tuple
    slot: tuple = None

    def callclass(self, now):
        """`green`, `booked` inside the slot, or `ordinary`."""
        if self.kind == "green":
            return "green"
        if self.kind == "booked" and self.issued <= self.slot[1] and self.slot[0] <= now:
            return "booked"
        return "ordinary"


@dataclasses.dataclass
class Window:
    """How many calls of a kind a window has made in a row."""

    green: int = 0
    priority: int = 0


class Order:
    """Who waits, and what each window called last."""

    def __init__(self):
        self.waiting, self.tickets, self.windows = {}, {}, {}

    def issue(self, ticket):
        self.tickets[ticket.id] = self.waiting[ticket.id] = ticket

    def leave(self, ticket):
        self.waiting.pop(ticket, None)

    def requeue(self, ticket, rank):
        known = self.tickets[ticket]
        known.rank = rank
        self.waiting[ticket] = known

    def next(self, window, now):
        """Whom the window has to call now, and in which class; None when nobody waits."""
        first = {}
        for ticket in self.waiting.values():
            name = ticket.callclass(now)
            if name not in first or ticket.rank < first[name].rank:
                first[name] = ticket
        runs = self.windows.setdefault(window, Window())
        name = self._choice(first, runs, now)
        return (first[name].id, name) if name else None

    def call(self, window, ticket, name):
        """Takes note of a call."""
        self.waiting.pop(ticket, None)
        runs = self.windows.setdefault(window, Window())
        if name == "green":
            runs.green, runs.priority = runs.green + 1, runs.priority + 1
        elif name == "booked":
            runs.green, runs.priority = 0, runs.priority + 1
        else:
            runs.priority = 0

    @staticmethod
    def _choice(first, runs, now):
        if "green" in first and ("booked" not in first or runs.green < GREEN_RUN):
            priority = "green"
        else:
            priority = "booked" if "booked" in first else None
        if "ordinary" not in first:
            return priority
        if priority is None:
            return "ordinary"
        has_aged = now - first["ordinary"].issued >= AGEING_SECONDS
        return "ordinary" if has_aged and runs.priority >= PRIORITY_RUN else priority
