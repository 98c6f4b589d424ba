# SPDX-License-Identifier: Apache-2.0
"""The checks of access themselves: each must find its fault in bad.html."""

import os
import unittest

import case
from browser import PUBLIC

_BAD = "file://" + os.path.join(os.path.dirname(os.path.abspath(__file__)), "bad.html")
_FAULTS = (
    "lang:", "title:", "duplicate id:", "aria-labelledby leads nowhere:", "no name: <button", "no name: <input",
    "no name: <img", "positive tabindex:", "landmarks: page 0 main", "headings: page 2 h1", "h3 below h1",
    "contrast: <p#twice.pale>", "contrast unknown:", "edge: <button.pale-edge>", "target: <button.small.bare>",
    "covered: <button.below>", "text can be selected:", "pinch:", "wider than the screen:", "cut off: <p.clip>",
    "beyond the edge: <p.far>",
)


class AccessTests(unittest.TestCase):
    """The fault-finder finds faults."""

    def setUp(self):
        self.window = case.browser.window()
        self.addCleanup(self.window.close)
        self.window.page.goto(_BAD)

    def test_every_fault_of_the_bad_page_is_found(self):
        findings = self.window.findings(PUBLIC)
        for fault in _FAULTS:
            with self.subTest(fault):
                self.assertTrue(any(fault in finding for finding in findings), findings)

    def test_a_focus_that_is_not_shown_is_found(self):
        self.assertIn("focus not seen: <button> 小", self.window.findings_by_keyboard())

    def test_nothing_is_found_in_a_page_without_fault(self):
        self.window.page.set_content(
            "<!DOCTYPE html><html lang='zh-CN'><title>好</title><style>body{user-select:none;touch-action:manipulation}"
            "button{min-width:90px;min-height:90px;border:2px solid #000}</style>"
            "<main><h1>好</h1><button>取号</button></main>"
        )
        self.assertEqual(self.window.findings(PUBLIC), [])
        self.assertEqual(self.window.findings_doubled(PUBLIC), [])
        self.assertEqual(self.window.findings_by_keyboard(), [])
