# SPDX-License-Identifier: Apache-2.0
"""The booked visitor at the window (R18–R23): what was seen, what is still missing, and a void."""

import people
from browser import STAFF
from staff import MESSAGE, NEXT, NUMBER, StaffCase

_UNIT, _AGENT, _HOLDER, _STRANGER = people.unit(1), people.person(11), people.person(12), people.person(13)


class VerificationTests(StaffCase):
    """A booked number is served only after the clerk has said what was found."""

    has_center = True

    def ticket_of(self, who, agent=None):
        """Exchanges a new booking by its number and last four; the queue number."""
        booking = self.house.book(who, agent)
        fields = {"booking": booking, "last_four": who.last_four, "station": "kiosk-1"}
        return self.house.post("/exchanges", fields, role="kiosk")["ticket"]["number"]

    def test_a_unit_that_comes_by_its_agent_is_verified_by_keyboard(self):
        number = self.ticket_of(_UNIT, _AGENT)
        console = self.console()
        keys = console.page.keyboard
        keys.press(NEXT)
        self.expect(console, NUMBER, number)
        self.expect(console, ".verify", "单位预约")
        console.picture("window-verification")
        self.assert_open_to_all(console, STAFF, by_keyboard=True)
        keys.press("s")
        self.expect(console, MESSAGE, "请先核实")
        self.assertEqual(self.state_of(number), "called")
        keys.press("v")
        console.page.wait_for_selector(".verify input[type=radio]:focus")
        keys.press("Space")
        for box in console.page.query_selector_all(".verify input[type=checkbox]"):
            keys.press("Tab")
            if not box.is_checked():
                keys.press("Space")
        keys.press("Enter")
        self.expect(console, ".verify", "已核实：一致")
        keys.press("s")
        self.expect(console, ".current", "正在办理")
        console.picture("window-verified")
        keys.press("o")
        self.expect(console, "dialog", "材料不齐")
        keys.press("2")
        self.expect(console, MESSAGE, f"{number} 已办结")
        self.assertEqual(self.state_of(number), "done")

    def test_papers_that_are_missing_are_named(self):
        number = self.ticket_of(_AGENT)
        console = self.console()
        console.page.keyboard.press(NEXT)
        self.expect(console, NUMBER, number)
        console.page.get_by_label("一致", exact=True).check()
        console.page.get_by_role("button", name="提交核实结果").click()
        self.expect(console, MESSAGE, "已记录")
        console.page.keyboard.press("s")
        self.expect(console, MESSAGE, "请先核实")
        console.page.get_by_label("预约人身份证件已核").check()
        console.page.get_by_role("button", name="提交核实结果").click()
        self.expect(console, ".verify", "已核实：一致")

    def test_a_mismatch_voids_and_a_walk_in_number_is_given_at_once(self):
        number = self.ticket_of(_HOLDER)
        console = self.console()
        page, keys = console.page, console.page.keyboard
        keys.press(NEXT)
        self.expect(console, NUMBER, number)
        page.get_by_label("不一致").check()
        page.get_by_role("button", name="提交核实结果").click()
        self.expect(console, "dialog", "将作废")
        console.picture("window-void")
        self.assert_open_to_all(console, STAFF)
        keys.press("Escape")
        self.assertEqual(self.state_of(number), "called")
        page.get_by_role("button", name="提交核实结果").click()
        self.expect(console, "dialog", "将作废")
        keys.press("Enter")
        self.expect(console, ".strip", "仍可现场取号")
        self.assertEqual(self.state_of(number), "voided")
        console.picture("window-voided")
        self.assert_open_to_all(console, STAFF)
        keys.press("w")
        self.expect(console, MESSAGE, "已发现场号")
        self.assertEqual([one["kind"] for one in self.house.get("/windows/1")["queue"]], ["walk_in"])

    def tearDown(self):
        self.clear("1", "2")
