# SPDX-License-Identifier: Apache-2.0
"""The television: calls, rows, a lost line and its return."""

import re
import time

import case
from browser import LANDSCAPE, PORTRAIT, PUBLIC

# Nobody touches a television.
SCREEN = PUBLIC | {"target": 0}
_SLACK_MS = 15_000


class BoardTests(case.PageCase):
    """Boards of a hall at work."""

    @classmethod
    def prepare(cls):
        for window in "12345":
            cls.house.post(f"/windows/{window}/open", staff=f"100{window}")
        for service in ["estate"] * 8 + ["social"] * 5 + ["tax"] * 3 + ["fund"] * 3:
            cls.house.walk_in(service)

    def board(self, size=LANDSCAPE, query="", **options):
        window = self.window(size, **options)
        window.open(f"{self.house.address}/board{query}#token={self.house.token('display')}")
        window.page.wait_for_selector("#board[data-state=live]")
        return window

    def hero(self, page):
        return page.inner_text("#hero .number")

    def test_a_call_is_large_at_once_and_the_one_before_gets_a_row(self):
        window = self.board()
        page = window.page
        first = self.house.call("1")
        page.wait_for_function("number => document.querySelector('#hero .number')?.textContent === number", arg=first)
        self.assertEqual(page.inner_text("#hero .window b"), "1")
        self.assertEqual(page.get_attribute("#hero .call", "class"), "call fresh")
        second = self.house.call("2")
        page.wait_for_function("number => document.querySelector('#hero .number')?.textContent === number", arg=second)
        self.assertIn(first, page.inner_text("#calls li:first-child"))
        self.house.post("/windows/1/recall", staff="1001")
        page.wait_for_function("number => document.querySelector('#hero .number')?.textContent === number", arg=first)
        self.assertIn(second, page.inner_text("#calls"))
        self.house.post("/windows/1/miss", staff="1001")
        page.wait_for_function("number => document.querySelector('#missed').textContent.includes(number)", arg=first)
        self.assertEqual(self.hero(page), second)
        self.assertEqual(self.house.get("/board")["next"], page.locator("#next li").all_inner_texts())

    def test_a_new_call_blinks_four_times_and_is_steady_for_who_wants_no_motion(self):
        moving = self.board()
        still = self.board(reduced_motion="reduce")
        number = self.house.call("3")
        for window in (moving, still):
            window.page.wait_for_selector(f"#hero .fresh .number:text-is('{number}')")
        style = "getComputedStyle(document.querySelector('#hero .fresh'))"
        names = ("animationIterationCount", "animationDuration", "animationName")
        self.assertEqual([moving.page.evaluate(f"{style}.{name}") for name in names], ["4", "1s", "blink"])
        self.assertEqual(still.page.evaluate(f"{style}.animationName"), "none")
        # A change elsewhere does not begin the blinking anew.
        moving.page.evaluate("() => { document.querySelector('#hero .fresh').dataset.known = 'yes'; }")
        self.house.walk_in("medical")
        moving.page.wait_for_function("() => document.querySelector('#queues').textContent.includes('医疗')")
        self.assertEqual(moving.page.get_attribute("#hero .call", "data-known"), "yes")

    def test_nothing_is_left_out_and_nothing_is_cut_off(self):
        for window in "12345":
            self.house.call(window)
        for size, name in ((LANDSCAPE, "board-1920x1080"), (PORTRAIT, "board-1080x1920"), ((3840, 2160), None)):
            with self.subTest(name):
                window = self.board(size)
                case.audited()
                self.assertEqual(window.findings(SCREEN), [])
                shown = [self.hero(window.page), *window.page.locator("#calls .number").all_inner_texts()]
                self.assertEqual(shown, [call["number"] for call in self.house.get("/board")["calls"]])
                self.assert_inside(window.page)
                if name:
                    window.page.wait_for_timeout(4500)
                    window.picture(name)

    def test_letters_are_as_large_as_ten_metres_want(self):
        self.house.call("1")
        page = self.board().page
        # 1080 lines of a 55" screen are 685 mm; Noto's capitals are 0.733 em, its hanzi 0.92 em.
        size = "parseFloat(getComputedStyle(document.querySelector('{}')).fontSize)"
        millimetres = 685 / 1080
        self.assertGreaterEqual(page.evaluate(size.format("#hero .number")) * 0.733 * millimetres, 125)
        self.assertGreaterEqual(page.evaluate(size.format("#hero .window")) * 0.92 * millimetres, 50)
        self.house.call("2")
        page.wait_for_selector("#calls li")
        self.assertGreaterEqual(page.evaluate(size.format("#calls li")) * 0.733 * millimetres, 37)

    def test_a_zone_shows_its_own_windows_and_an_unknown_one_is_told(self):
        other, own = self.house.call("1"), self.house.call("5")
        page = self.board(query="?zone=B").page
        self.assertEqual(page.inner_text("#zone"), "B 区")
        shown = [self.hero(page), *page.locator("#calls .number").all_inner_texts()]
        self.assertIn(own, shown)
        self.assertNotIn(other, shown)
        window = self.window(LANDSCAPE)
        window.open(f"{self.house.address}/board?zone=Q#token={self.house.token('display')}")
        window.page.wait_for_selector("#stale:not([hidden])")
        self.assertIn("没有这个显示区域", window.page.inner_text("#stale"))

    def test_booking_method_telephone_and_the_time_of_the_hall_are_there(self):
        page = self.board(timezone_id="America/New_York").page
        self.assertIn("预约方式：省政务服务网", page.inner_text("#foot"))
        self.assertIn("咨询电话：0372-0000000", page.inner_text("#foot"))
        hall = time.gmtime(time.time() + 8 * 3600)
        self.assertIn(f"{hall.tm_mon}月{hall.tm_mday}日", page.inner_text("#time"))
        minutes = [time.strftime("%H:%M", time.gmtime(time.time() + 8 * 3600 + late)) for late in (-60, 0, 60)]
        self.assertIn(page.inner_text("#time").split()[-1], minutes)

    def test_a_wrong_token_is_told_instead_of_an_empty_screen(self):
        window = self.window(LANDSCAPE)
        window.open(self.house.address + "/board#token=wrong")
        window.page.wait_for_selector("#stale:not([hidden])")
        self.assertIn("尚未授权", window.page.inner_text("#stale"))

    def assert_inside(self, page):
        """Whatever a box holds is within it."""
        outside = page.evaluate("""() => [...document.querySelectorAll("main section")].flatMap((box) => {
            const room = box.getBoundingClientRect();
            return [...box.querySelectorAll("*")].filter((node) => {
                const own = node.getBoundingClientRect();
                return own.bottom > room.bottom + 1 || own.right > room.right + 1;
            }).map((node) => node.textContent);
        })""")
        self.assertEqual(outside, [])


class BoardLineTests(case.PageCase):
    """A television whose hall goes away."""

    def test_the_last_state_stays_with_a_banner_and_what_was_missed_comes_at_once(self):
        house = self.house
        house.post("/windows/1/open", staff="1001")
        numbers = [house.walk_in("estate") for _ in range(4)]
        house.call("1")
        window = self.window(LANDSCAPE)
        page = window.open(f"{house.address}/board#token={house.token('display')}")
        page.wait_for_function("n => document.querySelector('#hero .number')?.textContent === n", arg=numbers[0])
        house.leave_line()
        page.wait_for_selector("#stale:not([hidden])", timeout=_SLACK_MS)
        self.assertRegex(page.inner_text("#stale"), re.compile(r"显示可能延迟.*最后更新 \d\d:\d\d"))
        self.assertEqual(page.inner_text("#hero .number"), numbers[0])
        window.picture("board-stale")
        house.come_back()
        # Two calls while the television is still waiting to connect: the last is shown, none is piled up.
        house.call("1")
        house.call("1")
        page.wait_for_function("n => document.querySelector('#hero .number')?.textContent === n", arg=numbers[2],
                               timeout=_SLACK_MS)
        page.wait_for_selector("#stale", state="hidden")
        self.assertEqual(page.locator("#calls li").count(), 0)
