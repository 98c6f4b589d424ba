# SPDX-License-Identifier: Apache-2.0
"""Tests of what the benchmark rests on: python3 -m unittest discover -s Tests/Bench"""

import os
import sys
import unittest

sys.dont_write_bytecode = True

import audit
import devices
import figures
import load
import micro
import people


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


class Aims(unittest.TestCase):
    def test_an_aim_is_met_at_its_bound_and_short_beyond(self):
        most, least = figures.value(300, 100), figures.ratio(1.0, 1.5, least=True)
        self.assertEqual([most.verdict(found) for found in (100, 101, 300, 301)], ["goal", "met", "met", "SHORT"])
        self.assertEqual([least.verdict(found) for found in (1.5, 1.4, 1.0, 0.9)], ["goal", "met", "met", "SHORT"])
        self.assertEqual([figures.value(25).verdict(found) for found in (1, 25, 26)], ["met", "met", "SHORT"])

    def test_the_table_says_what_was_aimed_at_and_how_far_it_came(self):
        row = figures.Row("a", "label", "ms", ("f",), figures.ratio(3, 2.2))
        lines = list(figures.table([figures.Section("part", (row,), [{"a": 5.0, "f": 2.0}], ("note",))]))
        self.assertEqual((lines[1], lines[3]), ("[part]", "  note"))
        for words in ("label", "5.00", "2.50", "≤3× [2.2×]", "met"):
            self.assertIn(words, lines[2])

    def test_a_part_without_a_target_has_no_verdict(self):
        result = {"group": "g", "name": "n", "mean": 2.0, "lowest": 1.0, "highest": 3.0}
        without, with_target = micro.section([result]), micro.section([result | {"target": 1.5}])
        self.assertEqual([without.results()[0].verdict, with_target.results()[0].verdict], ["", "SHORT"])


class Devices(unittest.TestCase):
    FIND, SELECT, READ = (bytes.fromhex("AAAAAA96690003") + tail for tail in (b" \x01\"", b" \x02!", b"0\x012"))

    def test_frames_are_those_of_the_public_vectors(self):
        self.assertEqual(devices.frame(0x80).hex(), "aaaaaa96690004" + "00008084")
        self.assertEqual(devices.frame(0x9F, bytes(4)).hex(), "aaaaaa96690008" + "00009f" + "00000000" + "97")

    def test_the_check_character_of_the_standards_sample_is_x(self):
        self.assertEqual(people.check("11010519491231002"), "X")
        self.assertEqual(len({people.person(index).number for index in range(3000)}), 3000)

    def test_a_card_is_found_selected_and_read_once(self):
        station = devices.Station(printer_answers=False)
        path = dict(station.settings)["reader"].removeprefix("serial:").partition("?")[0]
        line = os.open(path, os.O_RDWR | os.O_NOCTTY)
        station.start()
        try:
            self.assertEqual(self.ask(line, self.FIND, 11), devices.frame(0x80))
            station.put(people.person(7))
            for question, status, size in ((self.FIND, 0x9F, 15), (self.SELECT, 0x90, 19), (self.READ, 0x90, 1295)):
                answer = self.ask(line, question, size)
                self.assertEqual((answer[9], len(answer)), (status, size))
            self.assertIn(people.person(7).number.encode("utf-16-le"), answer)
            self.assertEqual(self.ask(line, self.FIND, 11), devices.frame(0x80))
        finally:
            station.close()
            os.close(line)

    def ask(self, line, question, size):
        os.write(line, question)
        answer = b""
        while len(answer) < size:
            answer += os.read(line, size - len(answer))
        return answer


if __name__ == "__main__":
    unittest.main()
