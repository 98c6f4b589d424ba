# SPDX-License-Identifier: Apache-2.0
"""The desk of a township hall without a kiosk (R75, A30): walk-ins, bookings, priority, reprint and void by staff."""

from browser import LANDSCAPE, STAFF
from staff import StaffCase


class DeskTests(StaffCase):
    """A hall of two windows and no device at all, with its center."""

    has_center = True
    template = "township.conf"
    visitors = 4

    @classmethod
    def prepare(cls):
        super().prepare()
        cls.house.post("/windows/1/open")

    def desk(self, size=None):
        one = self.sign_in("/desk", "2001", **({"size": size} if size else {}))
        one.page.wait_for_selector(".tile")
        return one

    def number(self, one):
        return one.page.text_content(".last .huge")

    def choose(self, one, way):
        one.page.click(f"[data-way={way}]")

    def test_a_walk_in_is_served_and_can_be_taken_back(self):
        desk = self.desk()
        desk.picture("desk-home")
        self.assert_open_to_all(desk, STAFF, by_keyboard=True)
        desk.page.get_by_text("社会保障").click()
        desk.page.get_by_role("button", name="取号", exact=True).click()
        self.expect(desk, ".last", "请口头告知号码")
        number = self.number(desk)
        desk.picture("desk-number")
        self.assert_open_to_all(desk, STAFF)
        self.assertEqual(self.state_of(number), "waiting")
        desk.page.click("[data-focus=undo]")
        self.expect(desk, ".message", "已作废")
        self.assertEqual(self.state_of(number), "voided")

    def test_a_booking_is_exchanged_by_number_and_last_four_once(self):
        who, booking = self.booked[0]
        desk = self.desk()
        self.choose(desk, "booking")
        desk.page.wait_for_selector("[name=booking]")
        desk.picture("desk-booking")
        self.assert_open_to_all(desk, STAFF)
        for outcome in ("已取号", "此前已取号"):
            desk.page.fill("[name=booking]:not([disabled])", booking)
            desk.page.fill("[name=last_four]", who.last_four)
            desk.page.keyboard.press("Enter")
            self.expect(desk, ".message", outcome)
        self.assertEqual(self.house.get(f"/tickets/{self.number(desk)}")["kind"], "booked")
        self.assertEqual(desk.page.input_value("[name=last_four]"), "")

    def test_a_document_in_the_hand_finds_its_booking(self):
        who, _ = self.booked[1]
        desk = self.desk()
        self.choose(desk, "booking")
        desk.page.get_by_text("查看证件原件").click()
        desk.page.fill("[name=document_number]", who.number)
        desk.picture("desk-document")
        self.assert_open_to_all(desk, STAFF)
        desk.page.keyboard.press("Enter")
        self.expect(desk, ".message", "已取号")
        self.assertEqual(self.house.get(f"/tickets/{self.number(desk)}")["kind"], "booked")
        # The number is nowhere on the page any more.
        self.assertNotIn(who.number, desk.page.content())

    def test_several_bookings_are_told_apart_by_their_numbers(self):
        who, first = self.booked[2]
        second = self.house.book(who, service="social")
        desk = self.desk()
        self.choose(desk, "booking")
        desk.page.get_by_text("查看证件原件").click()
        desk.page.fill("[name=document_number]", who.number)
        desk.page.keyboard.press("Enter")
        self.expect(desk, ".message", "今日有多个预约")
        said = desk.page.text_content(".message")
        self.assertIn(first, said)
        self.assertIn(second, said)
        desk.page.fill("[name=booking]:not([disabled])", second)
        desk.page.keyboard.press("Enter")
        self.expect(desk, ".message", "已取号")
        self.assertEqual(self.house.get(f"/tickets/{self.number(desk)}")["service"], "social")

    def test_a_wrong_last_four_tells_nothing(self):
        _, booking = self.booked[3]
        desk = self.desk()
        self.choose(desk, "booking")
        desk.page.fill("[name=booking]:not([disabled])", booking)
        desk.page.fill("[name=last_four]", "0000")
        desk.page.keyboard.press("Enter")
        self.expect(desk, ".message", "没有找到")
        unknown = desk.page.text_content(".message")
        desk.page.fill("[name=booking]:not([disabled])", "000000000019")
        desk.page.fill("[name=last_four]", "0000")
        desk.page.keyboard.press("Enter")
        self.expect(desk, ".message", unknown)

    def test_priority_needs_a_ground_and_tells_nobody(self):
        desk = self.desk(LANDSCAPE)
        self.choose(desk, "priority")
        desk.page.get_by_text("宅基地").click()
        desk.page.get_by_role("button", name="取号", exact=True).click()
        self.expect(desk, ".message", "请选择符合的服务范围")
        desk.page.get_by_text("残疾人").click()
        desk.page.get_by_role("button", name="取号", exact=True).click()
        self.expect(desk, ".message", "已取号")
        self.assertNotIn("残疾人", desk.page.text_content(".last"))
        desk.page.click("#language")
        self.expect(desk, ".ways", "With a booking")
        desk.picture("desk-english")
        self.assert_open_to_all(desk, STAFF)
