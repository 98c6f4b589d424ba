# SPDX-License-Identifier: Apache-2.0
"""The green channel (R45, R46): three steps to a number, and a reason that nobody else learns."""

import json

from browser import LANDSCAPE, STAFF
from staff import StaffCase


class GreenTests(StaffCase):
    """A number for who has priority."""

    @classmethod
    def prepare(cls):
        super().prepare()
        cls.house.post("/windows/1/open")

    def test_three_steps_make_a_number(self):
        desk = self.sign_in("/green", "2001")
        page = desk.page
        page.wait_for_selector(".tile")
        desk.picture("green-home")
        self.assert_open_to_all(desk, STAFF, by_keyboard=True)
        page.get_by_text("社会保障").click()
        page.get_by_text("残疾人").click()
        page.get_by_role("button", name="取号").click()
        self.expect(desk, ".last", "前面还有")
        number = page.text_content(".last .huge")
        desk.picture("green-issued")
        self.assert_open_to_all(desk, STAFF)
        ticket = self.house.get(f"/tickets/{number}")
        found = (ticket["kind"], ticket["service"], ticket["slip"]["station"])
        self.assertEqual(found, ("priority", "social", "kiosk-1"))
        # The reason is in nobody's view but the record.
        for seen in (ticket, self.house.get("/board"), self.house.get("/windows/1"), self.house.get("/hall")):
            self.assertNotIn("disabled", json.dumps(seen))
        self.assertNotIn("残疾人", page.text_content(".last"))
        self.assertEqual(page.locator(".tile input:checked").count(), 0)

    def test_what_is_missing_is_said_and_gone_to(self):
        desk = self.sign_in("/green", "2001")
        desk.page.wait_for_selector(".tile")
        desk.page.get_by_role("button", name="取号").click()
        self.expect(desk, ".message", "请选择业务")
        desk.page.wait_for_selector("input[name=service]:focus")
        desk.page.keyboard.press("Space")
        desk.page.get_by_role("button", name="取号").click()
        self.expect(desk, ".message", "请选择符合的服务范围")

    def test_by_keyboard_and_in_english(self):
        desk = self.sign_in("/green", "2001", size=LANDSCAPE)
        page = desk.page
        page.wait_for_selector(".tile")
        page.click("#language")
        self.expect(desk, "form h2", "A priority number")
        page.focus("input[name=service]")
        for key in ("Space", "ArrowDown", "Tab", "Space", "Enter"):
            page.keyboard.press(key)
        self.expect(desk, ".message", "Issued")
        self.expect(desk, ".last", "Social security")
        desk.picture("green-english-large")
        self.assert_open_to_all(desk, STAFF)
