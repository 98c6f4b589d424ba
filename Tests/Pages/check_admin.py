# SPDX-License-Identifier: Apache-2.0
"""The page of those who look after the hall: a change with its history, and who may sign in."""

from browser import LANDSCAPE, STAFF
from staff import MESSAGE, StaffCase

_TEXT = ".admin-page textarea"
_OLD, _NEW = "name = 不动产登记", "name = 不动产登记与抵押"


class AdminTests(StaffCase):
    """Changes that the hall checks before it takes them."""

    def office(self, view=None, size=LANDSCAPE):
        office = self.sign_in("/admin", "9001", size=size)
        office.page.wait_for_function("() => document.querySelector('textarea')?.value.includes('[hall]')")
        if view:
            office.page.get_by_role("button", name=view, exact=True).click()
        return office

    def change(self, office, old, new):
        """Replaces a piece of the text as somebody who types would."""
        text = office.page.input_value(_TEXT)
        self.assertIn(old, text)
        office.page.fill(_TEXT, text.replace(old, new, 1))

    def test_a_problem_is_shown_at_its_line(self):
        office = self.office(size=(1366, 768))
        self.assert_open_to_all(office, STAFF, by_keyboard=True)
        self.change(office, "area = 一楼 A 区", "aera = 一楼 A 区")
        line = office.page.input_value(_TEXT).split("aera")[0].count("\n") + 1
        office.page.get_by_role("button", name="检查").click()
        self.expect(office, ".problems", f"第 {line} 行")
        office.picture("admin-problem")
        self.assert_open_to_all(office, STAFF)
        office.page.get_by_role("button", name=f"第 {line} 行").first.click()
        selected = office.page.evaluate(
            "() => { const text = document.querySelector('textarea');"
            " return text.value.slice(text.selectionStart, text.selectionEnd); }"
        )
        self.assertEqual(selected, "aera = 一楼 A 区")
        office.page.get_by_role("button", name="放弃修改").click()

    def test_a_change_is_applied_kept_compared_and_taken_back(self):
        office = self.office()
        page = office.page
        self.change(office, _OLD, _NEW)
        page.get_by_role("button", name="保存并启用").click()
        self.expect(office, MESSAGE, "请填写修改说明")
        page.keyboard.type("改名")
        page.get_by_role("button", name="保存并启用").click()
        self.expect(office, "dialog", "短暂重连")
        page.keyboard.press("Enter")
        self.expect(office, MESSAGE, "已保存为版本")
        self.assert_name("不动产登记与抵押")
        page.get_by_role("button", name="历史版本").click()
        self.expect(office, "table", "改名")
        page.get_by_role("button", name="与当前比较").last.click()
        self.expect(office, ".difference .removed", _OLD)
        self.expect(office, ".difference .added", _NEW)
        office.picture("admin-history")
        self.assert_open_to_all(office, STAFF)
        page.get_by_role("button", name="恢复此版本").last.click()
        self.expect(office, "dialog", "恢复版本")
        page.keyboard.press("Enter")
        self.expect(office, MESSAGE, "已恢复版本")
        self.assert_name("不动产登记")

    def assert_name(self, name):
        """The hall goes on under the new settings."""
        self.house.wait_until(lambda: self.house.get("/services")["services"][0]["name"] == name, name)

    def test_somebody_new_may_sign_in_until_disabled(self):
        office = self.office("人员")
        page = office.page
        page.get_by_role("button", name="新增人员").click()
        page.wait_for_selector("dialog input:focus")
        page.keyboard.type("1009")
        page.keyboard.press("Tab")
        page.keyboard.type("for-tests-1009")
        page.get_by_role("button", name="确定").click()
        self.expect(office, "dialog .error", "至少选择一项")
        self.assert_open_to_all(office, STAFF)
        page.locator("dialog").get_by_label("绿色通道").check()
        page.get_by_role("button", name="确定").click()
        self.expect(office, MESSAGE, "已新增 1009")
        office.picture("admin-people")
        self.assert_open_to_all(office, STAFF)
        desk = self.sign_in("/green", "1009")
        desk.page.wait_for_selector(".tile")
        page.get_by_role("button", name="停用 1009").click()
        page.locator("dialog").get_by_role("button", name="停用").click()
        self.expect(office, MESSAGE, "已停用 1009")
        desk.page.get_by_text("社会保障").click()
        desk.page.get_by_text("老年人").click()
        desk.page.get_by_role("button", name="取号").click()
        desk.page.wait_for_selector("input[name=staff]")
        page.get_by_role("button", name="启用 1009").click()
        self.expect(office, MESSAGE, "已启用 1009")
        page.get_by_role("button", name="停用 1009").click()
        page.locator("dialog").get_by_role("button", name="停用").click()
        page.get_by_role("button", name="删除 1009").click()
        page.locator("dialog").get_by_role("button", name="删除").click()
        self.expect(office, MESSAGE, "已删除 1009")
        self.assertNotIn("1009", [one["staff"] for one in self.house.get("/staff")["staff"]])

    def test_devices_and_the_line_are_shown(self):
        office = self.office("设备与同步")
        self.expect(office, "[aria-label=设备与同步]", "市级平台")
        self.assert_open_to_all(office, STAFF)
