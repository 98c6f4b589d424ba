# SPDX-License-Identifier: Apache-2.0
"""The office of the booking system: every day's work, and what keeps it in order."""

import json
import re

import people
from office import NARROW, OfficeCase

_SENTENCE = "本人来电要求"


class OfficeTests(OfficeCase):
    """The work of a day in the office; the tests go on from one another."""

    def test_01_a_wrong_password_is_told_and_a_right_one_opens_the_overview(self):
        one = self.sign_in(secret="wrong-password")
        self.expect(one, ".gate .error", "工号或密码不正确")
        self.assert_open(one, by_keyboard=True)
        one.picture("office-sign-in")
        one = self.sign_in()
        self.expect(one, ".content h2", "今日各中心")
        self.expect(one, ".figures", "今日号源")
        one.picture("office-overview")
        self.assert_open(one, by_keyboard=True)

    def test_02_somebody_at_the_desk_is_booked_with_a_reason(self):
        one = self.sign_in(view="bookings")
        self.expect(one, ".content h2", "当日预约")
        one.page.get_by_role("button", name="代为预约").click()
        page, who = one.page, people.person(1)
        form = page.locator("form[aria-label=代为预约]")
        form.locator("[name=day]").fill(self.city.tomorrow)
        form.locator("[name=day]").dispatch_event("change")
        form.get_by_role("button", name="确认预约").click()
        self.expect(one, "form .error", "请填写全部内容")
        form.locator("[name=principal_number]").fill(who.number)
        form.locator("[name=principal_name]").fill(who.name)
        form.locator("[name=reason]").fill("本人到场，不会使用手机")
        self.assert_open(one, by_keyboard=True)
        one.picture("office-booking-form")
        form.get_by_role("button", name="确认预约").click()
        self.expect_done(one, "预约成功")
        self.expect(one, ".facts", "窗口代办")
        one.picture("office-booking")
        self.assert_open(one)

    def test_03_somebody_is_found_by_a_document_that_stands_in_no_address(self):
        who = people.person(1)
        one = self.sign_in(view="bookings")
        addresses = []
        one.page.on("request", lambda request: addresses.append(request.url))
        one.page.get_by_role("button", name="按人查找").click()
        self.fill(one, number=who.number)
        one.picture("office-find")
        self.assert_open(one)
        self.confirm(one, "查询")
        self.expect(one, "table[aria-label=当日预约]", "不动产登记")
        self.assertFalse([address for address in addresses if who.number in address])
        self.assertNotIn(who.name, one.page.inner_text("main"))
        one.page.locator("table a").first.click()
        self.expect(one, ".facts", "渠道")

    def test_04_a_booking_is_moved_cancelled_and_keeps_its_history(self):
        number = self.city.book_at_desk(2)
        one = self.sign_in(view=f"bookings/{number}")
        page = one.page
        page.get_by_role("button", name="改约").click()
        self.fill(one, day=self.city.tomorrow)
        self.confirm(one, "确定")
        page.wait_for_selector("dialog select[name=start]")
        page.locator("dialog select[name=start]").select_option(index=3)
        self.confirm(one, "改约")
        self.expect_done(one, "已改约")
        moved = [booking for booking in self.city.get(
            f"/bookings?center={self.city.center}&day={self.city.tomorrow}")["bookings"] if booking["moves"] == 1]
        self.go(one, "bookings/" + moved[0]["number"])
        page.get_by_role("button", name="取消预约").click()
        self.confirm(one, "取消预约")
        self.expect(one, "dialog .error", "请填写")
        self.fill(one, reason=_SENTENCE)
        self.confirm(one, "取消预约")
        self.expect_done(one, "号源已归还")
        self.expect(one, "table[aria-label=经过]", _SENTENCE)
        one.picture("office-booking-history")
        self.assert_open(one)

    def test_05_a_booking_of_somebody_else_is_void(self):
        number = self.city.book_at_desk(3)
        one = self.sign_in(view=f"bookings/{number}")
        one.page.get_by_role("button", name="作废").click()
        self.fill(one, reason="证件与登记不一致")
        self.assert_open(one)
        self.confirm(one, "作废")
        self.expect(one, ".card > header .mark", "已作废")
        self.assertEqual(self.city.get(f"/bookings/{number}")["standing"], "void")

    def test_06_numbers_of_a_slot_are_changed_with_a_reason(self):
        one = self.sign_in(view="slots")
        page = one.page
        page.locator("form[aria-label=号源] [name=day]").fill(self.city.tomorrow)
        page.keyboard.press("Enter")
        cell = page.locator("table.grid tbody tr").first.locator("button.cell").nth(2)
        cell.wait_for()
        one.picture("office-slots")
        self.assert_open(one, by_keyboard=True)
        cell.click()
        self.fill(one, quota="12", reason="两个窗口检修")
        one.picture("office-slot")
        self.confirm(one, "确定")
        self.expect_done(one, "号源已调整为 12")
        report = self.city.get(f"/conservation?center={self.city.center}")
        self.assertTrue(report["holds"])

    def test_07_r66_a_holiday_in_the_calendar_closes_its_slots(self):
        one = self.sign_in(view="calendar")
        day = self.city.later
        one.page.locator(f"button.day[aria-label^='{day}']").click()
        self.fill(one, kind="holiday", note="样例假日")
        self.confirm(one, "确定")
        self.expect_done(one, "日历已更新")
        self.expect(one, "table.month", "节假日")
        one.picture("office-calendar")
        self.assert_open(one, by_keyboard=True)
        self.assertEqual(self.city.free_at(day), [])
        one.page.get_by_role("button", name=f"恢复平日 {day}").click()
        self.confirm(one, "恢复平日")
        self.expect(one, ".content", "本月没有特殊日期")

    def test_08_r64_the_catalog_is_searched_edited_and_published(self):
        one = self.sign_in(view="catalog")
        page = one.page
        page.fill("[name=q]", "居住证")
        page.keyboard.press("Enter")
        self.expect(one, "table[aria-label=预约目录]", "居住证办理")
        page.wait_for_function("() => document.querySelectorAll('table[aria-label=预约目录] tbody tr').length === 1")
        page.get_by_role("button", name=re.compile("^修改 ")).click()
        self.fill(one, name="居住证申领", materials="居住证明||1|原件\n照片||2|")
        one.picture("office-item")
        self.assert_open(one)
        self.confirm(one, "保存")
        self.expect_done(one, "事项已保存")
        self.expect(one, "table[aria-label=预约目录]", "居住证申领")
        page.get_by_role("button", name="发布新版本").click()
        self.confirm(one, "发布新版本")
        self.expect_done(one, "已发布第 1 版")
        self.expect(one, "table[aria-label=已发布版本]", "1001")
        one.picture("office-catalog")
        self.assert_open(one, by_keyboard=True)

    def test_09_a_file_with_faults_is_refused_line_by_line_and_a_sound_one_taken(self):
        one = self.sign_in(view="catalog")
        heading = "事项编码,部门,名称\n"
        bad = (heading + "410500009001,police,\n410500009002,nobody,测试\n").encode()
        self.give_file(one, bad)
        self.expect(one, "dialog h2", "处问题，没有导入")
        one.picture("office-import-problems")
        self.assert_open(one)
        self.confirm(one, "关闭")
        good = (heading + "410500009001,police,遗失证件补领（样例）\n").encode()
        self.give_file(one, good)
        self.expect_done(one, "已导入：新增 1")

    def give_file(self, one, content):
        one.page.get_by_role("button", name="导入 CSV").click()
        self.fill(one, kind="items", file={"name": "items.csv", "mimeType": "text/csv", "buffer": content})
        self.confirm(one, "导入")

    def test_10_r65_an_item_that_nobody_takes_is_reported_and_bound(self):
        one = self.sign_in(view="overview")
        self.expect(one, ".alarms", "个事项未绑定业务")
        self.go(one, "bindings")
        self.expect(one, "table[aria-label=未绑定的事项]", "410500009001")
        one.picture("office-bindings")
        self.assert_open(one, by_keyboard=True)
        one.page.get_by_role("button", name="绑定 410500009001").click()
        self.fill(one, service="social")
        self.confirm(one, "确定")
        self.expect_done(one, "已绑定")
        self.expect(one, ".content", "本中心的事项都已绑定")

    def test_11_r67_a_rule_is_changed_within_its_bounds_and_remembers_who(self):
        one = self.sign_in(view="rules")
        page = one.page
        page.fill("input[type=search]", "cancel.lead")
        page.get_by_role("button", name=re.compile("^修改 A4")).click()
        self.fill(one, value="45", note="试行")
        self.confirm(one, "确定")
        self.expect(one, "dialog .error", "填写不正确")
        self.fill(one, value="20")
        one.picture("office-rule")
        self.assert_open(one)
        self.confirm(one, "确定")
        self.expect_done(one, "规则已修改")
        self.expect(one, "table[aria-label=预约规则]", "20 分钟")
        page.get_by_role("button", name="历史 A4").click()
        self.expect(one, "dialog table", "试行")
        self.assert_open(one)
        self.confirm(one, "关闭")
        page.fill("input[type=search]", "")
        one.picture("office-rules")
        self.assert_open(one, by_keyboard=True)

    def test_12_r52_a_complaint_of_12345_goes_through_its_stages(self):
        one = self.sign_in(view="supervision")
        page = one.page
        page.get_by_role("button", name="登记").click()
        self.fill(one, source="hotline", work_order="AY2026112301", said="现场取号被要求先预约")
        self.assert_open(one)
        self.confirm(one, "确定")
        self.expect(one, "table[aria-label=投诉和诉求]", "AY2026112301")
        one.picture("office-supervision")
        self.assert_open(one, by_keyboard=True)
        for stage in ("已核实", "已处理", "已答复"):
            page.get_by_role("button", name=f"转为{stage}").click()
            self.fill(one, note="已联系本人")
            self.confirm(one, "确定")
            self.expect_done(one, "投诉已更新")
            if stage != "已答复":
                self.expect(one, "table[aria-label=投诉和诉求] .mark", stage)
        self.expect(one, ".content", "没有未结的投诉")

    def test_13_r5_what_staff_booked_is_listed_with_the_reason(self):
        one = self.sign_in(view="supervision")
        self.expect(one, "table[aria-label=代为预约明细]", "不会使用手机")
        self.expect(one, "table[aria-label=工作人员操作报告]", "1001")

    def test_14_r70_figures_as_table_drawing_and_file(self):
        one = self.sign_in(view="statistics")
        page = one.page
        page.fill("[name=to]", self.city.tomorrow)
        page.keyboard.press("Enter")
        self.expect(one, "table[aria-label=统计]", "不动产登记")
        page.wait_for_selector("svg.chart")
        one.picture("office-statistics")
        self.assert_open(one, by_keyboard=True)
        with page.expect_download() as download:
            page.get_by_text("下载 CSV").click()
        with open(download.value.path(), encoding="utf-8-sig") as file:
            self.assertTrue(file.readline().startswith("key,booked"))

    def test_15_r58_the_audit_log_is_whole_and_names_who_did_what(self):
        one = self.sign_in(view="audit")
        self.expect(one, ".message.good", "链未中断")
        for action in ("rule.change", "booking.make", "people.find"):
            self.expect(one, "table[aria-label=审计]", action)
        one.picture("office-audit")
        self.assert_open(one, by_keyboard=True)
        with one.page.expect_download() as download:
            one.page.get_by_role("button", name="下载日志").click()
        with open(download.value.path(), encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        self.assertTrue(any(line.get("entry", {}).get("action") == "rule.change" for line in lines))
        self.assertNotIn(people.person(1).number, json.dumps(lines))

    def test_16_somebody_new_may_sign_in_until_disabled(self):
        one = self.sign_in(view="people")
        page = one.page
        page.get_by_role("button", name="新增人员").click()
        self.fill(one, staff="3001", role="auditor", secret="for-tests-3001")
        self.assert_open(one)
        self.confirm(one, "确定")
        self.expect_done(one, "已保存 3001")
        one.picture("office-people")
        self.assert_open(one, by_keyboard=True)
        other = self.sign_in("3001")
        other.page.wait_for_selector(".links")
        page.get_by_role("button", name="停用 3001").click()
        self.confirm(one, "停用")
        self.expect_done(one, "已停用 3001")
        other.page.evaluate("() => { location.hash = '#/rules'; }")
        other.page.wait_for_selector("input[name=staff]")

    def test_16b_r47_booking_only_needs_a_notice_and_a_second_person(self):
        one = self.sign_in(view="mode")
        self.expect(one, ".content", "全部渠道畅通")
        one.picture("office-mode")
        self.assert_open(one, by_keyboard=True)
        one.page.get_by_role("button", name="提出").click()
        self.fill(one, notice="林政告〔2026〕12 号", text="因特殊情形，仅办理预约。绿色通道照常。",
                  published_at="2026-11-23T09:00", start="2026-11-25T08:00", end="2026-11-27T18:00")
        self.assert_open(one)
        self.confirm(one, "提出")
        self.expect_done(one, "须由另一人确认")
        self.expect(one, ".mode", "须由另一人确认")
        self.assertEqual(one.page.get_by_role("button", name="确认启动").count(), 0)
        other = self.sign_in("1002", view="mode")
        other.page.get_by_role("button", name="确认启动").click()
        self.expect(other, "dialog", "林政告〔2026〕12 号")
        self.confirm(other, "确认启动")
        self.expect_done(other, "已下发各大厅")
        self.expect(other, ".mode", "已确认，未开始")
        other.picture("office-mode-confirmed")
        self.assert_open(other, by_keyboard=True)
        other.page.get_by_role("button", name="提前恢复").click()
        self.fill(other, reason="情形消除，恢复全部办事渠道。")
        self.confirm(other, "确定")
        self.expect_done(other, "已恢复")

    def test_17_a_person_gets_what_is_kept_of_them(self):
        one = self.sign_in(view="privacy")
        self.expect(one, ".content", "预约身份信息")
        one.picture("office-privacy")
        self.assert_open(one, by_keyboard=True)
        one.page.get_by_role("button", name="导出个人信息").click()
        self.fill(one, number=people.person(1).number)
        with one.page.expect_download() as download:
            self.confirm(one, "导出个人信息")
        with open(download.value.path(), encoding="utf-8") as file:
            self.assertEqual(len(json.load(file)["bookings"]), 1)
        one.page.get_by_role("button", name="删除个人信息").click()
        self.fill(one, number=people.person(1).number)
        self.assert_open(one)
        self.confirm(one, "删除个人信息")
        # The visit is to come: the law still needs it.
        self.expect(one, "main .message.bad", "预约尚未办结")

    def test_18_whoever_only_reads_finds_nothing_to_change(self):
        one = self.sign_in("4001", view="rules")
        self.expect(one, "table[aria-label=预约规则]", "A25")
        self.assertEqual(one.page.get_by_role("button", name=re.compile("^修改")).count(), 0)
        for view in ("people",):
            self.assertEqual(one.page.locator(f"[data-view={view}]").count(), 0)

    def test_19_r50_the_public_supervisor_sees_figures_and_nothing_else(self):
        one = self.sign_in("5001")
        self.expect(one, ".content h2", "统计")
        self.assertEqual(one.page.locator(".links a").count(), 1)
        self.assert_open(one)

    def test_20_who_answers_for_one_center_sees_only_that(self):
        one = self.sign_in("2001", view="bookings")
        self.expect(one, "#place", "林州市政务服务中心")
        self.assertEqual(one.page.locator("select[name=center]").count(), 0)
        self.assertEqual(one.page.locator("[data-view=audit]").count(), 0)

    def test_21_every_view_in_a_narrow_window_and_in_english(self):
        one = self.sign_in(size=NARROW)
        one.page.wait_for_selector("nav select.views")
        views = one.page.eval_on_selector_all("nav select.views option", "(all) => all.map((one) => one.value)")
        for view in views:
            with self.subTest(view):
                self.go(one, view)
                one.page.wait_for_load_state("networkidle")
                one.picture(f"office-narrow-{view}")
                self.assert_open(one)
        one.page.click("#language")
        self.expect(one, "h1", "Booking office")
        for view in views:
            with self.subTest(view + " in English"):
                self.go(one, view)
                one.page.wait_for_load_state("networkidle")
                words = re.sub(r"[A-Z]?\d+|中|文", "", one.page.inner_text(".content"))
                self.assertIsNotNone(re.search("[A-Za-z]{4}", words))
                self.assert_open(one)
