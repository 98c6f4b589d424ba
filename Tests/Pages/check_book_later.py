# SPDX-License-Identifier: Apache-2.0
"""What comes after a booking on /book, against the real center: to find, cancel, move it, send ahead, write in."""

import base64

import people
from book import BookCase
from browser import PHONE, TABLET
from visitor import Refused

# One pixel (PNG, ISO/IEC 15948).
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class BookLaterTests(BookCase):
    """A booking is there already."""

    def test_r68_unknown_and_wrong_are_answered_alike(self):
        who = people.person(101)
        number = self.city.book(who)
        said = []
        for asked, document in ((number, people.person(102).number), ("100000000017", who.number)):
            window = self.visit()
            page = window.page
            page.click("[data-view=find]")
            page.click("#find")
            self.assertEqual(self.fault_of(page, "[data-field=booking]"), "请填写预约号。")
            page.fill("[data-field=booking]", asked)
            page.fill("[data-field=number]", document)
            page.click("#find")
            page.wait_for_selector(".answer .banner")
            said.append(page.inner_text(".answer"))
        self.look(window, "book-not-found-390")
        self.assertEqual(said[0], said[1])

    def test_r6_r27_a_booking_is_found_and_cancelled_in_time(self):
        who = people.person(103)
        number = self.city.book(who)
        window = self.visit()
        page = window.page
        self.find(page, number, who)
        self.assertEqual(self.standing(page), "booked")
        page.wait_for_selector(".qr")
        self.look(window, "book-record-390")
        page.click("summary")
        page.wait_for_selector("details .soft")
        self.assertIn("失约", page.inner_text("details"))
        page.click("#to-cancel")
        page.wait_for_selector("#cancel")
        self.assertIn("不计失约", page.inner_text("#scene"))
        self.look(window, "book-cancel-390")
        page.click("#cancel")
        page.wait_for_selector("[data-standing=cancelled]")
        self.look(window, "book-cancelled-390")
        self.assertEqual(self.others.find(who, number)["standing"], "cancelled")
        # The way back does not lead to another attempt.
        self.assertEqual(page.locator("#cancel").count(), 0)

    def test_a4_a_late_cancellation_says_so_before_and_after(self):
        who = people.person(104)
        number = self.city.book(who, slot=self.city.next_slot())
        window = self.visit()
        page = window.page
        self.find(page, number, who)
        page.click("#to-cancel")
        page.wait_for_selector("#cancel")
        self.assertIn("逾期取消", page.inner_text("main .banner"))
        self.look(window, "book-cancel-late-390")
        page.click("#cancel")
        page.wait_for_selector("[data-standing=cancelled_late]")
        self.look(window, "book-cancelled-late-390")
        self.assertEqual(self.others.find(who, number)["standing"], "cancelled_late")

    def test_a_lost_reply_cancels_once(self):
        who = people.person(105)
        number = self.city.book(who)
        window = self.visit()
        page = window.page
        self.find(page, number, who)
        page.click("#to-cancel")
        keys = []

        def lose(route):
            keys.append(route.request.headers["idempotency-key"])
            answer = route.fetch()
            if len(keys) == 1:
                route.abort()
            else:
                route.fulfill(response=answer)

        page.route("**/bookings/cancel", lose)
        page.click("#cancel")
        page.wait_for_selector("[data-standing=cancelled]")
        self.assertEqual((len(keys), len(set(keys))), (2, 1))

    def test_a34_a_booking_is_moved(self):
        who = people.person(106)
        slot, other = self.city.free_slot(), self.city.free_slot()
        number = self.city.book(who, slot=slot)
        window = self.visit(TABLET)
        page = window.page
        self.find(page, number, who)
        page.click("#to-move")
        page.wait_for_selector("#slots")
        self.look(window, "book-move-820")
        self.press_slot(page, other)
        page.wait_for_selector("#move")
        self.assertIn(f"{int(other['start'][11:13]) - 1:02}:30", page.inner_text(".terms"))
        self.look(window, "book-move-confirm-820")
        page.check("form input[type=checkbox]")
        page.click("#move")
        page.wait_for_selector("[data-standing=booked]")
        new = self.number(page)
        self.assertEqual(self.others.find(who, new)["slot"]["start"], other["start"])
        old = self.others.find(who, number)
        self.assertEqual((old["standing"], old["moved_to"]), ("rescheduled", new))

    def test_r44_r71_r72_what_is_sent_ahead_can_be_skipped(self):
        who = people.person(107)
        number = self.city.book(who)
        window = self.visit()
        page = window.page
        self.find(page, number, who)
        page.click("#to-extras")
        page.wait_for_selector("#upload")
        self.assertIn("不是必须的", page.inner_text("#scene"))
        self.assertTrue(page.is_visible("#skip"))
        self.look(window, "book-extras-390")
        page.click("#save-form")
        self.assertEqual(self.fault_of(page, "[data-field=area]"), "请填写。")
        page.fill("[data-field=area]", "88")
        page.click("#save-form")
        page.wait_for_selector("form .banner.calm")
        page.fill("[data-field=label]", "不动产权证书")
        page.set_input_files("[data-field=file]", {"name": "note.txt", "mimeType": "text/plain", "buffer": b"x"})
        self.assertEqual(self.fault_of(page, "[data-field=file]"), "只能是 PDF、JPEG 或 PNG。")
        page.set_input_files("[data-field=file]", {"name": "a.png", "mimeType": "image/png", "buffer": _PIXEL})
        page.click("#upload")
        page.wait_for_selector(".list .card")
        self.look(window, "book-uploaded-390")
        found = self.others.find(who, number)
        self.assertEqual((found["form_filled"], found["materials"]), (True, 1))
        page.click("#ask-review")
        page.wait_for_selector("text=已提交，等待预审")
        page.get_by_role("button", name="删除 不动产权证书").click()
        page.wait_for_selector(".list .card", state="detached")
        self.assertEqual(self.others.find(who, number)["materials"], 0)
        page.click("#skip")
        page.wait_for_selector("#begin")

    def test_r51_feedback_is_taken_and_asked_for(self):
        window = self.visit()
        page = window.page
        page.click("[data-view=feedback]")
        self.look(window, "book-feedback-390")
        page.fill("textarea", "取号机旁边需要一把椅子。")
        page.click("#send-feedback")
        page.wait_for_selector("#feedback-number")
        receipt = page.inner_text("#feedback-number")
        self.look(window, "book-feedback-sent-390")
        page.fill("section[aria-labelledby=ask] input", receipt)
        page.click("#ask-feedback")
        page.wait_for_selector("section[aria-labelledby=ask] dl")
        self.assertIn("已收到", page.inner_text("section[aria-labelledby=ask]"))

    def test_r47_booking_only_is_told_where_it_concerns_somebody(self):
        mode = {"center": self.city.center, "center_name": "林州市政务服务中心", "notice": "林政公告〔2026〕3 号",
                "text": "因特殊情形，即日起调整办理方式。", "start": "2026-11-23T00:00:00+08:00",
                "end": "2026-11-30T18:00:00+08:00"}
        window = self.window(PHONE)
        page = window.page
        page.route("**/api/v1/city", lambda route: route.fulfill(json=route.fetch().json() | {"modes": [mode]}))
        window.open(self.city.address + "/book")
        page.wait_for_selector(".mode")
        for words in (mode["notice"], "仅预约办理", "11月30日（周一）18:00", "绿色通道照常"):
            self.assertIn(words, page.inner_text(".mode"))
        self.assertIn("除外", page.inner_text(".walk-in"))
        self.look(window, "book-mode-390")
        page.click("#begin")
        page.wait_for_selector("[data-center]")
        self.assertEqual(page.locator(".mode").count(), 0)
        page.click("[data-center=county-1]")
        page.wait_for_selector("text=还没有可以预约的事项")
        self.assertEqual(page.locator(".mode").count(), 0)
        page.go_back()
        page.click(f"[data-center={self.city.center}]")
        page.wait_for_selector(".mode")
        self.assertIn("绿色通道", page.inner_text("#foot"))

    def test_a25_a_limit_is_told_with_the_way_that_stays_open(self):
        who, slots = people.person(108), [self.city.free_slot() for _ in range(2)]
        self.city.book(who, slot=slots[0])
        window = self.visit()
        page = window.page
        self.to_confirm(page, slots[1] if slots[1]["start"][:10] == slots[0]["start"][:10] else slots[0], who)
        page.check("form input[type=checkbox]")
        page.click("#book")
        page.wait_for_selector(".answer .banner")
        self.assertIn("现场取号", page.inner_text(".answer"))
        self.look(window, "book-limit-390")
        with self.assertRaises(Refused):
            self.city.book(who, slot=slots[0])
