# SPDX-License-Identifier: Apache-2.0
"""The parts of the pages of staff that only calculate, run in the browser that will run them."""

import random

from browser import SMALL
from case import PageCase

_CASES = 200
_WORDS = ("port = 8470", "[window 1]", "services = estate", "# 说明", "", "role = general", "label = 3")


class ModuleTests(PageCase):
    """Modules without a page: differences of texts, scales of charts, and what a clerk can do when."""

    def module(self, path, body, argument=None):
        """Imports a module of the hall and evaluates `body`, a function of the module and `argument`."""
        one = self.window(SMALL)
        one.open(self.house.address + "/window")
        return one.page.evaluate(
            f"async ([path, argument]) => ({body})(await import(path), argument)", ["/web/" + path, argument]
        )

    def test_a_difference_makes_either_text_again(self):
        seed = random.randrange(1 << 32)
        chance = random.Random(seed)
        pairs = [[_text(chance), _text(chance)] for _ in range(_CASES)] + [["", ""], ["a", "a"], ["a", ""]]
        found = self.module(
            "admin/diff.js",
            "({ lineDiff, folded }, pairs) => pairs.map(([before, after]) => {"
            " const lines = lineDiff(before, after); return [lines, folded(lines)]; })",
            pairs,
        )
        for (before, after), (lines, folded) in zip(pairs, found):
            with self.subTest(seed=seed, before=before, after=after):
                self.assertEqual(_side(lines, "removed"), before)
                self.assertEqual(_side(lines, "added"), after)
                self.assertEqual(sum(line.get("count", 1) for line in folded), len(lines))
                self.assertEqual([line for line in folded if line["kind"] in ("added", "removed")],
                                 [line for line in lines if line["kind"] != "same"])

    def test_a_difference_is_as_small_as_it_can_be(self):
        lines = self.module("admin/diff.js", "({ lineDiff }) => lineDiff('a\\nb\\nc\\nd\\ne', 'a\\nc\\nx\\nd\\ne')")
        self.assertEqual([line["kind"] for line in lines], ["same", "removed", "same", "added", "same", "same"])

    def test_scales_hold_their_values_in_round_steps(self):
        values = [0.2, 1, 3, 4, 5, 9, 12, 41, 80, 81, 199, 1000, 1501]
        tops = self.module("staff/charts.js", "({ scaleTop }, values) => values.map(scaleTop)", values)
        for value, top in zip(values, tops):
            with self.subTest(value=value, top=top):
                self.assertGreaterEqual(top, value)
                self.assertLessEqual(top, max(4, 2.5 * value))
                self.assertIn(str(top / 4).strip("0.")[0], "125")

    def test_a_step_says_why_it_cannot_be_taken(self):
        waiting = {"state": "called", "missing": [], "isBooked": False}
        booked = {"state": "called", "missing": ["result"], "isBooked": True}
        views = {
            "closed": {"mode": "closed", "ticket": None},
            "free": {"mode": "open", "ticket": None},
            "called": {"mode": "open", "ticket": waiting},
            "unverified": {"mode": "open", "ticket": booked},
            "serving": {"mode": "open", "ticket": waiting | {"state": "serving"}},
        }
        found = self.module(
            "window/steps.js",
            "({ steps }, views) => Object.fromEntries(Object.entries(views).map(([name, view]) =>"
            " [name, steps.filter((step) => step.hindrance(view) === null).map((step) => step.name)]))",
            views,
        )
        self.assertEqual(found, {
            "closed": ["call", "pause", "help"],
            "free": ["next", "call", "pause", "close", "help"],
            "called": ["serve", "recall", "miss", "outcome", "hold", "transfer", "pause", "help"],
            "unverified": ["recall", "miss", "verify", "outcome", "hold", "transfer", "pause", "help"],
            "serving": ["next", "finish", "miss", "outcome", "hold", "transfer", "pause", "help"],
        })


def _text(chance):
    return "\n".join(chance.choice(_WORDS) for _ in range(chance.randrange(40)))


def _side(lines, kind):
    """The text of which a difference took out, or into which it put, the lines of `kind`."""
    return "\n".join(line["text"] for line in lines if line["kind"] in ("same", kind))
