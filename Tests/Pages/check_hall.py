# SPDX-License-Identifier: Apache-2.0
"""The duty manager's page: alarms, calls for help, complaints, statistics, and the end of the day."""

from browser import LANDSCAPE, STAFF
from staff import MESSAGE, StaffCase

_MANY = 12


class HallTests(StaffCase):
    """The hall as who answers for it sees it; the tests go on from one another, as a day does."""

    @classmethod
    def prepare(cls):
        super().prepare()
        for _ in range(_MANY):
            cls.house.walk_in("tax")
        for _ in range(3):
            cls.house.walk_in("estate")
        cls.house.post("/windows/1/open")
        cls.house.call("1")
        cls.house.post("/windows/1/serve")

    def test_1_alarms_come_first(self):
        desk = self.sign_in("/hall", "3001")
        self.expect(desk, ".alarms", f"税务综合 有 {_MANY} 人等候，但无窗口办理")
        self.expect(desk, ".alarms", f"税务综合 等候 {_MANY} 人")
        self.expect(desk, "[aria-label=业务]", f"{_MANY} 人")
        self.expect(desk, "[aria-label=窗口]", "办理中")
        desk.picture("hall-live")
        self.assert_open_to_all(desk, STAFF, by_keyboard=True)
        self.house.post("/windows/4/open")
        desk.page.wait_for_function("() => !document.querySelector('.alarms')?.textContent.includes('无窗口办理')")

    def test_2_a_call_for_help_is_taken_up_and_closed(self):
        desk = self.sign_in("/hall", "3001")
        self.house.post("/alerts", {"kind": "help", "station": "kiosk-2"}, role="kiosk")
        self.expect(desk, ".alert", "kiosk-2")
        desk.page.get_by_role("button", name="我去处理").click()
        self.expect(desk, ".alert", "3001 在处理")
        self.assert_open_to_all(desk, STAFF)
        desk.page.get_by_role("button", name="已解决").click()
        desk.page.wait_for_selector(".alert", state="detached")
        alert = self.house.get("/alerts")["alerts"][-1]
        self.assertEqual(alert["acknowledged_by"], "3001")
        self.assertIn("closed_at", alert)

    def test_3_a_complaint_goes_through_its_stages(self):
        desk = self.sign_in("/hall", "3001")
        page = desk.page
        page.get_by_role("button", name="登记诉求").click()
        self.expect(desk, "dialog", "12345")
        self.assert_open_to_all(desk, STAFF)
        page.select_option("select[name=subject]", "waiting")
        page.keyboard.press("Tab")
        page.keyboard.type("a001")
        page.keyboard.press("Enter")
        self.expect(desk, ".cases", "等候时间 A001")
        desk.picture("hall-complaint")
        for stage in ("已核实", "已处理", "已答复"):
            page.get_by_role("button", name=f"转为{stage}").click()
            self.expect(desk, MESSAGE, stage)
        self.expect(desk, "[aria-label=有诉即办]", "没有未答复的诉求")

    def test_4_statistics_of_a_period_as_table_and_file(self):
        desk = self.sign_in("/hall", "3001", size=LANDSCAPE)
        page = desk.page
        self.expect(desk, ".figures", "等候")
        page.get_by_role("button", name="统计").click()
        self.expect(desk, "table[aria-label=统计]", "税务综合")
        desk.picture("hall-statistics")
        self.assert_open_to_all(desk, STAFF)
        with page.expect_download() as download:
            page.get_by_text("下载 CSV").click()
        with open(download.value.path(), encoding="utf-8-sig") as file:
            self.assertIn("issued", file.readline())

    def test_5_charts_have_their_figures_in_words(self):
        desk = self.sign_in("/hall", "3001", size=LANDSCAPE)
        desk.page.wait_for_selector("svg.chart >> nth=1")
        for chart in desk.page.query_selector_all("svg.chart"):
            self.assertRegex(chart.get_attribute("aria-label"), r": .*\d")
        for summary in desk.page.query_selector_all("summary"):
            summary.click()
        desk.picture("hall-large")
        self.assert_open_to_all(desk, STAFF)

    def test_6_english(self):
        desk = self.sign_in("/hall", "3001")
        desk.page.click("#language")
        self.expect(desk, "h1", "Duty manager")
        self.expect(desk, "[aria-label=Services]", "Taxes")
        desk.picture("hall-english")
        self.assert_open_to_all(desk, STAFF)

    def test_7_the_day_is_closed_after_a_question(self):
        desk = self.sign_in("/hall", "3001")
        self.expect(desk, ".figures", "等候")
        desk.page.get_by_role("button", name="清号收班").click()
        self.expect(desk, "dialog", f"{_MANY + 2} 个号将记为过号")
        desk.picture("hall-day-close")
        self.assert_open_to_all(desk, STAFF)
        desk.page.keyboard.press("Escape")
        self.assertEqual(self.state_of("D001"), "waiting")
        desk.page.get_by_role("button", name="清号收班").click()
        desk.page.locator("dialog").get_by_role("button", name="清号收班").click()
        self.expect(desk, MESSAGE, "已清号收班")
        self.assertEqual(self.state_of("D001"), "missed")
        self.assertEqual(self.state_of("A001"), "serving")
