# SPDX-License-Identifier: Apache-2.0
"""Tries the pages of a hall in Debian's Chromium against the real daemons.

    python3 Tests/Pages/pages.py --bin .build/debug [--pictures .build/pictures] [NAME…]

NAME is a part of a test's name, `kiosk` or `check_board.BoardTests`. Exits with 1 when a check failed.
"""

import argparse
import os
import sys
import time
import unittest

sys.dont_write_bytecode = True
_HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, _HERE)

import case  # noqa: E402
import house  # noqa: E402
from browser import Browser  # noqa: E402


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", required=True, help="where kioskd, centerd and kioskctl are")
    options.add_argument("--pictures", default=os.path.join(house.TOP, ".build/pictures"))
    options.add_argument("names", nargs="*")
    chosen = options.parse_args()
    house.hear_terminate()
    began = time.monotonic()
    case.programs, case.browser = os.path.abspath(chosen.bin), Browser(chosen.pictures)
    loader = unittest.TestLoader()
    loader.testNamePatterns = [f"*{name}*" for name in chosen.names] or None
    try:
        tests = loader.discover(_HERE, pattern="check_*.py", top_level_dir=_HERE)
        result = unittest.TextTestRunner(verbosity=2).run(tests)
        version = case.browser.version
    finally:
        case.browser.close()
        house.end_all()
    failed = len(result.failures) + len(result.errors)
    print(
        f"pages: {result.testsRun} tests, {case.audits} audits, {failed} failed, {len(case.browser.taken)} pictures in "
        f"{chosen.pictures}, {time.monotonic() - began:.0f} s, Chromium {version}"
    )
    # A run that found nothing to do has shown nothing.
    return 0 if failed == 0 and result.testsRun > 0 and not loader.errors else 1


if __name__ == "__main__":
    sys.exit(main())
