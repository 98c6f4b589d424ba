# SPDX-License-Identifier: Apache-2.0
"""What the tests of pages have in common."""

import unittest

from browser import PUBLIC
from house import House

# Set by pages.py before the first test.
programs = browser = None
# How often a page was looked at by access.js.
audits = 0


def audited():
    """Counts one look with access.js."""
    global audits
    audits += 1


class PageCase(unittest.TestCase):
    """Tests with one hall for all of them; `visitors` people have booked where there is a center."""

    has_devices = has_center = False
    visitors = 0
    # The hall's configuration, beside this file.
    template = "hall.conf"
    # Further lines of it, for keys that stand there as comments, and whole sections.
    settings, sections = (), ""
    house = booked = None

    @classmethod
    def setUpClass(cls):
        cls.house = House(programs, cls.has_devices, cls.has_center, cls.template, cls.settings, cls.sections)
        cls.addClassCleanup(lambda: cls.house.close())
        cls.booked = cls.house.open(cls.visitors)
        cls.prepare()

    @classmethod
    def prepare(cls):
        """Brings the hall to where the tests begin."""

    def window(self, size, **options):
        """A window that is closed after the test, which fails when something went wrong in it."""
        window = browser.window(size, **options)
        self.addCleanup(lambda: self.assertEqual(window.close(), []))
        return window

    def assert_open_to_all(self, window, wanted=PUBLIC, by_keyboard=False):
        """Nothing keeps people out of the page as it stands, at 100 % and at 200 % text."""
        audited()
        self.assertEqual(window.findings(wanted), [], window.page.url)
        doubled = window.findings_doubled(wanted)
        self.assertEqual(doubled, [], "at 200 % text")
        if by_keyboard:
            self.assertEqual(window.findings_by_keyboard(), [])
