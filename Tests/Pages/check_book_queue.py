# SPDX-License-Identifier: Apache-2.0
"""Waiting for a number on /book, and the no-show records of one's own, against the real center."""

import people
from book import BookCase


class BookQueueTests(BookCase):
    """A city that gives freed numbers to who waits."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.city.rule("refill", "waitlist")

    def join(self, window, slot, who):
        """From the start onto the wait-list of a slot that is full."""
        page = window.page
        self.begin(page, "single")
        page.click("#to-time")
        self.press_slot(page, slot)
        page.click("#wait")
        page.wait_for_selector("#who")
        self.fill(page, "principal", who)
        page.click("#to-confirm")
        page.wait_for_selector("#book")
        self.assertIn("候补不是预约", page.inner_text("#scene"))
        page.check("form input[type=checkbox]")
        page.click("#book")
        page.wait_for_selector("[data-entry]")

    def ask(self, page, who):
        """From the start to one's places."""
        page.click("#home")
        page.click("[data-view=queue]")
        page.fill("[data-field=number]", who.number)
        page.click("#find")
        page.wait_for_selector("[data-entry]")

    def ask_records(self, page, number, who):
        """From the start to the no-show records of one's own."""
        page.click("[data-view=noShows]")
        page.fill("[data-field=booking]", number)
        page.fill("[data-field=number]", who.number)
        page.click("#find")
        page.wait_for_selector("[data-event]")

    def test_r41_a12_who_waits_gets_the_number_that_is_freed(self):
        slot = self.city.single_slots()[0]
        first, second = people.person(201), people.person(202)
        number = self.city.take(slot, first)
        window = self.visit()
        page = window.page
        self.join(window, slot, second)
        self.assertEqual(self.focused(page), "已加入候补")
        self.look(window, "book-waiting-390")
        self.assertFalse(self.others.cancel(first, number))
        # The center's own errand offers it, every ten seconds.
        self.city.wait_until(lambda: "claim_until" in self.others.places(second)[0], "the number is offered")
        self.ask(page, second)
        self.assertIn("为您留号至", page.inner_text("[data-entry]"))
        self.look(window, "book-claim-390")
        page.get_by_role("button", name="领取").click()
        claimed = self.number(page)
        found = self.others.find(second, claimed)
        self.assertEqual((found["standing"], found["slot"]["start"]), ("booked", slot["start"]))

    def test_r41_a_place_can_be_left(self):
        slot = self.city.single_slots()[1]
        self.city.take(slot, people.person(203))
        window = self.visit()
        self.join(window, slot, people.person(204))
        self.ask(window.page, people.person(204))
        window.page.get_by_role("button", name="退出候补").click()
        window.page.wait_for_selector("text=已退出候补")
        self.assertEqual(self.others.places(people.person(204)), [])

    def test_r29_r69_a_record_is_told_and_appealed_against(self):
        who = people.person(205)
        number = self.city.book(who, slot=self.city.next_slot())
        self.assertTrue(self.others.cancel(who, number))
        window = self.visit()
        page = window.page
        self.ask_records(page, number, who)
        self.assertIn("现计 1 次，满 3 次", page.inner_text("#scene"))
        self.assertIn("逾期取消", page.inner_text("[data-event]"))
        self.look(window, "book-records-390")
        page.click(f"[data-appeal='{number}']")
        page.get_by_role("button", name="提交申诉").click()
        self.assertEqual(self.fault_of(page, "textarea"), "请填写。")
        page.fill("textarea", "当天道路中断，无法提前取消。")
        page.get_by_role("button", name="提交申诉").click()
        page.wait_for_selector("[data-event] .banner.calm")
        self.assertEqual(self.focused(page), "申诉已提交，处理结果可以在这里查询。")
        self.assertIn("申诉处理中", page.inner_text("[data-event]"))
        self.assertEqual(page.locator("[data-appeal]").count(), 0)
        self.look(window, "book-appealed-390")
        self.city.decide(number, "granted", "道路中断属实。")
        page.click("#find")
        page.wait_for_selector("text=申诉成立，已移出")
        self.assertIn("道路中断属实。", page.inner_text("[data-event]"))
        self.assertNotIn("现计", page.inner_text("#scene"))
        self.look(window, "book-granted-390")

    def test_r69_a13_who_is_listed_learns_until_when_and_that_walking_in_stays_open(self):
        self.city.rule("noshow.suspends_online", "true")
        who = people.person(206)
        for _ in range(3):
            number = self.city.book(who, slot=self.city.next_slot())
            self.assertTrue(self.others.cancel(who, number))
        window = self.visit()
        page = window.page
        self.ask_records(page, number, who)
        # The calendar year's end, and 30 days of the suspension (A1, A13).
        for words in ("现计 3 次，满 3 次", "仍可到大厅现场取号", "2027年1月1日", "网上预约暂停至12月23日"):
            self.assertIn(words, page.inner_text("#scene"))
        self.look(window, "book-listed-390")
