# SPDX-License-Identifier: Apache-2.0
"""What of the cases needs no hall.  python3 -m unittest discover -s Tests/Upkeep   (make lint)"""

import contextlib
import datetime
import inspect
import io
import sys
import unittest
import unittest.mock
import zoneinfo

sys.dont_write_bytecode = True

import upkeep


class CaseTests(unittest.TestCase):
    def test_every_case_is_run(self):
        written = [
            function for function in vars(upkeep).values()
            if inspect.isfunction(function) and list(inspect.signature(function).parameters) == ["programs"]
        ]  # fmt: skip
        self.assertEqual(written, upkeep._CASES)

    def test_a_name_that_is_none_is_no_success(self):
        said = io.StringIO()
        with unittest.mock.patch.object(sys, "argv", ["upkeep.py", "--bin", "/nowhere", "disk"]):
            with contextlib.redirect_stderr(said), self.assertRaises(SystemExit) as end:
                upkeep.main()
        self.assertNotEqual(end.exception.code, 0)
        self.assertIn("disk_full", said.getvalue())

    def test_a_hall_opens_at_noon(self):
        for hour in range(24):
            zone = zoneinfo.ZoneInfo(upkeep.noon_zone(hour))
            there = datetime.datetime(2026, 11, 23, hour, tzinfo=datetime.UTC).astimezone(zone)
            self.assertEqual(there.hour, 12, zone)


if __name__ == "__main__":
    unittest.main()
