# SPDX-License-Identifier: Apache-2.0
"""A city for the booking page: the real centerd on a clock of its own, with centers and items made up here."""

import dataclasses
import http.client
import json
import os
import secrets
import signal
import tempfile
import time

import house  # first: it knows where the rest is
import children
import visitor
from center import free_ports
from hall import read_tokens

# A Monday before the third slot of the morning: what begins at 10:00 can only be cancelled late (R27).
_NOW = "2026-11-23 09:40:00"
_TODAY = "2026-11-23"
_OPEN = b"center is open"
_START_SECONDS = 60
_PATIENCE_SECONDS = 60
_COUNTIES = ("林州市", "汤阴县", "内黄县", "滑县", "文峰区", "北关区", "殷都区", "龙安区", "安阳县")
_TOWNSHIPS = 18
# Items beside those that are booked, so that there is something to be searched.
_OTHERS = ("居民身份证首次申领", "居住证办理", "企业开办（设立登记）", "食品经营许可", "医疗保险关系转移接续",
           "灵活就业人员参保登记", "公共场所卫生许可", "道路运输证换发")


@dataclasses.dataclass(frozen=True)
class Item:
    """An item (事项) that the tests book, with words that its guide must show (R12)."""

    code: str
    service: str
    department: str
    name: str
    english: str
    guide: tuple = ()


class City:
    """The center server of a city."""

    name = "安阳市"
    english = "Anyang"
    center = "linzhou"
    phone = "0372-0000000"
    address_words = "人民路示例 8 号"
    items = {
        "estate-transfer": Item(
            "410500000001", "estate", "land", "国有建设用地使用权及房屋所有权转移登记", "Transfer of land use right and house",
            ("不动产登记申请书", "2 份", "住宅 80 元", "1 个工作日", "已完成网签备案", "0372-0000031"),
        ),
        "social": Item("410500000002", "social", "labour", "社会保险登记", "Social insurance registration"),
        "single": Item("410500000003", "single", "land", "公证咨询", "Notary consultation"),
    }

    def __init__(self, programs):
        self._folder = tempfile.TemporaryDirectory(prefix="hallkiosk-city-")
        self._directory = os.path.join(self._folder.name, "center")
        self._log = os.path.join(self._folder.name, "center.log")
        self._program = os.path.join(programs, "centerd")
        hall_port, self._admin_port, self.port = free_ports(3)
        self._configuration = os.path.join(self._folder.name, "center.conf")
        with open(self._configuration, "w", encoding="utf-8") as file:
            file.write(
                f"[center]\ndirectory = {self._directory}\naddress = 127.0.0.1\nport = {hall_port}\n"
                f"host_names = localhost, 127.0.0.1\nadmin_port = {self._admin_port}\nweb_address = 127.0.0.1\n"
                f"web_port = {self.port}\npages = {os.path.join(house.TOP, 'assets/web')}\n"
                # Every visitor of a test has the same address.
                f"[portal]\ncity_name = {self.name}\ncity_name_en = {self.english}\nattempts_per_minute = 600\nlookups_per_minute = 600\nreads_per_minute = 6000\n"
            )
        self._child, self._slots = None, {}

    @property
    def address(self):
        """Where its pages are."""
        return f"http://127.0.0.1:{self.port}"

    def open(self):
        """Starts the daemon and gives it a catalog."""
        # faketime(1) and not its library alone: that changes the environment before Swift has found its arguments.
        clock = ("env", "TZ=Asia/Shanghai", "faketime", "-f", f"@{_NOW}")
        with open(self._log, "wb") as log:
            words = [*clock, self._program, "--config", self._configuration]
            self._child = children.start(words, stdout=log, stderr=log)
        until = time.monotonic() + _START_SECONDS
        while _OPEN not in self._log_text():
            if self._child.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"the center does not open: {self._log_text()[-500:].decode(errors='replace')}")
            time.sleep(0.01)
        self._fill()

    def close(self):
        """Ends the daemon in order."""
        if self._child and self._child.poll() is None:
            under = children.under(self._child)
            if children.end(self._child, signal.SIGTERM, pid=under[0] if under else None) != 0:
                raise RuntimeError("the center did not end in order")
        self._folder.cleanup()

    # What the tests need of it

    def free_slot(self, service="estate"):
        """A slot of a later day that no test has been given."""
        return self._later(service).pop(0)

    def next_slot(self):
        """The slot that begins next today: too late to be cancelled in time."""
        found = visitor.Visitor(self.port).get(f"/slots?center={self.center}&service=estate&from={_TODAY}&days=1")
        return next(slot for slot in found["days"][0]["slots"] if slot["state"] == "open")

    def single_slots(self):
        """Slots of a later day with one number each."""
        return [slot for slot in self._later("single") if slot["free"] == 1]

    def book(self, who, slot=None):
        """Books for somebody by the public API; the booking number."""
        item = self.items["estate-transfer"]
        slot = slot or self.free_slot()
        client = visitor.Visitor(self.port)
        return client.book(who, self.center, item.service, slot["start"], item.code)["number"]

    def take(self, slot, who):
        """Takes the one number of a slot; the booking number."""
        item = self.items["single"]
        client = visitor.Visitor(self.port)
        return client.book(who, self.center, item.service, slot["start"], item.code)["number"]

    def rule(self, name, value):
        """Sets a rule of the city from now on (F5)."""
        self._office("POST", f"/rules/{name}", {"value": value, "note": "样例"})

    def decide(self, number, decision, note):
        """Answers an appeal, as staff do (R69)."""
        self._office("POST", f"/noshows/{number}/decide", {"decision": decision, "note": note})

    def issued(self, slot, service="estate"):
        """The numbers of a slot that are booked, as staff see them."""
        day = slot["start"][:10]
        found = self._office("GET", f"/slots?center={self.center}&day={day}")
        return next(one["issued"] for one in found if one["service"] == service and one["start"] == slot["start"])

    def wait_until(self, is_so, what):
        """Waits until `is_so()`; `what` names it when it does not come."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while not is_so():
            if time.monotonic() > until:
                raise AssertionError(f"waited in vain: {what}")
            time.sleep(0.5)

    def _later(self, service):
        if service not in self._slots:
            path = f"/slots?center={self.center}&service={service}&from={_TODAY}&days=14"
            days = visitor.Visitor(self.port).get(path)["days"]
            self._slots[service] = [slot for day in days if day["day"] > _TODAY for slot in day["slots"]]
        return self._slots[service]

    # The catalog

    def _fill(self):
        for id_, name, english in (
            ("land", "自然资源和规划局", "Natural resources"), ("labour", "人力资源和社会保障局", "Labour"),
            ("police", "公安局", "Police"),
        ):
            self._save("departments", {"id": id_, "name": name, "name_en": english, "phone": self.phone})
        self._save("centers", self._center_record("city", "安阳市政务服务中心", "Anyang Government Service Center", "city",
                                                  address="安阳市文明大道示例 1 号"))
        for index, county in enumerate(_COUNTIES):
            id_ = self.center if index == 0 else f"county-{index}"
            self._save("centers", self._center_record(id_, f"{county}政务服务中心", "", "county", "city",
                                                      f"{county}人民路示例 8 号"))
        for index in range(_TOWNSHIPS):
            self._save("centers", self._center_record(
                f"town-{index}", f"示例{index + 1:02}镇便民服务中心", "", "township", self.center,
                f"林州市示例{index + 1:02}镇政府院内"))
        for id_, name, english, windows, minutes, quota in (
            ("estate", "不动产登记", "Real estate", 10, 10, 20), ("social", "社会保障", "Social security", 10, 10, 20),
            ("single", "公证咨询", "Notary", 1, 30, 1),
        ):
            self._save(f"centers/{self.center}/services", {
                "center": self.center, "id": id_, "name": name, "name_en": english, "windows": windows,
                "handling_minutes": minutes,
            })
            self._save("plans", {
                "center": self.center, "service": id_, "valid_from": _TODAY, "reason": "样例",
                "bands": [{"slot_minutes": 60, "quota": quota}],
            })
        for item in self.items.values():
            self._bind(item, self._guide(item))
        for index, name in enumerate(_OTHERS):
            item = Item(f"41050000{index + 100:04}", "social", "police", name, "")
            self._bind(item, {})

    def _guide(self, item):
        if not item.guide:
            return {}
        return {
            "conditions": "买卖双方已签订合同，已完成网签备案。\n房屋权属清楚，没有查封登记。", "fee": "住宅 80 元/件",
            "conditions_en": "The contract of sale is signed and filed.", "time_limit": "1 个工作日",
            "phone": "0372-0000031",
            "materials": [
                {"name": "不动产登记申请书", "name_en": "Application form", "copies": 2, "note": "现场填写"},
                {"name": "申请人身份证明", "name_en": "Proof of identity", "copies": 1, "note": "核验原件"},
                {"name": "不动产权证书", "name_en": "Title certificate", "copies": 1},
            ],
            "form": {"fields": [
                {"name": "area", "label": "建筑面积（平方米）", "label_en": "Floor area (m²)", "type": "number",
                 "required": True, "minimum": 1, "maximum": 9999},
                {"name": "use", "label": "用途", "label_en": "Use", "type": "choice", "choices": [
                    {"value": "home", "label": "住宅", "label_en": "Home"},
                    {"value": "shop", "label": "商业", "label_en": "Shop"}]},
                {"name": "place", "label": "坐落", "label_en": "Place", "type": "text", "max_length": 80},
            ]},
            "uploads": {"files": 5, "kibibytes": 2048},
        }

    def _bind(self, item, more):
        self._save("items", {"code": item.code, "department": item.department, "name": item.name,
                             "name_en": item.english} | more)
        self._save("bindings", {"center": self.center, "item": item.code, "service": item.service})

    def _center_record(self, id_, name, english, level, parent=None, address=""):
        record = {"id": id_, "name": name, "name_en": english, "address": address, "phone": self.phone, "level": level}
        return record | ({"parent": parent} if parent else {})

    def _save(self, path, record):
        self._office("POST", "/" + path, record)

    def _office(self, verb, path, fields=None):
        token = read_tokens(os.path.join(self._directory, "tokens"))["admin"]
        headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json",
                   "Idempotency-Key": secrets.token_hex(8)}
        connection = http.client.HTTPConnection("127.0.0.1", self._admin_port, timeout=_PATIENCE_SECONDS)
        try:
            body = None if fields is None else json.dumps(fields)
            connection.request(verb, "/office/v1" + path, body=body, headers=headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        if answer.status >= 300:
            raise house.Refused(answer.status, f"{path}: {text[:500]}")
        return json.loads(text) if text else None

    def _log_text(self):
        with open(self._log, "rb") as log:
            return log.read()
