# SPDX-License-Identifier: Apache-2.0
"""The touch page: electronic credentials that are scanned and checked by whoever issued them."""

import os

from devices import Pty
from kiosk import SIZES, KioskCase
from verifier import Verifier

_NAME = "样例码"
_PREFIX = "YSB:"


class CredentialTests(KioskCase):
    """With bookings, a scanner on a pseudo terminal, and a verifier that can be slow, ignorant or in trouble."""

    has_devices = has_center = True
    visitors = 6
    taken = 0

    @classmethod
    def setUpClass(cls):
        cls.scanner, cls.verifier = Pty(), Verifier()
        cls.addClassCleanup(cls.verifier.close)
        cls.addClassCleanup(cls.scanner.close)
        cls.settings = (("scanner", f"serial:{cls.scanner.path}?baud=9600"),)
        cls.sections = (
            f"[verifier]\nurl = {cls.verifier.url}\nname = {_NAME}\nprefixes = {_PREFIX}\ntimeout = 10\n"
        )
        super().setUpClass()

    def setUp(self):
        super().setUp()
        self.addCleanup(self.verifier.release)
        self.addCleanup(setattr, self.verifier, "trouble", None)

    def credential(self):
        """A code of somebody with a booking that nobody has used, and who that is."""
        person, _ = self.booked[CredentialTests.taken]
        CredentialTests.taken += 1
        code = f"{_PREFIX}{CredentialTests.taken}:{os.urandom(24).hex()}"
        self.verifier.issue(code, person)
        return code, person

    def scan(self, code):
        os.write(self.scanner.device, code.encode() + b"\r")

    def english(self, page):
        page.tap("#aid-language")
        page.wait_for_selector("html[lang=en]")

    def test_a_credential_is_checked_and_finds_the_booking(self):
        for name, size in SIZES.items():
            with self.subTest(name):
                window = self.kiosk(size)
                page = window.page
                code, person = self.credential()
                self.verifier.hold()
                self.scan(code)
                self.wait(page, "checking")
                self.assertIn(f"正在核验「{_NAME}」电子凭证", self.lines(page))
                self.assertIn("现场取号", self.lines(page))
                self.assert_open_to_all(window, by_keyboard=True)
                window.picture(f"kiosk-checking-{name}")
                self.verifier.release()
                self.wait(page, "ticket")
                number = page.inner_text("#number").split()[-1]
                self.assertEqual(self.house.get(f"/tickets/{number}")["kind"], "booked")
                self.assertEqual(self.verifier.stations[-1], "kiosk-1")
                self.assertNotIn("取回", page.inner_text("#remarks"))
                for personal in (person.number, person.last_four, code):
                    self.assertNotIn(personal, page.content())
                window.picture(f"kiosk-ticket-credential-{name}")

    def test_whoever_does_not_want_to_wait_takes_a_number_meanwhile(self):
        page = self.kiosk().page
        code, _ = self.credential()
        self.verifier.hold()
        self.scan(code)
        self.wait(page, "checking")
        page.tap("#do-walkIn")
        self.wait(page, "chooseService")
        # A verdict that nobody waits for any more changes nothing.
        asked = len(self.verifier.stations)
        self.verifier.release()
        page.wait_for_timeout(1000)
        self.wait(page, "chooseService")
        self.assertEqual(len(self.verifier.stations), asked)

    def test_a_credential_that_nobody_issued_is_refused_with_ways_on(self):
        for language, heading in (("zh", "电子凭证没有通过核验"), ("en", "This credential was not accepted")):
            with self.subTest(language):
                window = self.kiosk()
                page = window.page
                if language == "en":
                    self.english(page)
                self.scan(f"{_PREFIX}{os.urandom(24).hex()}")
                self.wait(page, "refused")
                self.assertIn(heading, self.lines(page))
                self.assert_open_to_all(window, by_keyboard=True)
                window.picture(f"kiosk-credential-refused-{language}")
                page.tap("#do-walkIn")
                self.wait(page, "chooseService")

    def test_an_issuer_that_cannot_be_asked_holds_nobody_up(self):
        words = {
            "zh": ("电子凭证暂时无法核验，不影响取号", "将由窗口核实"),
            "en": ("The credential cannot be checked now", "the window will"),
        }
        for language, (heading, more) in words.items():
            with self.subTest(language):
                window = self.kiosk()
                page = window.page
                if language == "en":
                    self.english(page)
                code, person = self.credential()
                self.verifier.trouble = 503
                self.verifier.hold()
                self.scan(code)
                self.wait(page, "checking")
                if language == "en":
                    self.assertIn("your electronic credential is being checked", self.lines(page))
                    self.assertNotRegex(page.inner_text("main"), "[一-龥]")
                    self.assert_open_to_all(window)
                    window.picture("kiosk-checking-english")
                self.verifier.release()
                self.wait(page, "bookingEntry")
                page.wait_for_selector(f"#remarks :text('{heading}')")
                self.assertIn(more, page.inner_text("#remarks"))
                self.assert_open_to_all(window)
                window.picture(f"kiosk-credential-unchecked-{language}")
                # The same visit goes on by the booking's number.
                booking = next(number for one, number in self.booked if one is person)
                self.type(page, booking)
                self.wait(page, "lastFour")
                self.type(page, person.last_four)
                self.wait(page, "ticket")
                self.verifier.trouble = None

    def test_a_code_that_must_not_be_sent_is_not(self):
        page = self.kiosk().page
        asked = len(self.verifier.stations)
        self.scan("https://example.org/somebody")
        self.wait(page, "refused")
        self.assertIn("这个码不是预约凭证", self.lines(page))
        self.assertEqual(len(self.verifier.stations), asked)
