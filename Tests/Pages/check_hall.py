# SPDX-License-Identifier: Apache-2.0
"""The duty manager's page: alarms, calls for help, complaints, statistics, and the end of the day."""

import datetime
import os

from browser import LANDSCAPE, SMALL, STAFF
from house import Station
from staff import MESSAGE, StaffCase

from devices import Pty

_MANY = 12
_CHINA = datetime.timezone(datetime.timedelta(hours=8))
_DEVICES = "table[aria-label=设备与同步]"


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


class DevicesTests(StaffCase):
    """A kiosk with every kind of device: a second printer, a first one whose roll ends, and a reader that is missing."""

    has_devices = True

    @classmethod
    def setUpClass(cls):
        cls.spare, cls.scanner = Station(), Pty()
        cls.addClassCleanup(cls.spare.close)
        cls.addClassCleanup(cls.scanner.close)
        cls.spare.start()
        cls.settings = (
            ("printer_2", dict(cls.spare.settings)["printer"]),
            ("scanner", f"serial:{cls.scanner.path}?baud=9600"),
            ("documents", "serial:/dev/hallkiosk-is-not-plugged-in"),
        )
        super().setUpClass()

    @classmethod
    def prepare(cls):
        super().prepare()
        # As counted at the end of yesterday: what is left of the first roll is less than a day's use.
        cls.house.leave_line()
        yesterday = datetime.datetime.now(_CHINA).date() - datetime.timedelta(days=1)
        with open(os.path.join(cls.house.directory, "paper-kiosk-1-1"), "w", encoding="ascii") as file:
            file.write(f"left 9000\nday {yesterday} 12000\n")
        cls.house.come_back()

        def is_working():
            devices = {one["kind"]: one for one in cls.house.get("/hall")["stations"][0]["devices"]}
            return all(devices.get(kind, {}).get("working") for kind in ("printer", "printer_2", "reader"))

        cls.house.wait_until(is_working, "the devices work")

    def test_devices_with_paper_and_without_are_told_apart(self):
        for size in (LANDSCAPE, SMALL):
            with self.subTest(size):
                desk = self.sign_in("/hall", "3001", size=size)
                self.expect(desk, _DEVICES, "备用打印机")
                rows = desk.page.locator(f"{_DEVICES} tbody tr").all_inner_texts()
                rows = {words[1]: words[2] for words in (row.split("\t") for row in rows) if words[0] == "kiosk-1"}
                self.assertEqual(set(rows), {"身份证阅读器", "扫码器", "证件阅读机", "打印机", "备用打印机"})
                self.assertRegex(rows["打印机"], r"^正常\s+纸约 9 米，不够用一天\s+已换新纸卷$")
                self.assertRegex(rows["备用打印机"], r"^正常\s+纸约 \d+ 米\s+已换新纸卷$")
                self.assertEqual(rows["扫码器"], "正常")
                self.assertEqual(rows["证件阅读机"], "不可用")
                self.expect(desk, ".alarms", "kiosk-1：打印机的纸不够用一天，请备新纸卷")
                self.expect(desk, ".alarms", "证件阅读机")
                self.assertNotIn("备用打印机", desk.page.inner_text(".alarms"))
                self.assert_open_to_all(desk, STAFF, by_keyboard=True)
                desk.page.locator(_DEVICES).scroll_into_view_if_needed()
                desk.picture(f"hall-devices-{size[0]}x{size[1]}")

    def test_new_paper_is_told_with_a_press(self):
        desk = self.sign_in("/hall", "3001", size=LANDSCAPE)
        page = desk.page
        self.expect(desk, ".alarms", "kiosk-1：打印机的纸不够用一天，请备新纸卷")
        row = page.locator(f"{_DEVICES} tbody tr").filter(has=page.get_by_role("cell", name="打印机", exact=True))
        row.get_by_role("button", name="已换新纸卷").click()
        self.expect(desk, "dialog", "kiosk-1 的打印机已装入整卷新纸")
        self.assert_open_to_all(desk, STAFF)
        page.keyboard.press("Escape")
        self.assertIn("不够用一天", row.inner_text())
        row.get_by_role("button", name="已换新纸卷").click()
        page.locator("dialog").get_by_role("button", name="已换新纸卷").click()
        self.expect(desk, MESSAGE, "已记录：kiosk-1 打印机换了新纸卷。")
        page.wait_for_function("() => !document.querySelector('.alarms')?.textContent.includes('纸不够用')")
        self.assertNotIn("不够用一天", row.inner_text())
