# SPDX-License-Identifier: Apache-2.0
"""What the tests of the touch page have in common."""

import case
from browser import LANDSCAPE, PORTRAIT, SMALL

SIZES = {"1920x1080": LANDSCAPE, "1080x1920": PORTRAIT, "1366x768": SMALL}
# DeskTiming.hold: what brought a result does not take it away.
HOLD_MS = 2100


class KioskCase(case.PageCase):
    """Visits at the first kiosk of a hall whose windows 1 to 5 are open."""

    @classmethod
    def prepare(cls):
        for window in "12345":
            cls.house.post(f"/windows/{window}/open", staff=f"100{window}")
        for service in ["estate"] * 5 + ["social"] * 2:
            cls.house.walk_in(service)

    def kiosk(self, size=PORTRAIT, station="kiosk-1", **options):
        """A kiosk at its home screen."""
        window = self.window(size, has_touch=True, **options)
        window.open(f"{self.house.address}/kiosk#station={station}&token={self.house.token('kiosk')}")
        self.begin(window.page, station)
        return window

    def begin(self, page, station):
        """Brings the station back to its home screen, whatever a test before left there."""
        def is_home():
            if "home" in self.house.get(f"/stations/{station}")["screen"]["content"]:
                return True
            self.house.touch(station, {"touch": "back"})
            return False

        self.house.wait_until(is_home, f"{station} is at home")
        self.wait(page, "home")

    def wait(self, page, kind):
        page.wait_for_selector(f"#screen[data-kind={kind}]")

    def take_walk_in(self, page, service="estate"):
        """现场取号 from the home screen on; the number."""
        page.tap("#way-walkIn")
        page.tap(f"[data-service={service}]")
        self.wait(page, "ticket")
        return page.inner_text("#number").split()[-1]

    def type(self, page, text):
        for character in text:
            page.tap(f"[data-key='{character}']")
        page.tap("#key-confirm")

    def lines(self, page):
        return page.inner_text("#screen")
