# SPDX-License-Identifier: Apache-2.0
"""The touch page: whole visits with a booking, without paper, without the center, without the line, and left alone."""

from kiosk import HOLD_MS, KioskCase

# SlipPrinter asks an idle printer every 30 s.
_LOOK_MS = 45_000
# DeskTiming.warning and choice.
_WARNING_MS, _CHOICE_MS = 60_000, 80_000


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
        page.wait_for_timeout(HOLD_MS)
        page.tap("#do-done")
        page.tap("#way-haveBooking")
        self.type(page, booking)
        self.wait(page, "lastFour")
        self.type(page, person.last_four)
        self.wait(page, "reprint")
        self.assertIn(f"您已取号 {number}", self.lines(page))
        self.assert_open_to_all(window)
        window.picture("kiosk-reprint")

    def test_when_the_center_is_away_it_is_said_and_a_booking_still_has_its_number(self):
        person, _ = self.next_booked()
        window = self.kiosk()
        page = window.page
        self.house.leave_center()
        page.wait_for_selector("#remarks :text('网络暂时中断，不影响取号')", timeout=_LOOK_MS)
        self.assert_open_to_all(window)
        window.picture("kiosk-home-offline")
        self.house.station.put(person)
        self.wait(page, "ticket")
        self.assertIn("预约将由窗口核实", self.lines(page))
        window.picture("kiosk-ticket-offline")

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
        # The page may have come back by itself in this moment.
        page.evaluate("document.querySelector('#do-reconnect')?.click()")
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
