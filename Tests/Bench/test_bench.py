# SPDX-License-Identifier: Apache-2.0
"""Tests of what the benchmark rests on: python3 -m unittest discover -s Tests/Bench"""

import sys
import unittest

sys.dont_write_bytecode = True

import audit
import figures
import load


class Journal:
    """A journal as it was read, from the tickets of keys and from calls."""

    def __init__(self, tickets, called=()):
        self.issued, self.by_key, self.called = list(tickets.values()), dict(tickets), list(called)


class Verdict(unittest.TestCase):
    TICKETS = {"k1": "2026-11-23.A001", "k2": "2026-11-23.A002", "k3": "2026-11-23.B001", "k4": "2026-11-24.A001"}

    def found(self, tickets, calls, journal):
        return {name: count for name, count in audit.verdict(tickets, calls, journal).items() if count}

    def test_replies_like_the_journal_are_sound(self):
        calls = ["2026-11-23.A001", "2026-11-23.B001"]
        self.assertEqual(self.found(self.TICKETS, calls, Journal(self.TICKETS, calls)), {})

    def test_a_number_given_twice_is_found_in_replies_and_journal(self):
        twice = self.TICKETS | {"k5": "2026-11-23.A002"}
        found = self.found(twice, [], Journal(twice))
        self.assertEqual(found, {"duplicates in replies": 1, "duplicates in journal": 1})

    def test_a_ticket_that_the_journal_lost_is_found(self):
        stored = {key: ticket for key, ticket in self.TICKETS.items() if key != "k2"}
        found = self.found(self.TICKETS, [], Journal(stored))
        self.assertEqual(found, {"lost tickets": 1, "replies unlike journal": 1})

    def test_tickets_swapped_between_keys_are_found(self):
        swapped = self.TICKETS | {"k1": self.TICKETS["k2"], "k2": self.TICKETS["k1"]}
        self.assertEqual(self.found(swapped, [], Journal(self.TICKETS)), {"replies unlike journal": 2})

    def test_a_skipped_number_and_one_nobody_asked_for_are_found(self):
        stored = self.TICKETS | {"k9": "2026-11-23.A004"}
        found = self.found(self.TICKETS, [], Journal(stored))
        self.assertEqual(found, {"tickets nobody asked for": 1, "numbers skipped": 1})

    def test_a_visitor_called_twice_is_found(self):
        calls = ["2026-11-23.A001", "2026-11-23.A001"]
        self.assertEqual(self.found(self.TICKETS, calls, Journal(self.TICKETS, calls)), {"called twice": 2})

    def test_a_refusal_is_a_fault_and_no_ticket(self):
        taken, refused = (201, b'{"ticket":{"id":"2026-11-23.A001"}}'), (503, b"{}")
        replies = [load.Reply("k1", *taken, 0.1), load.Reply("k2", *refused, 0.1)]
        tickets, faults = audit.issued(load.Outcome(replies, ["closed"], 1.0))
        self.assertEqual(tickets, {"k1": "2026-11-23.A001"})
        self.assertEqual(len(faults), 2)


class Replies(unittest.TestCase):
    REPLY = b"HTTP/1.1 201 Created\r\nDate: x\r\ncontent-length: 4\r\n\r\n{12}"

    def test_a_reply_is_whole_at_its_last_byte_and_not_before(self):
        for size in range(len(self.REPLY)):
            self.assertIsNone(load.parse(self.REPLY[:size]), size)
        self.assertEqual(load.parse(self.REPLY), (201, b"{12}"))

    def test_what_comes_after_a_reply_is_refused(self):
        with self.assertRaises(ConnectionError):
            load.parse(self.REPLY + b"H")


class Figures(unittest.TestCase):
    def test_percentiles_are_values_that_occurred(self):
        values = list(range(1, 101))
        self.assertEqual([figures.percentile(values, share) for share in (0.5, 0.99, 1.0)], [50, 99, 100])
        self.assertEqual(figures.percentile([7], 0.99), 7)
        self.assertEqual(figures.percentile([1, 2, 3], 0.5), 2)

    def test_a_ratio_is_to_the_floor_of_its_own_round(self):
        rounds = [{"a": 10.0, "f": 1.0, "g": 1.0}, {"a": 30.0, "f": 2.0, "g": 3.0}, {"a": 100.0, "f": 5.0, "g": 5.0}]
        result = figures.Result.of(figures.Row("a", "", "ms", ("f", "g")), rounds)
        self.assertEqual((result.median, result.floor, result.ratio), (30.0, 5.0, 6.0))


if __name__ == "__main__":
    unittest.main()
