# SPDX-License-Identifier: Apache-2.0
"""The touch page: whole visits, as different people make them."""

import case
from browser import LANDSCAPE, PORTRAIT, SMALL

_SIZES = {"1920x1080": LANDSCAPE, "1080x1920": PORTRAIT, "1366x768": SMALL}
# DeskTiming.hold: what brought a result does not take it away.
_HOLD_MS = 2100
# SlipPrinter asks an idle printer every 30 s.
_LOOK_MS = 45_000
# DeskTiming.warning and choice.
_WARNING_MS, _CHOICE_MS = 60_000, 80_000


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


class WalkInTests(KioskCase):
    """Without a booking, without a card, without a printer."""

    def test_both_ways_are_the_same_size_at_every_size_of_screen(self):
        for name, size in _SIZES.items():
            with self.subTest(name):
                window = self.kiosk(size)
                boxes = [window.page.locator(f"#way-{way}").bounding_box() for way in ("haveBooking", "walkIn")]
                self.assertEqual(*[(round(box["width"]), round(box["height"])) for box in boxes])
                text = window.page.inner_text("body")
                for words in ("遇到困难", "0372-0000000", "省政务服务网", "绿色通道", "请将身份证放在感应区"):
                    self.assertIn(words, text)
                self.assert_open_to_all(window, by_keyboard=True)
                window.picture(f"kiosk-home-{name}")

    def test_a_number_is_taken_in_two_touches_after_people_and_wait_were_shown(self):
        for name, size in _SIZES.items():
            with self.subTest(name):
                window = self.kiosk(size)
                page = window.page
                page.tap("#way-walkIn")
                offer = page.locator("[data-service=social]")
                waiting = self.house.get("/board")["queues"]
                social = next(queue["waiting"] for queue in waiting if queue["service"] == "社会保障")
                self.assertIn(f"前面 {social} 人", offer.inner_text())
                self.assertRegex(offer.inner_text(), r"约 \d+(–\d+)? 分钟")
                self.assertIn("一楼 B 区", offer.inner_text())
                self.assert_open_to_all(window, by_keyboard=True)
                window.picture(f"kiosk-services-{name}")
                offer.tap()
                self.wait(page, "ticket")
                number = page.inner_text("#number").split()[-1]
                self.assertEqual(self.house.get(f"/tickets/{number}")["kind"], "walk_in")
                self.assertIn("请在一楼 B 区等候", self.lines(page))
                self.assert_open_to_all(window)
                window.picture(f"kiosk-ticket-{name}")
                page.wait_for_timeout(_HOLD_MS)
                page.tap("#do-done")
                self.wait(page, "home")
                self.assertNotIn(number, page.content())

    def test_a_double_tap_is_one_number(self):
        page = self.kiosk().page
        page.tap("#way-walkIn")
        self.wait(page, "chooseService")
        page.evaluate("() => { const b = document.querySelector('[data-service=tax]'); b.click(); b.click(); b.click(); }")
        self.wait(page, "ticket")
        number = page.inner_text("#number").split()[-1]
        page.wait_for_timeout(300)
        self.assertEqual(page.inner_text("#number").split()[-1], number)
        after = "D" + str(int(number[1:]) + 1).zfill(3)
        self.assertEqual(self.house.walk_in("tax"), after)

    def test_a_service_without_a_window_can_still_be_chosen(self):
        window = self.kiosk()
        page = window.page
        page.tap("#way-walkIn")
        page.tap("[data-service=exit]")
        self.wait(page, "nobodyOnDuty")
        self.assertIn("您可以先取号", self.lines(page))
        self.assert_open_to_all(window)
        window.picture("kiosk-nobody-on-duty")
        page.tap("#do-takeAnyway")
        self.wait(page, "ticket")

    def test_a_service_is_found_by_its_initials(self):
        window = self.kiosk()
        page = window.page
        page.tap("#way-walkIn")
        page.tap("#find")
        page.tap("[data-initial=G]")
        page.tap("[data-initial=J]")
        self.assertEqual(page.locator("[data-service]").count(), 1)
        self.assertIn("住房公积金", page.inner_text(".services"))
        self.assertTrue(page.is_disabled("[data-initial=B]"))
        self.assert_open_to_all(window)
        window.picture("kiosk-initials")
        page.tap("#initial-clear")
        self.assertEqual(page.locator("[data-service]").count(), 10)

    def test_somebody_without_a_touch_screen_gets_a_number_by_keyboard(self):
        page = self.kiosk(LANDSCAPE).page
        self.assertEqual(page.evaluate("document.activeElement.id"), "heading")
        for _ in range(2):
            page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.id"), "way-walkIn")
        page.keyboard.press("Enter")
        self.wait(page, "chooseService")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        self.wait(page, "ticket")
        self.assertIn("您的号码是", page.locator("#quiet-words").text_content() + self.lines(page))

    def test_the_language_changes_and_goes_back_with_the_visit(self):
        window = self.kiosk()
        page = window.page
        page.tap("#aid-language")
        page.wait_for_selector("html[lang=en]")
        self.assertIn("I have no booking", self.lines(page))
        window.picture("kiosk-home-english")
        page.tap("#way-walkIn")
        self.wait(page, "chooseService")
        self.assertIn("Real estate registration", self.lines(page))
        self.assertNotRegex(page.inner_text("main"), "不动产|前面")
        self.assert_open_to_all(window)
        window.picture("kiosk-services-english")
        page.tap("#do-back")
        self.wait(page, "home")
        self.assertEqual(page.get_attribute("html", "lang"), "zh-CN")
        self.assertIn("现场取号", self.lines(page))

    def test_large_text_contrast_and_the_lower_menu_last_as_long_as_the_visit(self):
        for name, size in _SIZES.items():
            with self.subTest(name):
                window = self.kiosk(size)
                page = window.page
                plain = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.way-name')).fontSize)")
                page.tap("#aid-elder")
                large = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.way-name')).fontSize)")
                self.assertGreaterEqual(large, plain * 1.5 - 0.01)
                self.assert_open_to_all(window)
                window.picture(f"kiosk-elder-{name}")
                page.tap("#aid-contrast")
                self.assert_open_to_all(window)
                page.tap("#way-walkIn")
                self.wait(page, "chooseService")
                self.assert_open_to_all(window)
                window.picture(f"kiosk-elder-contrast-{name}")
                self.assertEqual(page.get_attribute("#aid-elder", "aria-pressed"), "true")
                page.tap("#do-back")
                self.wait(page, "home")
                self.assertEqual(page.get_attribute("#aid-elder", "aria-pressed"), "false")
                self.assertIsNone(page.get_attribute("html", "data-contrast"))

    def test_the_menu_comes_down_to_the_lower_part_of_a_tall_screen(self):
        window = self.kiosk(PORTRAIT)
        page = window.page
        before = page.locator("#way-walkIn").bounding_box()["y"]
        page.tap("#aid-low")
        box = page.locator("#way-walkIn").bounding_box()
        self.assertGreater(box["y"], before)
        self.assertGreater(box["y"] + box["height"] / 2, 1920 * 0.55)
        self.assert_open_to_all(window)
        window.picture("kiosk-lower-menu")

    def test_help_is_on_every_screen_and_calls_staff(self):
        window = self.kiosk()
        page = window.page
        for kind, touch in (("home", "#way-haveBooking"), ("bookingEntry", "#do-walkIn"), ("chooseService", None)):
            self.wait(page, kind)
            page.tap("#aid-help")
            page.wait_for_selector("#remarks :text('已通知工作人员')")
            self.assert_open_to_all(window)
            if touch:
                page.tap(touch)
        window.picture("kiosk-help")

    def test_nothing_is_selected_pinched_or_kept(self):
        page = self.kiosk().page
        stopped = page.evaluate("""() => ["contextmenu", "selectstart", "dragstart"].map((name) =>
            !document.body.dispatchEvent(new Event(name, { bubbles: true, cancelable: true })))""")
        self.assertEqual(stopped, [True, True, True])
        self.take_walk_in(page)
        kept = page.evaluate("async () => [localStorage.length, sessionStorage.length, document.cookie, history.length,"
                             " (await indexedDB.databases()).length, (await caches.keys()).length]")
        # The blank page that a window begins with is the other entry.
        self.assertEqual(kept, [0, 0, "", 2, 0, 0])

    def test_two_kiosks_have_each_their_own_screen(self):
        one, other = self.kiosk(station="kiosk-1").page, self.kiosk(station="kiosk-2").page
        one.tap("#way-walkIn")
        self.wait(one, "chooseService")
        self.assertEqual(other.get_attribute("#screen", "data-kind"), "home")

    def test_without_a_token_the_page_says_what_it_needs(self):
        window = self.window(PORTRAIT)
        page = window.open(self.house.address + "/kiosk")
        self.assertIn("/kiosk#station=", page.inner_text("main"))
        window = self.window(PORTRAIT)
        page = window.open(self.house.address + "/kiosk#station=kiosk-1&token=wrong")
        page.wait_for_selector("text=本机尚未授权")


class TimeOutTests(KioskCase):
    """Visitors who walk away; the station's own clock runs, so these take their minute."""

    def test_a_choice_warns_twenty_seconds_before_it_goes(self):
        window = self.kiosk()
        page = window.page
        page.tap("#way-haveBooking")
        page.tap("[data-key='3']")
        page.wait_for_selector("#warning[open]", timeout=_WARNING_MS + 5000)
        self.assertRegex(page.inner_text("#warning"), r"还在吗.*\s+\d+ 秒后返回首页")
        self.assert_open_to_all(window)
        window.picture("kiosk-warning")
        page.tap("#do-stay")
        page.wait_for_selector("#warning", state="hidden")
        self.assertEqual(page.inner_text("#typed"), "3", "what was typed is still there")
        page.wait_for_selector("#warning[open]", timeout=_WARNING_MS + 5000)
        self.wait(page, "bookingEntry")
        page.wait_for_selector("#screen[data-kind=home]", timeout=_CHOICE_MS - _WARNING_MS + 5000)
        self.assertEqual(page.locator("#warning[open]").count(), 0)


class BookedTests(KioskCase):
    """With a booking, a card reader, a printer, and a center that can go away."""

    has_devices = has_center = True
    visitors = 8
    taken = 0

    def next_booked(self):
        """Somebody who has a booking that nobody has used."""
        BookedTests.taken += 1
        return self.booked[BookedTests.taken - 1]

    def test_a_booking_is_exchanged_by_number_and_last_four(self):
        person, booking = self.next_booked()
        window = self.kiosk()
        page = window.page
        page.tap("#way-haveBooking")
        self.assert_open_to_all(window, by_keyboard=True)
        window.picture("kiosk-booking-number")
        self.type(page, booking)
        self.wait(page, "lastFour")
        self.assert_open_to_all(window)
        for character in person.last_four:
            page.tap(f"[data-key='{character}']")
        self.assertEqual(page.inner_text("#typed"), "●●●" + person.last_four[-1])
        window.picture("kiosk-last-four")
        page.tap("#key-confirm")
        self.wait(page, "ticket")
        number = page.inner_text("#number").split()[-1]
        self.assertEqual(self.house.get(f"/tickets/{number}")["kind"], "booked")
        self.assertIn("请取走号票", self.lines(page))
        for personal in (person.number, person.last_four, booking):
            self.assertNotIn(personal, page.content())
        # The same booking again is a reprint of the same number.
        page.wait_for_timeout(_HOLD_MS)
        page.tap("#do-done")
        page.tap("#way-haveBooking")
        self.type(page, booking)
        self.wait(page, "lastFour")
        self.type(page, person.last_four)
        self.wait(page, "reprint")
        self.assertIn(f"您已取号 {number}", self.lines(page))
        self.assert_open_to_all(window)
        window.picture("kiosk-reprint")

    def test_a_slip_of_the_finger_and_wrong_characters_are_told(self):
        _, booking = self.next_booked()
        window = self.kiosk()
        page = window.page
        page.tap("#way-haveBooking")
        self.type(page, booking[:-1] + str((int(booking[-1]) + 1) % 10))
        page.wait_for_selector("text=预约号有误")
        self.assertEqual(page.inner_text("#typed").strip(), "")
        self.type(page, booking)
        for _ in range(2):
            self.wait(page, "lastFour")
            self.type(page, "0000")
            page.wait_for_selector("text=证件号码后四位不符")
        self.type(page, "0000")
        self.wait(page, "refused")
        self.assertIn("现场取号", self.lines(page))
        self.assert_open_to_all(window)
        window.picture("kiosk-refused")
        page.tap("#do-walkIn")
        self.wait(page, "chooseService")

    def test_an_identity_number_is_not_taken_for_a_booking(self):
        person, _ = self.booked[0]
        page = self.kiosk().page
        page.tap("#way-haveBooking")
        page.tap("#key-turn")
        page.tap("#key-turn")
        for character in person.number[:-1]:
            page.tap(f"[data-key='{character}']")
        page.keyboard.press(person.number[-1])
        page.tap("#key-confirm")
        page.wait_for_selector("#remarks :text('预约号有误')")
        self.assertNotIn(person.number, page.content())

    def test_a_card_finds_the_booking_without_a_touch(self):
        person, _ = self.next_booked()
        page = self.kiosk().page
        self.house.station.put(person)
        self.wait(page, "ticket")
        self.assertIn("请取回身份证", page.inner_text("#remarks"))
        self.assertNotIn(person.number, page.content())

    def test_a_printer_without_paper_leaves_the_number_on_the_screen(self):
        window = self.kiosk()
        page = window.page
        self.house.station.has_paper = False
        try:
            page.wait_for_selector("text=本机缺纸", timeout=_LOOK_MS)
            window.picture("kiosk-home-no-paper")
            self.take_walk_in(page)
            self.assertRegex(self.lines(page), r"本机缺纸，请使用旁边的取号机。您的号码是 A\d+（已保存）。")
            self.assert_open_to_all(window)
            window.picture("kiosk-no-paper")
        finally:
            self.house.station.has_paper = True


class LineTests(KioskCase):
    """A kiosk whose hall goes away in the middle of a visit, and comes back."""

    def test_a_lost_line_takes_the_screen_with_it_and_the_return_goes_on(self):
        window = self.kiosk()
        page = window.page
        number = self.take_walk_in(page)
        self.house.leave_line()
        self.wait(page, "lost")
        self.assertNotIn(number, page.content())
        self.assertIn("到咨询台取号", self.lines(page))
        self.assert_open_to_all(window)
        window.picture("kiosk-line-lost")
        self.house.come_back()
        page.tap("#do-reconnect")
        self.wait(page, "home")
        self.assertEqual(self.house.get(f"/tickets/{number}")["state"], "waiting")
        after = self.take_walk_in(page)
        self.assertEqual(int(after[1:]), int(number[1:]) + 1)

    def test_a_touch_while_the_line_is_lost_happens_once_or_not_at_all(self):
        page = self.kiosk().page
        page.tap("#way-walkIn")
        self.wait(page, "chooseService")
        before = {queue["service"]: queue["waiting"] for queue in self.house.get("/board")["queues"]}
        self.house.leave_line()
        page.tap("[data-service=medical]")
        self.wait(page, "lost")
        self.house.come_back()
        page.wait_for_selector("#screen[data-kind=home]", timeout=20_000)
        after = {queue["service"]: queue["waiting"] for queue in self.house.get("/board")["queues"]}
        self.assertEqual(after, before)
