# SPDX-License-Identifier: Apache-2.0
"""The way to a booking on /book, against the real center: for oneself, another, a unit, and what can go wrong."""

import json
import pathlib
import re

import people
from book import BookCase
from browser import NARROW, PHONE, TABLET, VISITOR
from case import audited
from check_book_parts import read_code

_DESKTOP = (1440, 900)
_SIZES = {"390": PHONE, "820": TABLET, "1440": _DESKTOP}
_ACTED = re.compile(r"/api/v1/bookings$")


class BookTests(BookCase):
    """Everything up to the voucher."""

    def test_r43_the_start_says_that_booking_is_a_choice(self):
        for name, size in _SIZES.items():
            with self.subTest(name):
                window = self.visit(size)
                self.assertEqual(window.page.inner_text("#city"), self.city.name)
                self.assertIn("预约不是必须的", window.page.inner_text(".walk-in"))
                self.assertIn("现场取号", window.page.inner_text("#foot"))
                self.assertIn(self.city.phone, window.page.inner_text("#foot"))
                self.assert_open(window, by_keyboard=True)
                window.picture(f"book-home-{name}", is_whole=True)

    def filter_by_department(self, page):
        """The items of one department of the center, and all of them again (R12)."""
        estate, social = self.city.items["estate-transfer"], self.city.items["social"]
        page.wait_for_selector(f"#department option[value={social.department}]", state="attached")
        page.select_option("#department", social.department)
        page.wait_for_selector(f"[data-item='{estate.code}']", state="detached")
        self.assertIn("人力资源和社会保障局", page.inner_text(f"[data-item='{social.code}']"))
        page.select_option("#department", "")
        page.wait_for_selector(f"[data-item='{estate.code}']")

    def test_r6_r12_r24_r25_r26_a_person_books_for_themselves(self):
        who, slot = people.person(1), self.city.free_slot()
        window = self.visit()
        page = window.page
        page.click("#begin")
        page.wait_for_selector("[data-center]")
        self.look(window, "book-centers-390")
        page.click(f"[data-center={self.city.center}]")
        page.wait_for_selector("[data-item]")
        self.look(window, "book-items-390")
        self.filter_by_department(page)
        item = self.city.items["estate-transfer"]
        page.fill("#item-search", item.name)
        page.click(f"[data-item='{item.code}']")
        page.wait_for_selector("#to-time")
        guide = page.inner_text("#scene")
        for words in item.guide:
            self.assertIn(words, guide)
        self.look(window, "book-guide-390")
        page.click("#to-time")
        page.wait_for_selector("#slots")
        self.look(window, "book-time-390")
        self.press_slot(page, slot)
        page.wait_for_selector("#who")
        self.fill(page, "principal", who)
        self.look(window, "book-who-390")
        page.click("#to-confirm")
        page.wait_for_selector("#book")
        self.assert_terms(page, slot)
        self.assertNotIn(who.number, page.inner_text("#scene"))
        self.look(window, "book-confirm-390")
        page.click("#book")
        self.assertIn("勾选", self.fault_of(page, "form input[type=checkbox]"))
        number = self.press_book(page)
        self.assertEqual(self.focused(page), "预约成功")
        self.look(window, "book-done-390")
        found = self.others.find(who, number)
        self.assertEqual((found["standing"], found["slot"]["start"], found["terms"]),
                         ("booked", slot["start"], self.others.terms(self.city.center, item.service, slot["start"])))
        self.assert_voucher(window, found)

    def assert_terms(self, page, slot):
        """R24–R26: the slot, the address, and the exact last moment, thirty minutes before, are there to be read."""
        shown = page.inner_text("#scene")
        hour = int(slot["start"][11:13])
        self.assertIn(f"{hour - 1:02}:30", page.inner_text(".terms .facts"))
        for words in (slot["start"][11:16], self.city.address_words, "30 分钟", "失约", "3 次", "现场取号"):
            self.assertIn(words, shown)

    def assert_voucher(self, window, found):
        """R37: the code is read back as what the center signed; from the screen, the picture, and paper."""
        page = window.page
        self.assertEqual(read_code(page.locator(".qr").screenshot()), found["voucher"])
        page.click("#tool-savePicture")
        page.wait_for_selector("#save-picture")
        with page.expect_download() as kept:
            page.click("#save-picture")
        picture = pathlib.Path(kept.value.path()).read_bytes()
        self.assertEqual(read_code(picture), found["voucher"])
        window.picture("book-picture-390", is_whole=True)
        with page.expect_download() as kept:
            page.click("#tool-addToCalendar")
        calendar = pathlib.Path(kept.value.path()).read_text(encoding="utf-8")
        self.assertEqual(kept.value.suggested_filename, f"{found['number']}.ics")
        start = found["slot"]["start"]
        self.assertIn(f"DTSTART:{start[:4]}{start[5:7]}{start[8:10]}T{int(start[11:13]) - 8:02}", calendar)
        page.emulate_media(media="print")
        for name, size in (("a5", (559, 794)), ("a4", (794, 1123))):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            self.assertFalse(page.is_visible("#head") or page.is_visible("#foot") or page.is_visible(".tools"))
            self.assertEqual(read_code(page.locator(".voucher").screenshot()), found["voucher"])
            window.picture(f"book-print-{name}")

    def test_r16_r17_a_person_books_for_another(self):
        principal, agent, slot = people.person(2), people.person(3), self.city.free_slot()
        window = self.visit(TABLET)
        page = window.page
        self.begin(page)
        self.choose_slot(page, slot)
        page.check("input[value=other]")
        self.fill(page, "principal", principal)
        agents = "fieldset[data-party=agent] [data-field=number]"
        page.click("#to-confirm")
        self.assertEqual(self.fault_of(page, agents), "请填写证件号码。")
        self.fill(page, "agent", principal)
        page.click("#to-confirm")
        self.assertIn("相同", page.inner_text("#who [role=alert]"))
        wrong = agent.number[:-1] + ("0" if agent.number[-1] != "0" else "1")
        page.fill(agents, wrong)
        page.click("#to-confirm")
        self.assertIn("校验码", self.fault_of(page, agents))
        self.look(window, "book-other-wrong-820")
        page.fill(agents, agent.number.lower())
        page.click("#to-confirm")
        page.wait_for_selector("#book")
        self.look(window, "book-other-confirm-820")
        number = self.press_book(page)
        self.look(window, "book-done-820")
        found = self.others.find(principal, number)
        self.assertEqual((found["agent"]["type"], found["principal"]["type"]), ("person", "person"))

    def test_a22_a_unit_books_with_whom_it_sends(self):
        unit, agent, slot = people.unit(1), people.person(4), self.city.free_slot()
        window = self.visit(_DESKTOP)
        page = window.page
        self.begin(page)
        self.choose_slot(page, slot)
        page.check("input[value=unit]")
        self.assertIn("授权书", page.inner_text("#who"))
        self.fill(page, "unit", unit)
        self.fill(page, "agent", agent)
        self.look(window, "book-unit-1440")
        page.click("#to-confirm")
        page.wait_for_selector("#book")
        number = self.press_book(page)
        self.look(window, "book-done-1440")
        self.assertEqual(self.others.find(unit, number)["principal"]["type"], "unit")

    def test_r4_the_last_number_taken_in_between(self):
        slot, next_slot = self.city.single_slots()[:2]
        window = self.visit()
        page = window.page
        self.to_confirm(page, slot, people.person(5), "single")
        self.city.take(slot, people.person(6))
        page.check("form input[type=checkbox]")
        page.click("#book")
        page.wait_for_selector(".answer .offer")
        self.assertIn("刚刚约满", page.inner_text(".answer"))
        offers = page.locator(".answer .offer")
        self.assertEqual(offers.count(), 3)
        self.look(window, "book-taken-390")
        page.click(f".answer [data-start='{next_slot['start']}']")
        page.wait_for_selector("#book")
        self.assertIn(next_slot["start"][11:16], page.inner_text(".slot-words"))
        number = self.press_book(page)
        self.assertEqual(self.others.find(people.person(5), number)["slot"]["start"], next_slot["start"])

    def test_r4_a_full_slot_says_so_and_offers_the_next(self):
        slot = self.city.single_slots()[2]
        self.city.take(slot, people.person(7))
        window = self.visit()
        page = window.page
        self.begin(page, "single")
        page.click("#to-time")
        self.press_slot(page, slot)
        page.wait_for_selector(".offer")
        self.assertEqual(page.inner_text(f"#slots [data-start='{slot['start']}'] .slot-state"), "约满")
        self.assertEqual(page.locator(".offer").count(), 3)
        self.assertIn("现场取号", page.inner_text("#slots"))
        self.look(window, "book-full-390")
        closed = page.locator(".day.closed").first
        closed.click()
        self.assertIn("不办公", page.inner_text("#slots"))
        self.look(window, "book-closed-390")

    def test_a_lost_reply_never_books_twice(self):
        who, slot = people.person(8), self.city.free_slot()
        window = self.visit()
        page = window.page
        self.to_confirm(page, slot, who)
        keys = []

        def lose(route):
            keys.append(route.request.headers["idempotency-key"])
            answer = route.fetch()
            if len(keys) < 3:
                route.abort()
            else:
                route.fulfill(response=answer)

        page.route(_ACTED, lose)
        page.check("form input[type=checkbox]")
        page.click("#book")
        page.wait_for_selector("#line:not([hidden])")
        self.assertIn("不会重复", page.inner_text("#line"))
        window.picture("book-lost-reply-390")
        number = self.number(page)
        self.assertEqual((len(keys), len(set(keys))), (3, 1))
        self.assertTrue(page.is_hidden("#line"))
        self.assertEqual(self.city.issued(slot), 1)
        self.assertEqual(self.others.find(who, number)["slot"]["start"], slot["start"])

    def test_a_page_that_is_loaded_again_knows_its_unanswered_booking(self):
        who, slot = people.person(9), self.city.free_slot()
        window = self.visit()
        page = window.page
        self.to_confirm(page, slot, who)
        bodies = []

        def lose(route):
            bodies.append((route.request.headers["idempotency-key"], route.request.post_data_json["effort"]))
            route.fetch()
            route.abort()

        page.route(_ACTED, lose)
        page.check("form input[type=checkbox]")
        page.click("#book")
        page.click("#line button")
        page.wait_for_selector(".answer .banner")
        self.assertIn("不会重复预约", page.inner_text(".answer"))
        self.look(window, "book-no-answer-390")
        page.unroute(_ACTED)

        def note(route):
            bodies.append((route.request.headers["idempotency-key"], route.request.post_data_json["effort"]))
            route.continue_()

        page.route(_ACTED, note)
        page.reload()
        page.wait_for_selector("#city:not(:empty)")
        self.to_confirm(page, slot, who)
        number = self.press_book(page)
        self.assertEqual(len({json.dumps(body, sort_keys=True) for body in bodies}), 1, bodies)
        self.assertEqual(self.city.issued(slot), 1)
        self.assertEqual(self.others.find(who, number)["slot"]["start"], slot["start"])

    def test_no_line_is_said_plainly(self):
        window = self.visit()
        page = window.page
        page.context.set_offline(True)
        page.click("#begin")
        page.wait_for_selector("#scene [role=alert]")
        self.assertIn("网络不通", page.inner_text("#scene"))
        self.assertIn("现场取号", page.inner_text("#scene"))
        self.look(window, "book-offline-390")
        page.context.set_offline(False)
        page.click("#scene [role=alert] button")
        page.wait_for_selector("[data-center]")

    def test_nothing_of_a_person_stays_on_the_device_unless_asked(self):
        who, slot = people.person(10), self.city.free_slot()
        window = self.visit()
        page = window.page
        self.to_confirm(page, slot, who)
        self.press_book(page)
        kept = "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href])"
        self.assertNotIn(who.number, page.evaluate(kept))
        page.go_back()
        page.wait_for_selector("#begin")
        self.assertEqual(page.get_attribute("#scene", "data-view"), "home")
        slot = self.city.free_slot()
        self.begin(page, "social")
        self.choose_slot(page, self.city.free_slot("social"))
        self.assertEqual(page.input_value("[data-field=number]"), "")
        self.fill(page, "principal", people.person(11))
        page.check("#who input[type=checkbox]")
        page.click("#to-confirm")
        page.wait_for_selector("#book")
        self.press_book(page)
        self.assertIn(people.person(11).number, page.evaluate(kept))
        page.click("#home")
        self.begin(page)
        self.choose_slot(page, slot)
        self.assertEqual(page.input_value("[data-field=number]"), people.person(11).number)
        page.get_by_role("button", name="删除本机记住的信息").click()
        self.assertEqual(page.input_value("[data-field=number]"), "")
        self.assertNotIn(people.person(11).number, page.evaluate(kept))

    def test_in_english(self):
        slot = self.city.free_slot()
        window = self.visit()
        page = window.page
        page.click("#language")
        self.assertEqual(page.get_attribute("html", "lang"), "en")
        self.assertIn("not required", page.inner_text(".walk-in"))
        self.look(window, "book-english-home-390")
        page.click("#begin")
        page.click(f"[data-center={self.city.center}]")
        item = self.city.items["estate-transfer"]
        page.click(f"[data-item='{item.code}']")
        self.choose_slot(page, slot)
        self.fill(page, "principal", people.person(12))
        page.click("#to-confirm")
        page.wait_for_selector("#book")
        self.assertIn("Cancel no later than", page.inner_text(".terms"))
        self.look(window, "book-english-confirm-390")
        self.press_book(page)
        self.look(window, "book-english-done-390")
        # What is chosen and typed stays when the language is changed on the way.
        page.click("#language")
        self.assertIn("预约成功", page.inner_text("h1"))

    def test_by_keyboard_alone(self):
        slot = self.city.free_slot()
        window = self.visit(_DESKTOP)
        page = window.page
        self.go_to(page, "#begin")
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-center]")
        self.assertEqual(self.focused(page), "选择政务服务中心")
        self.go_to(page, f"[data-center={self.city.center}]")
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-item]")
        self.go_to(page, f"[data-item='{self.city.items['estate-transfer'].code}']")
        page.keyboard.press("Enter")
        page.wait_for_selector("#to-time")
        self.go_to(page, "#to-time")
        page.keyboard.press("Enter")
        page.wait_for_selector("#slots")
        self.go_to(page, f"[data-day='{slot['start'][:10]}']")
        page.keyboard.press("Space")
        self.go_to(page, f"#slots [data-start='{slot['start']}']")
        page.keyboard.press("Space")
        page.wait_for_selector("#who")
        self.go_to(page, "[data-field=name]")
        page.keyboard.type(people.person(13).name)
        self.go_to(page, "[data-field=number]")
        page.keyboard.type(people.person(13).number)
        page.keyboard.press("Enter")
        page.wait_for_selector("#book")
        self.go_to(page, "form input[type=checkbox]")
        page.keyboard.press("Space")
        self.go_to(page, "#book")
        page.keyboard.press("Enter")
        self.number(page)
        self.assertEqual(self.focused(page), "预约成功")
        self.assert_open(window, by_keyboard=True)

    def go_to(self, page, selector):
        """Tab until the element has the focus, from wherever it is."""
        for _ in range(80):
            if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
            page.keyboard.press("Tab")
        self.fail(f"not reached by Tab: {selector}")

    def test_large_text_on_the_narrowest_phone(self):
        window = self.visit(NARROW)
        page = window.page
        self.look(window, "book-home-320")
        page.click("#big")
        self.look_large(window, "book-big-home-320")
        self.to_confirm(page, self.city.free_slot(), people.person(14))
        self.look_large(window, "book-big-confirm-320")
        page.click("#big")
        # Twice as large by the browser's own setting (WCAG 1.4.4).
        self.look(window, "book-confirm-320")
        self.press_book(page)
        self.look(window, "book-done-320")
        page.click("#big")
        self.look_large(window, "book-big-done-320")

    def look_large(self, window, name):
        """Audits a step as it stands, which is half as large again."""
        audited()
        self.assertEqual(window.findings(VISITOR), [])
        window.picture(name, is_whole=True)
