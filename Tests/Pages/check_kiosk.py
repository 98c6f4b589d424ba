# SPDX-License-Identifier: Apache-2.0
"""The touch page: visits without a booking, and what different people change about the page."""

from browser import LANDSCAPE, PORTRAIT
from kiosk import HOLD_MS, SIZES, KioskCase


class WalkInTests(KioskCase):
    """Without a booking, without a card, without a printer."""

    def test_both_ways_are_the_same_size_at_every_size_of_screen(self):
        for name, size in SIZES.items():
            with self.subTest(name):
                window = self.kiosk(size)
                boxes = [window.page.locator(f"#way-{way}").bounding_box() for way in ("haveBooking", "walkIn")]
                self.assertEqual(*[(round(box["width"]), round(box["height"])) for box in boxes])
                hidden = window.page.evaluate("""() => { const scene = document.querySelector(".scene");
                    return scene.scrollHeight - scene.clientHeight }""")
                self.assertLessEqual(hidden, 0, "a part of the home screen is only found by scrolling")
                text = window.page.inner_text("body")
                for words in ("遇到困难", "0372-0000000", "省政务服务网", "绿色通道", "请将身份证放在感应区"):
                    self.assertIn(words, text)
                self.assert_open_to_all(window, by_keyboard=True)
                window.picture(f"kiosk-home-{name}")

    def test_a_number_is_taken_in_two_touches_after_people_and_wait_were_shown(self):
        for name, size in SIZES.items():
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
                page.wait_for_timeout(HOLD_MS)
                page.tap("#do-done")
                self.wait(page, "home")
                self.assertNotIn(number, page.content())

    def test_a_double_tap_is_one_number(self):
        page = self.kiosk().page
        page.tap("#way-walkIn")
        self.wait(page, "chooseService")
        page.evaluate("() => { const tax = document.querySelector('[data-service=tax]'); tax.click(); tax.click(); }")
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
        for name, size in SIZES.items():
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

    def test_who_called_for_help_can_take_a_number_for_complaints(self):
        window = self.kiosk()
        page = window.page
        self.assertEqual(page.locator("#do-complain").count(), 0)
        page.tap("#aid-help")
        page.wait_for_selector("#do-complain")
        self.assert_open_to_all(window)
        page.tap("#do-complain")
        self.wait(page, "ticket")
        self.assertRegex(page.inner_text("#number"), r"K\d{3}")
        alerts = self.house.get("/alerts")
        self.assertTrue(any(alert["station"] == "kiosk-1" for alert in alerts["alerts"]), alerts)

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

    def test_the_screen_is_said_aloud_until_the_visit_ends(self):
        window = self.kiosk()
        page = window.page
        with page.expect_response("**/speech") as answer:
            page.tap("#aid-voice")
        self.assertIn(answer.value.status, (200, 503))
        if answer.value.status == 503:
            # A hall without a synthesizer or a whole pack of clips.
            page.wait_for_selector("#remarks :text('语音暂时不能使用')")
            self.assertEqual(page.get_attribute("#aid-voice", "aria-pressed"), "false")
            return
        self.assertEqual(answer.value.headers["content-type"], "audio/wav")
        # More than the head of a file.
        self.assertGreater(int(answer.value.headers["content-length"]), 10_000)
        with page.expect_response("**/speech") as answer:
            page.tap("#way-walkIn")
        self.assertEqual(answer.value.status, 200)
        self.assertEqual(page.get_attribute("#aid-voice", "aria-pressed"), "true")
        page.tap("#do-back")
        self.wait(page, "home")
        self.assertEqual(page.get_attribute("#aid-voice", "aria-pressed"), "false")
