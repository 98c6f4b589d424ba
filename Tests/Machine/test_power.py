# SPDX-License-Identifier: Apache-2.0
"""That a power cut takes what it must and no more, and that a loss would be seen: without a guest."""

import json
import os
import random
import sqlite3
import struct
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from blocklog import BlockLog  # noqa: E402
from power.clients import Book, Order  # noqa: E402
from power.copy import Memory  # noqa: E402

_SECTOR = 512
_FLUSH, _DISCARD = 1, 4


def _log(path, requests):
    """A log as QEMU writes it: (sector, data or a number of sectors, flags)."""
    with open(path, "wb") as file:
        file.write(struct.pack("<QQQI", 0x6A736677736872, 1, 0, _SECTOR).ljust(_SECTOR, b"\0"))
        for sector, data, flags in requests:
            count = data if isinstance(data, int) else len(data) // _SECTOR
            file.write(struct.pack("<QQQQ", sector, count, flags, 0).ljust(_SECTOR, b"\0"))
            file.write(b"" if isinstance(data, int) else data)


class Cut(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self._path, self._disk = (os.path.join(self._folder.name, name) for name in ("log", "disk"))
        _log(self._path, [
            (0, b"a" * _SECTOR, 0), (1, b"b" * _SECTOR, 0), (0, 0, _FLUSH), (0, b"c" * _SECTOR, 0), (1, 1, _DISCARD),
            (0, 0, _FLUSH), (2, b"d" * (4 * _SECTOR), 0),
        ])  # fmt: skip

    def _cut(self, count, mode, seed=1, flushes=None):
        with open(self._disk, "wb") as file:
            file.write(b"." * (6 * _SECTOR))
        log = BlockLog(self._path)
        self.addCleanup(log.close)
        later = log.cut(self._disk, count, mode, random.Random(seed), flushes)
        with open(self._disk, "rb") as file:
            return later, "".join(chr(file.read(_SECTOR)[0]) for _ in range(6))

    def test_what_a_flush_has_confirmed_is_there(self):
        self.assertEqual(self._cut(3, "dropped"), (0, "ab...."))
        self.assertEqual(self._cut(6, "dropped"), (0, "c\0...."))

    def test_of_what_came_later_nothing_is_there(self):
        self.assertEqual(self._cut(2, "dropped"), (2, "......"))
        self.assertEqual(self._cut(7, "dropped"), (1, "c\0...."))

    def test_of_what_came_later_some_requests_or_sectors_are_there(self):
        subsets = {self._cut(2, "subset", seed)[1] for seed in range(40)}
        self.assertEqual(subsets, {"......", "a.....", ".b....", "ab...."})
        torn = {self._cut(7, "torn", seed)[1] for seed in range(200)}
        self.assertEqual(len(torn), 16)
        self.assertTrue(all(shown.startswith("c\0") for shown in torn))

    def test_a_disk_that_lies_has_only_what_it_confirmed_before(self):
        self.assertEqual(self._cut(7, "dropped", flushes=1)[1], "ab....")

    def test_a_log_that_was_not_begun_holds_nothing(self):
        open(self._path, "wb").close()
        self.assertEqual(self._cut(0, "dropped"), (0, "......"))

    def test_a_request_that_is_not_whole_was_never_done(self):
        with open(self._path, "r+b") as file:
            file.truncate(os.path.getsize(self._path) - 1)
        log = BlockLog(self._path)
        self.addCleanup(log.close)
        self.assertEqual((len(log), log.flushes), (6, 2))
        self.assertEqual(log.place(6) + _SECTOR, os.path.getsize(self._path) + 1 - 4 * _SECTOR)


class Comparison(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self._path = os.path.join(self._folder.name, "journal.db")
        self._book = Book(lambda: 0)
        for number in (1, 2):
            ticket = {"outcome": "issued", "ticket": {"id": f"2026-11-23.A00{number}"}}
            self._book.take(Order(f"k{number}", "/tickets", "kiosk", "{}"), 201, json.dumps(ticket))

    def _compare(self, rows, paper=None, memory=None):
        if os.path.exists(self._path):
            os.unlink(self._path)
        file = sqlite3.connect(self._path)
        file.execute("CREATE TABLE events (position INTEGER, intent TEXT, body TEXT, answer TEXT, hash BLOB)")
        for position, (intent, event, answer) in enumerate(rows, 1):
            chained = f"{position} {event}".encode()
            file.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?)", (position, intent, event, answer, chained))
        file.commit()
        file.close()
        return (memory or Memory()).compare(self._path, self._book, paper or {})

    @staticmethod
    def _issued(key, number):
        ticket = f"2026-11-23.{number}"
        return key, json.dumps({"ticketIssued": {"_0": ticket}}), json.dumps({"ticket": {"_0": ticket, "again": False}})

    @staticmethod
    def _printed(number):
        return None, json.dumps({"slipReported": {"_0": f"2026-11-23.{number}", "_2": "printed", "copy": 0}}), None

    def test_all_is_well(self):
        rows = [self._issued("k1", "A001"), self._issued("k2", "A002"), self._printed("A001")]
        self.assertFalse(self._compare(rows, {"A001": 1}))

    def test_a_number_that_was_promised_and_is_away_is_lost(self):
        found = self._compare([self._issued("k1", "A001")])
        self.assertEqual((len(found.lost), found.doubled, found.damaged), (1, [], []))

    def test_a_number_twice_and_a_step_twice_are_doubled(self):
        rows = [self._issued("k1", "A001"), self._issued("k2", "A002")]
        self.assertEqual(len(self._compare([*rows, self._issued("k3", "A002")]).doubled), 1)
        self.assertEqual(len(self._compare([*rows, self._issued("k2", "A003")]).doubled), 1)

    def test_slips_are_counted(self):
        rows = [self._issued("k1", "A001"), self._issued("k2", "A002"), self._printed("A001")]
        self.assertEqual(len(self._compare(rows, {"A001": 2}).doubled), 1)
        self.assertEqual(len(self._compare(rows, {}).lost), 1)

    def test_an_answer_that_is_another_now_is_damage(self):
        self.assertEqual(len(self._compare([self._issued("k1", "A009"), self._issued("k2", "A002")]).damaged), 1)

    def test_what_was_read_once_stays(self):
        rows = [self._issued("k1", "A001"), self._issued("k2", "A002")]
        memory = Memory()
        self.assertFalse(self._compare(rows, memory=memory))
        self.assertFalse(self._compare([*rows, self._printed("A001")], {"A001": 1}, memory))
        self.assertIn("the journal ended at 3", self._compare(rows, memory=memory).lost[0])
        self.assertEqual(len(self._compare([rows[1], rows[0]], memory=memory).damaged), 1)


if __name__ == "__main__":
    unittest.main()
