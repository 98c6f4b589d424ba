# SPDX-License-Identifier: Apache-2.0
"""What must never happen, looked for in every reply and in the journal itself: a number twice, a ticket lost."""

import collections
import json
import re
import sqlite3

_NUMBER = re.compile(r"^[A-Z](\d+)$")


def issued(outcome):
    """The tickets of the replies to a load of requests for numbers, by the key of the request; and what went wrong."""
    tickets, faults = {}, list(outcome.failures)
    for reply in outcome.replies:
        if reply.status != 201:
            faults.append(f"a number was asked for, {reply.status} came: {reply.body[:200].decode(errors='replace')}")
            continue
        tickets[reply.tag] = json.loads(reply.body)["ticket"]["id"]
    return tickets, faults


def called(outcome):
    """The tickets called, in order; and what went wrong."""
    tickets, faults = [], list(outcome.failures)
    for reply in outcome.replies:
        answer = json.loads(reply.body)
        if reply.status != 200 or answer["outcome"] != "called":
            faults.append(f"a call got {reply.status}: {reply.body[:200].decode(errors='replace')}")
            continue
        tickets.append(answer["ticket"]["id"])
    return tickets, faults


def repeated(values):
    """How many values are there besides the first of their kind."""
    return sum(number - 1 for number in collections.Counter(values).values())


class JournalRead:
    """The journal's events as they are stored, read beside the hall at work.

    Only what follows the position `after` is looked at, so that a long past costs nothing.
    `content` is the length of all columns, numbers as 8 bytes; `bytes` what SQLite needs for them, log included.
    """

    def __init__(self, path, after=0):
        self.issued, self.by_key, self.called = [], {}, []
        self.content = self.events = 0
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            for key, body, content in database.execute(
                "SELECT intent, body, 5 * 8 + coalesce(length(intent), 0) + length(body)"
                " + coalesce(length(answer), 0) + length(hash) FROM events WHERE position > ? ORDER BY position",
                (after,),
            ):
                event = json.loads(body)
                if "ticketIssued" in event:
                    ticket = event["ticketIssued"]["_0"]
                    self.issued.append(ticket)
                    self.by_key[key] = ticket
                elif "ticketCalled" in event:
                    self.called.append(event["ticketCalled"]["_0"])
                self.content += content
                self.events += 1
            pages, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
            self.bytes = pages * size
        finally:
            database.close()


def verdict(tickets, calls, journal):
    """Compares the replies, `tickets` by key and `calls` in order, with the journal: counts of what must be 0."""
    stored = set(journal.issued)
    return {
        "duplicates in replies": repeated(tickets.values()),
        "duplicates in journal": repeated(journal.issued),
        "lost tickets": sum(ticket not in stored for ticket in tickets.values()),
        "replies unlike journal": sum(journal.by_key.get(key) != ticket for key, ticket in tickets.items()),
        "tickets nobody asked for": len(stored - set(tickets.values())),
        "numbers skipped": _skipped(stored),
        "called twice": repeated(calls) + repeated(journal.called),
        "calls unlike journal": sum(one != other for one, other in zip(calls, journal.called))
        + abs(len(calls) - len(journal.called)),
    }


def newest_position(path):
    """The last position of a journal."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return database.execute("SELECT coalesce(max(position), 0) FROM events").fetchone()[0]
    finally:
        database.close()


def _skipped(tickets):
    """Numbers missing below the highest of their day and letter (2026-11-23.A017)."""
    highest, counted = collections.Counter(), collections.Counter()
    for ticket in tickets:
        day, _, number = ticket.partition(".")
        serial = int(_NUMBER.match(number)[1])
        series = (day, number[0])
        highest[series] = max(highest[series], serial)
        counted[series] += 1
    return sum(highest[series] - counted[series] for series in highest)
