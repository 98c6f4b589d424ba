# SPDX-License-Identifier: Apache-2.0
"""Tests of what the scripted day rests on: python3 -m unittest discover -s Tests/Day"""

import json
import os
import random
import sqlite3
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

from account import Account, forecast_figures
from order import Order, Ticket
from visitors import CLOSING, LUNCH, AFTERNOON, OPENING, plan

_MINUTE = 60


class Policy(unittest.TestCase):
    """The order of A8 and A35, by tables: who waits, what the window called before, who is next."""

    def order(self, *tickets):
        order = Order()
        for place, (name, kind, issued, slot) in enumerate(tickets, 1):
            order.issue(Ticket(name, kind, issued * _MINUTE, (place, 0), slot and tuple(m * _MINUTE for m in slot)))
        return order

    def calls(self, order, minute):
        called = []
        while found := order.next("1", minute * _MINUTE):
            order.call("1", *found)
            called.append(found[0])
        return called

    def test_green_then_booked_in_slot_then_by_issue(self):
        order = self.order(("w", "walk-in", 0, None), ("b", "booked", 1, (0, 60)), ("g", "green", 2, None))
        self.assertEqual(self.calls(order, 5), ["g", "b", "w"])

    def test_a_booking_before_its_slot_is_like_a_walk_in(self):
        tickets = ("w", "walk-in", 0, None), ("b", "booked", 1, (30, 60))
        self.assertEqual(self.calls(self.order(*tickets), 29), ["w", "b"])
        self.assertEqual(self.calls(self.order(*tickets), 30), ["b", "w"])

    def test_one_green_while_a_booked_visitor_waits(self):
        order = self.order(("g", "green", 0, None), ("h", "green", 1, None), ("b", "booked", 2, (0, 60)))
        self.assertEqual(self.calls(order, 5), ["g", "b", "h"])

    def test_two_before_one_after_half_an_hour(self):
        tickets = [(f"b{number}", "booked", 1, (0, 60)) for number in range(5)] + [("w", "walk-in", 0, None)]
        self.assertEqual(self.calls(self.order(*tickets), 29)[-1], "w")
        self.assertEqual(self.calls(self.order(*tickets), 30)[2], "w")


class Journal(unittest.TestCase):
    """An account of a journal that is written here."""

    def account(self, *events):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "journal.db")
            database = sqlite3.connect(path)
            database.execute("CREATE TABLE events (position INTEGER, moment INTEGER, body TEXT)")
            rows = [(place, place * 60_000, json.dumps(event)) for place, event in enumerate(events, 1)]
            database.executemany("INSERT INTO events VALUES (?, ?, ?)", rows)
            database.commit()
            database.close()
            return Account(path, 0)

    @staticmethod
    def issued(number, announced=None):
        facts = {"_0": f"day.{number}", "kind": {"walkIn": {}}, "service": "estate", "token": ""}
        outlook = {"announced": {"ahead": 0, "minutes": announced, "windowsOnDuty": 1}}
        return {"ticketIssued": facts | (outlook if announced else {})}

    @staticmethod
    def called(number):
        return {"ticketCalled": {"_0": f"day.{number}", "window": "1", "as": "ordinary"}}

    @staticmethod
    def finished(number):
        return {"ticketFinished": {"_0": f"day.{number}", "window": "1"}}

    def faults(self, *events, answered=("day.A001", "day.A002")):
        account = self.account(*events)
        account.check(set(answered))
        return account.faults

    def test_a_day_in_order_has_no_faults(self):
        first, second = ((self.called(number), self.finished(number)) for number in ("A001", "A002"))
        self.assertEqual(self.faults(self.issued("A001"), self.issued("A002"), *first, *second), [])

    def test_a_call_out_of_order_is_found(self):
        first, second = ((self.called(number), self.finished(number)) for number in ("A001", "A002"))
        self.assertEqual(len(self.faults(self.issued("A001"), self.issued("A002"), *second, *first)), 1)

    def test_a_second_call_is_found(self):
        calls = self.called("A001"), self.finished("A001"), self.called("A001")
        faults = self.faults(self.issued("A001"), *calls, answered=["day.A001"])
        self.assertIn("day.A001 was called twice", faults)

    def test_who_is_lost_is_found(self):
        events = self.issued("A001"), self.called("A001"), self.finished("A001")
        self.assertEqual(len(self.faults(*events)), 1)
        self.assertEqual(len(self.faults(*events, answered=[])), 1)
        self.assertEqual(len(self.faults(self.issued("A001"), answered=["day.A001"])), 1)

    def test_announced_waits_are_compared(self):
        account = self.account(self.issued("A001", [0, 2]), self.called("A001"), self.finished("A001"))
        self.assertEqual(account.forecast(), {"count": 1, "error": 0, "bias": 0, "width": 2, "inside": 1})
        self.assertEqual(forecast_figures([([0, 4], 7)]), {"count": 1, "error": 5, "bias": -5, "width": 4, "inside": 0})


class Plan(unittest.TestCase):
    """Who comes."""

    def test_shares_and_times_are_those_of_the_issue(self):
        visitors = plan(10_000, random.Random(1))
        shares = {kind: sum(one.kind == kind for one in visitors) / 10_000 for kind in ("booked", "green")}
        self.assertAlmostEqual(shares["booked"], 0.40, delta=0.02)
        self.assertAlmostEqual(shares["green"], 0.03, delta=0.01)
        absent = sum(one.is_absent for one in visitors)
        self.assertAlmostEqual(absent / 4000, 0.10, delta=0.02)
        times = [one.arrival for one in visitors if not one.is_absent and one.kind != "booked"]
        self.assertTrue(all(OPENING <= time < LUNCH or AFTERNOON <= time < CLOSING for time in times))
        self.assertGreater(sum(time < OPENING + 20 for time in times), 0.2 * len(times))


if __name__ == "__main__":
    unittest.main()
