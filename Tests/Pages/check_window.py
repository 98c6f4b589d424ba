# SPDX-License-Identifier: Apache-2.0
"""The clerk's console: whole visits by keyboard, misclicks, races and a line that is lost."""

from browser import LANDSCAPE, STAFF
from staff import HELP, MESSAGE, NEXT, NUMBER, StaffCase


class WindowTests(StaffCase):
    """What a clerk does all day."""

    def tearDown(self):
        self.clear("1", "2")

    def test_a_whole_visit_by_keyboard(self):
        first, second = self.house.walk_in(), self.house.walk_in()
        console = self.console()
        self.assert_open_to_all(console, STAFF, by_keyboard=True)
        keys = console.page.keyboard
        keys.press(NEXT)
        self.expect(console, NUMBER, first)
        self.assertEqual(self.state_of(first), "called")
        console.picture("window-called")
        self.assert_open_to_all(console, STAFF)
        keys.press("r")
        self.expect(console, ".current", "2 次")
        keys.press(NEXT)
        self.expect(console, MESSAGE, "请按 S 受理")
        self.assertEqual(self.state_of(second), "waiting")
        keys.press("s")
        self.expect(console, ".current", "正在办理")
        console.picture("window-serving")
        keys.press("f")
        self.expect(console, ".strip", f"请 {first} 办事人评价")
        self.assertEqual(self.state_of(first), "done")
        keys.press("e")
        self.expect(console, "dialog", "请您评价本次服务")
        console.picture("window-rating")
        self.assert_open_to_all(console, STAFF)
        console.page.get_by_role("button", name="非常满意", exact=True).click()
        self.expect(console, MESSAGE, "感谢您的评价")
        self.assertEqual(self.house.get(f"/tickets/{first}")["rating"], 5)
        keys.press(NEXT)
        self.expect(console, NUMBER, second)

    def test_next_finishes_who_is_served(self):
        first, second = self.house.walk_in(), self.house.walk_in()
        console = self.console()
        console.page.keyboard.press(NEXT)
        self.expect(console, NUMBER, first)
        console.page.keyboard.press("s")
        self.expect(console, ".current", "正在办理")
        console.page.keyboard.press(NEXT)
        self.expect(console, NUMBER, second)
        self.assertEqual(self.state_of(first), "done")

    def test_keys_do_nothing_while_somebody_types(self):
        number = self.house.walk_in()
        console = self.console()
        console.page.keyboard.press("c")
        console.page.wait_for_selector("dialog input:focus")
        console.page.keyboard.type("rsfm p")
        self.assertEqual(console.page.input_value("dialog input"), "rsfm p")
        console.page.keyboard.press("Escape")
        console.page.keyboard.press("Control+s")
        self.assertEqual(self.state_of(number), "waiting")
        self.assertEqual(self.house.get("/windows/1")["mode"], "open")

    def test_a_given_number_is_called_only_after_a_warning(self):
        first, second = self.house.walk_in(), self.house.walk_in()
        console = self.console()
        keys = console.page.keyboard
        keys.press("c")
        console.page.wait_for_selector("dialog input:focus")
        keys.type(second.lower())
        keys.press("Enter")
        self.expect(console, "dialog", "记入日志")
        self.assert_open_to_all(console, STAFF)
        self.assertEqual(self.state_of(second), "waiting")
        keys.press("Enter")
        self.expect(console, NUMBER, second)
        self.assertEqual(self.state_of(first), "waiting")

    def test_held_and_missed_visitors_come_back(self):
        first, second = self.house.walk_in(), self.house.walk_in()
        console = self.console()
        page, keys = console.page, console.page.keyboard
        keys.press(NEXT)
        self.expect(console, NUMBER, first)
        keys.press("h")
        self.expect(console, ".aside", "已挂起")
        keys.press(NEXT)
        self.expect(console, NUMBER, second)
        keys.press("m")
        self.expect(console, ".aside", "已过号")
        console.picture("window-aside")
        self.assert_open_to_all(console, STAFF)
        page.get_by_role("button", name=f"过号重排 {second}").click()
        self.expect(console, ".queue", second)
        page.get_by_role("button", name=f"回呼 {first}").click()
        self.expect(console, NUMBER, first)
        self.assertEqual(self.state_of(second), "waiting")

    def test_a_visitor_is_sent_on_with_number_and_waiting_time(self):
        number = self.house.walk_in()
        console, _ = self.console(), self.console("1002", "2")
        keys = console.page.keyboard
        keys.press(NEXT)
        self.expect(console, NUMBER, number)
        keys.press("t")
        self.expect(console, "dialog", "2 号窗口")
        console.picture("window-transfer")
        keys.press("1")
        self.expect(console, MESSAGE, f"{number} 已转移")
        ticket = self.house.get(f"/tickets/{number}")
        self.assertEqual(ticket["state"], "waiting")
        self.assertIn(number, [one["number"] for one in self.house.get("/windows/2")["reserved"]])

    def test_a_misclick_is_taken_back(self):
        number = self.house.walk_in()
        console = self.console()
        keys = console.page.keyboard
        keys.press(NEXT)
        self.expect(console, NUMBER, number)
        keys.press("m")
        self.expect(console, NUMBER, "空闲")
        self.assertEqual(self.state_of(number), "missed")
        self.expect(console, ".said", "撤销")
        keys.press("u")
        self.expect(console, NUMBER, number)
        self.assertEqual(self.state_of(number), "called")

    def test_two_windows_press_next_for_the_last_number(self):
        one, other = self.console(), self.console("1002", "2")
        number = self.house.walk_in()
        for each in (one, other):
            self.expect(each, ".queue", number)
            each.page.evaluate("() => { setTimeout(() => document.querySelector('[data-step=next]').click(), 400); }")
        for each in (one, other):
            each.page.wait_for_function("() => document.querySelector('main .message').textContent !== ''")
        said = sorted(each.page.text_content(MESSAGE) for each in (one, other))
        self.assertEqual(said, sorted([f"已呼叫 {number}。", "暂时无人等候。"]))
        self.assertEqual(self.house.get(f"/tickets/{number}")["calls"], 1)
        loser = one if one.page.text_content(NUMBER) == "空闲" else other
        self.assertEqual(loser.page.get_attribute(MESSAGE, "class").strip(), "message")

    def test_a_call_for_help_reaches_the_window(self):
        console = self.console()
        self.house.post("/alerts", {"kind": "help", "station": "kiosk-1"}, role="kiosk")
        self.expect(console, ".alert", "有办事人遇到困难")
        console.picture("window-alert")
        self.assert_open_to_all(console, STAFF)
        console.page.get_by_role("button", name="我去处理").click()
        self.expect(console, ".alert", "1001 在处理")
        console.page.get_by_role("button", name="已解决").click()
        console.page.wait_for_selector(".alert", state="detached")

    def test_a_window_pauses_closes_and_is_left(self):
        console = self.console()
        keys = console.page.keyboard
        for key, said, mode in (("p", "窗口已暂停服务", "paused"), ("p", "窗口已开放", "open"), ("x", "窗口已关闭", "closed")):
            keys.press(key)
            self.expect(console, MESSAGE, said)
            self.assertEqual(self.house.get("/windows/1")["mode"], mode)
        console.picture("window-closed")
        keys.press(NEXT)
        self.expect(console, MESSAGE, "请先按 P")
        console.page.click("#sign-out")
        console.page.wait_for_selector("input[name=staff]")
        self.assertNotIn("clerk", self.house.get("/windows/1"))

    def test_keys_are_explained_and_english_is_spoken(self):
        number = self.house.walk_in()
        console = self.console(size=LANDSCAPE)
        console.page.keyboard.press(HELP)
        self.expect(console, "dialog", "按键说明")
        self.assert_open_to_all(console, STAFF)
        console.page.keyboard.press("Escape")
        console.page.click("#language")
        self.expect(console, "h1", "Clerk's console")
        console.page.keyboard.press(NEXT)
        self.expect(console, NUMBER, number)
        self.expect(console, "#quiet-words", f"Calling {number}, Walk-in")
        console.picture("window-english-large")
        self.assert_open_to_all(console, STAFF, by_keyboard=True)


class LineTests(StaffCase):
    """A hall that ends in the middle of a step, and comes back."""

    def test_a_step_that_got_no_answer_is_carried_out_once(self):
        number = self.house.walk_in()
        console = self.console()
        self.house.leave_line()
        self.expect(console, "#line", "中断")
        console.page.keyboard.press(NEXT)
        self.expect(console, "#line", "不会重复执行")
        console.picture("window-line-lost")
        self.assert_open_to_all(console, STAFF)
        # Whoever presses again while it is on its way presses the same.
        console.page.keyboard.press(NEXT)
        self.house.come_back()
        self.expect(console, NUMBER, number)
        console.page.wait_for_selector("#line", state="hidden")
        self.assertEqual(self.house.get(f"/tickets/{number}")["calls"], 1)


class EntranceTests(StaffCase):
    """Who may come in."""

    def test_a_wrong_password_is_told_and_five_lock(self):
        page = self.sign_in("/window", "1002", "1", secret="not-the-password")
        self.expect(page, ".error", "不正确")
        page.picture("sign-in-wrong")
        self.assert_open_to_all(page, STAFF, by_keyboard=True)
        for _ in range(4):
            page.page.wait_for_selector("button[type=submit]:enabled")
            page.page.fill("input[name=secret]", "not-the-password")
            page.page.keyboard.press("Enter")
            page.page.wait_for_function("() => document.querySelector('input[name=secret]').value === ''")
        page.page.fill("input[name=secret]", "for-tests-1002")
        page.page.keyboard.press("Enter")
        self.expect(page, ".error", "分钟后再试")
        page.picture("sign-in-locked")

    def test_a_clerk_may_not_use_the_duty_managers_page(self):
        page = self.sign_in("/hall", "1001")
        self.expect(page, "main", "不能使用本页面")

    def test_the_same_clerk_at_a_second_window_is_told(self):
        self.console("1001", "1")
        second = self.sign_in("/window", "1001", "2")
        self.expect(second, ".error", "1")
        self.assertNotIn("clerk", self.house.get("/windows/2"))
