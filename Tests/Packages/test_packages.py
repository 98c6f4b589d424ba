# SPDX-License-Identifier: Apache-2.0
"""What of the cases needs no root file system.  python3 -m unittest discover -s Tests/Packages   (make lint)"""

import inspect
import os
import re
import sys
import unittest

sys.dont_write_bytecode = True

import cases
import packages
import root

_CONTROL = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "debian/control")


def _needs():
    """What each package of debian/control depends on that Debian brings, by its name: sets of alternatives."""
    with open(_CONTROL, encoding="utf-8") as file:
        paragraphs = file.read().split("\n\n")[1:]
    for paragraph in paragraphs:
        lines = "\n".join(line for line in paragraph.splitlines() if not line.startswith("#"))
        depends = re.search(r"^Depends:(.*?)^(?=\w)", lines, re.MULTILINE | re.DOTALL).group(1)
        asked = [one.strip() for one in depends.split(",")]
        name = re.match(r"Package: (\S+)", lines).group(1)
        yield name, [one.split(" | ") for one in asked if one and not one.startswith(("$", "hallkiosk"))]


class CaseTests(unittest.TestCase):
    def test_every_case_is_run(self):
        written = [
            function for name, function in vars(cases).items()
            if inspect.isfunction(function) and function.__module__ == "cases" and not name.startswith("_")
        ]  # fmt: skip
        self.assertEqual(written, cases.ALL)

    def test_a_case_is_found_by_a_part_of_its_name(self):
        self.assertEqual(packages._chosen([]), cases.ALL)
        self.assertEqual(packages._chosen(["downgrade"]), [cases.a_downgrade_is_refused_with_a_word])
        self.assertEqual(packages._chosen(["nothing of the kind"]), [])

    def test_a_later_package_needs_its_like_of_the_same_version(self):
        control = "Package: hallkiosk\nVersion: 0.6.0\nDepends: hallkiosk-common (= 0.6.0), libc6 (>= 0.6.0), udev\n"
        later = "Package: hallkiosk\nVersion: 0.6.0+next\nDepends: hallkiosk-common (= 0.6.0+next), libc6 (>= 0.6.0), udev\n"
        self.assertEqual(packages._later(control), later)
        self.assertIn("hallkiosk-common (>= 1.2+next)", packages._later("Version: 1.2\nDepends: hallkiosk-common (>= 1.2)\n"))


class RootTests(unittest.TestCase):
    def test_what_hall_and_center_depend_on_is_there_before(self):
        needs = dict(_needs())
        self.assertIn("hallkiosk", needs)
        for name in ("hallkiosk", "hallkiosk-center", "hallkiosk-common"):
            for alternatives in needs[name]:
                self.assertTrue(set(alternatives) & set(root._PACKAGES), f"{name} needs {' or '.join(alternatives)}")

    def test_nothing_is_only_recommended(self):
        with open(_CONTROL, encoding="utf-8") as file:
            self.assertNotIn("\nRecommends:", file.read())


if __name__ == "__main__":
    unittest.main()
