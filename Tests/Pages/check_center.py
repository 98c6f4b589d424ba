# SPDX-License-Identifier: Apache-2.0
"""What the center has signed, on the pages of a hall: the catalog at the kiosk, and the booking-only mode everywhere."""

import time

from browser import LANDSCAPE, STAFF
from kiosk import SIZES, KioskCase
from staff import StaffCase

CENTER = "linzhou"
ITEMS = (
    ("410500000001", "estate", "国有建设用地使用权转移登记", "Transfer of land use right"),
    ("410500000002", "social", "社会保险登记", "Social insurance registration"),
    ("410500000003", "social", "社会保障卡申领", "Social security card"),
)


def local(minutes):
    """A time so many minutes from now, in the hall's zone."""
    return time.strftime("%Y-%m-%dT%H:%M:00+08:00", time.gmtime(time.time() + 8 * 3600 + minutes * 60))


class ItemTests(KioskCase):
    """查事项: the signed catalog of the center at the kiosk (R12, R64)."""

    has_center = True

    @classmethod
    def prepare(cls):
        super().prepare()
        office = cls.house.office
        office("/departments", {"id": "land", "name": "自然资源和规划局"})
        office("/centers", {"id": CENTER, "name": "样例政务服务中心", "address": "示例路 1 号", "phone": "0372-0000000",
                            "level": "city", "kiosks": 2})
        for service, name in (("estate", "不动产登记"), ("social", "社会保障")):
            office(f"/centers/{CENTER}/services", {"center": CENTER, "id": service, "name": name, "windows": 3,
                                                   "handling_minutes": 10})
        for code, service, name, english in ITEMS:
            office("/items", {
                "code": code, "department": "land", "name": name, "name_en": english, "fee": "不收费",
                "conditions": "本人或代理人到场。", "time_limit": "1 个工作日", "phone": "0372-0000031",
                "materials": [{"name": "申请人身份证明", "copies": 1}, {"name": "申请表", "copies": 2}],
            })
            office("/bindings", {"center": CENTER, "item": code, "service": service})
        office("/catalog/publish", {"center": CENTER})
        cls.house.wait_until(lambda: cls.house.get("/catalog")["total"] == len(ITEMS), "the signed catalog has come")

    def test_an_item_is_found_by_initials_with_what_to_bring_and_its_number_is_taken(self):
        for name, size in SIZES.items():
            with self.subTest(name):
                window = self.kiosk(size)
                page = window.page
                page.tap("#find-items")
                page.wait_for_selector("#items [data-code]")
                for letter in "SHBX":
                    page.tap(f"#items [data-item={letter}]")
                page.wait_for_function("() => document.querySelectorAll('#items [data-code]').length === 1")
                self.assert_open_to_all(window, by_keyboard=True)
                window.picture(f"kiosk-items-{name}")
                page.tap("#items [data-code='410500000002']")
                told = page.inner_text("#items")
                for words in ("申请人身份证明", "申请表（2 份）", "本人或代理人到场", "1 个工作日", "0372-0000031", "社会保障"):
                    self.assertIn(words, told)
                self.assert_open_to_all(window, by_keyboard=True)
                window.picture(f"kiosk-item-{name}")
                page.tap("#items-take")
                self.wait(page, "ticket")
                number = page.inner_text("#number").split()[-1]
                self.assertEqual(self.house.get(f"/tickets/{number}")["service"], "social")

    def test_what_is_not_found_says_so_and_is_closed_again(self):
        page = self.kiosk(LANDSCAPE).page
        page.tap("#find-items")
        for letter in "QQQ":
            page.tap(f"#items [data-item={letter}]")
        page.wait_for_function("() => document.querySelector('#items .found').textContent.includes('没有找到')")
        page.tap("#item-clear")
        page.wait_for_function("() => document.querySelectorAll('#items [data-code]').length === 3")
        page.tap("#items-close")
        self.assertFalse(page.is_visible("#items"))
        self.assertTrue(page.is_visible("#way-walkIn"))


class ModeTests(StaffCase):
    """仅预约办理: what kiosk, board and duty manager are shown while it is in force, and after it (R47, R49, A36)."""

    has_center = True
    visitors = 2

    @classmethod
    def prepare(cls):
        super().prepare()
        for window in "12345":
            cls.house.post(f"/windows/{window}/open", staff=f"100{window}")

    def begin(self):
        """Proposes and confirms a mode from now on."""
        mode = self.house.office("/mode", {
            "center": CENTER, "notice": "豫政〔2026〕7", "text": "因防汛需要，仅办理预约。", "published_at": local(-60),
            "start": local(-1), "end": local(120),
        }, staff="4001")
        self.house.office(f"/mode/{mode['id']}/confirm", {}, staff="4002")
        self.house.wait_until(lambda: self.house.get("/hall").get("mode", {}).get("in_force"), "the mode has come")
        return mode["id"]

    def test_the_notice_is_everywhere_walk_ins_rest_and_come_back(self):
        mode = self.begin()
        line = "根据公告（豫政〔2026〕7号）"
        board = self.window(LANDSCAPE)
        board.open(f"{self.house.address}/board#token={self.house.token('display')}")
        board.page.wait_for_selector(f"text={line}")
        board.picture("board-mode")
        kiosk = self.window(LANDSCAPE, has_touch=True)
        kiosk.open(f"{self.house.address}/kiosk#station=kiosk-1&token={self.house.token('kiosk')}")
        page = kiosk.page
        page.wait_for_selector(f"text={line}")
        page.tap("#way-walkIn")
        page.tap("[data-service=social]")
        page.wait_for_selector("#screen[data-kind=refused]")
        told = page.inner_text("#screen")
        for words in ("豫政〔2026〕7号", "恢复时间", "绿色通道照常", "咨询台"):
            self.assertIn(words, told)
        self.assertTrue(page.is_visible("#do-haveBooking"), "the way of those who have booked is offered")
        self.assert_open_to_all(kiosk)
        kiosk.picture("kiosk-mode-refused")
        desk = self.sign_in("/hall", "3001", size=LANDSCAPE)
        desk.page.wait_for_selector(".mode-line")
        self.assertIn("绿色通道", desk.page.inner_text("main"))
        self.assert_open_to_all(desk, STAFF)
        desk.picture("hall-mode")
        self.house.office(f"/mode/{mode}/end", {"reason": "恢复公告（9号）"}, staff="4001")
        self.house.wait_until(lambda: "mode" not in self.house.get("/hall"), "the early end has come")
        desk.page.wait_for_function("() => !document.querySelector('.mode-line')")
        self.assertTrue(self.house.walk_in("social"))
