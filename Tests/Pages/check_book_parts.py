# SPDX-License-Identifier: Apache-2.0
"""The modules of the booking page by themselves: numbers, hashes, effort, calendars, QR codes."""

import base64
import hashlib
import random
import re
import subprocess
import tempfile

from book import BookCase  # first: it knows where the rest is
import people

_VOUCHER_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
# GB 11643 and GB 32100 samples (requirements.md 2.3), each with what is wrong with it.
_DOCUMENTS = (
    ("resident_id", "11010519491231002X", None), ("resident_id", " 410581 19900101 123１ ", None),
    ("resident_id", "11010519491231002x", None), ("resident_id", "110105194912310021", "check"),
    ("resident_id", "11010519490231002X", "birth"), ("resident_id", "81000019980902013X", "region"),
    ("resident_id", "1101051949123100", "length"), ("resident_id", "11010519491231O02X", "character"),
    ("resident_id", "", "missing"), ("resident_id", "　", "missing"),
    ("hmt_residence_permit", "81000019980902013X", None), ("hmt_residence_permit", "11010519491231002X", "region"),
    ("foreign_permanent_residence", "UTO110074081201", None),
    ("foreign_permanent_residence", "911026198506070010", None),
    ("foreign_permanent_residence", "UTO11007408120", "form"), ("passport", "e 12345678", None),
    ("passport", "护照", "form"), ("hmt_travel_permit", "H12345678", None), ("hmt_travel_permit", "M1234567801", None),
    ("hmt_travel_permit", "12345678", None), ("hmt_travel_permit", "MA1234567", None),
    ("hmt_travel_permit", "X12345678", "form"),
    ("hmt_travel_permit", "ha 1234567", None), ("hmt_travel_permit", "HA123456", "form"),
    ("hmt_travel_permit", "HB1234567", "form"), ("hmt_travel_permit", "A12345678", "form"),
    ("credit_code", "91350100M000100Y43", None), ("credit_code", "11320000MB151840XJ", None),
    ("credit_code", "11410000005184603J", None), ("credit_code", "91350100M000100Y44", "check"),
    ("credit_code", "91350100M0001O0Y43", "character"), ("credit_code", "91350100M00010", "length"),
)
_BOOKINGS = (
    ("10000000001", None), ("A-17", None), ("abc-1234", None), ("", "missing"), ("预约", "form"), ("1", "form"),
)


class BookPartTests(BookCase):
    """Modules with tables of what they must say."""

    def run_module(self, name, body, argument=None):
        """What a function of the module `book/name` returns; `m` is the module, `a` the argument."""
        page = self.window((800, 600)).open(self.city.address + "/book")
        return page.evaluate(f"async (a) => {{ const m = await import('/web/book/{name}'); {body} }}", argument)

    def test_r16_a_slip_in_a_document_number_is_noticed(self):
        found = self.run_module("documents.js", "return a.map(([type, text]) => m.fault(type, text));",
                                [case[:2] for case in _DOCUMENTS])
        for (kind, text, wanted), said in zip(_DOCUMENTS, found):
            with self.subTest(kind=kind, text=text):
                self.assertEqual(said, wanted)

    def test_r16_every_digit_that_is_wrong_in_a_synthetic_number_is_noticed(self):
        numbers = [people.person(index).number for index in range(0, 40_000, 997)]
        slips = [(number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1:])
                 for number in numbers for at in range(17)]
        body = "return a.map((text) => m.fault('resident_id', text));"
        self.assertEqual(set(self.run_module("documents.js", body, numbers)), {None})
        self.assertNotIn(None, self.run_module("documents.js", body, slips))

    def test_a_slip_in_a_booking_number_is_noticed(self):
        right = [_number(serial) for serial in (0, 1, 12345678901, 99999999999)]
        cases = [(number, None) for number in right] + list(_BOOKINGS)
        cases += [(f"{number[:5]}{(int(number[5]) + 1) % 10}{number[6:]}", "check") for number in right]
        found = self.run_module("documents.js", "return a.map(m.numberFault);", [text for text, _ in cases])
        self.assertEqual(found, [wanted for _, wanted in cases])

    def test_numbers_are_masked_on_the_screen(self):
        found = self.run_module("documents.js", "return a.map(m.masked);", ["410581199001011231", "E1234", "12"])
        self.assertEqual(found, ["410*************31", "E****", "1*"])

    def test_the_hash_is_sha256(self):
        texts = ["", "abc", "a" * 1000, "数", *("x" * length for length in range(50, 70)), "y" * 119, "y" * 120]
        found = self.run_module("sha256.js", "return a.map(m.sha256Text);", texts)
        self.assertEqual(found, [hashlib.sha256(text.encode()).hexdigest() for text in texts])

    def test_r5_the_proof_of_effort_is_found_and_told_on_the_way(self):
        body = """
            const given = { challenge: a, bits: 17, until: new Date(Date.now() + 600_000).toISOString() };
            const effort = new m.Effort({ now: () => Date.now(), get: async () => given });
            const shares = [];
            const one = await effort.prove((share) => shares.push(share));
            const same = await effort.prove();
            effort.forget();
            const next = await effort.prove();
            return { one, isKept: one === same, isNew: one !== next, shares };
        """
        found = self.run_module("effort.js", body, "挑战-1")
        one = found["one"]
        digest = hashlib.sha256(f"{one['challenge']}:{one['answer']}".encode()).digest()
        self.assertLess(int.from_bytes(digest[:4], "big"), 1 << (32 - 17))
        self.assertLessEqual(len(one["answer"]), 64)
        self.assertTrue(found["isKept"] and found["isNew"], found)
        self.assertEqual(found["shares"], sorted(found["shares"]))
        self.assertEqual(found["shares"][-1], 1)

    def test_r24_a_calendar_is_one_that_rfc_5545_allows(self):
        event = {
            "uid": "100000000012@booking", "start": "2026-11-24T10:00:00+08:00", "end": "2026-11-24T11:00:00+08:00",
            "stamp": "2026-11-23T09:30:15.250+08:00", "title": "政务服务预约：国有建设用地使用权及房屋所有权转移登记",
            "place": "林州市政务服务中心; 人民路,8号", "notes": "预约号 100000000012\n最迟取消时刻 09:30",
            "alarms": [{"minutes": 1440, "text": "明天有预约"}],
        }
        text = self.run_module("calendar.js", "return m.calendarText(a);", event)
        lines = text.split("\r\n")
        self.assertEqual(lines.pop(), "")
        for line in lines:
            self.assertLessEqual(len(line.encode()), 75, line)
            self.assertNotIn("\n", line)
        whole = re.sub(r"\r\n ", "", text).split("\r\n")
        for line in ("DTSTART:20261124T020000Z", "DTEND:20261124T030000Z", "DTSTAMP:20261123T013015Z",
                     "SUMMARY:" + event["title"], "LOCATION:林州市政务服务中心\\; 人民路\\,8号",
                     "DESCRIPTION:预约号 100000000012\\n最迟取消时刻 09:30", "TRIGGER:-PT1440M"):
            self.assertIn(line, whole)

    def test_times_are_shown_as_the_center_writes_them(self):
        slot = {"start": "2026-11-24T10:00:00+08:00", "end": "2026-11-24T11:00:00+08:00"}
        body = """
            const { setLanguage } = await import('/web/base.js');
            setLanguage(a[1]);
            return [m.slotWords(a[0]), m.timeWords('2026-11-24T09:30:00+08:00'),
                m.clockOf('2026-11-24T09:29:59+08:00')];
        """
        self.assertEqual(self.run_module("dates.js", body, [slot, "zh"]),
                         ["2026年11月24日（周二） 10:00–11:00", "11月24日（周二）09:30", "09:29:59"])
        self.assertEqual(self.run_module("dates.js", body, [slot, "en"]),
                         ["Tue, 24 Nov 2026 10:00–11:00", "09:30 on Tue, 24 Nov", "09:29:59"])

    def test_every_module_is_fetched_side_by_side(self):
        asked = []
        window = self.window((800, 600))
        window.page.on("request", lambda request: asked.append(request.url.removeprefix(self.city.address)))
        window.open(self.city.address + "/book").wait_for_selector("#begin")
        named = window.page.evaluate(
            "[...document.querySelectorAll('link[rel=modulepreload]')].map((one) => one.getAttribute('href'))")
        modules = {path for path in asked if path.endswith(".js")} - {"/web/book/page.js"}
        self.assertEqual(set(named), modules)

    def test_r37_codes_of_every_length_are_read_back(self):
        seed = random.randrange(1 << 32)
        chance = random.Random(seed)
        page = self.window((500, 500)).open(self.city.address + "/book")
        for length in (140, 173, 222, 347):
            text = "6B" + "".join(chance.choice(_VOUCHER_LETTERS) for _ in range(length - 3)) + "0"
            with self.subTest(seed=seed, length=length):
                drawn = page.evaluate(_PAINT, text)
                self.assertEqual(read_code(base64.b64decode(drawn["png"].split(",")[1])), text)
                # Alphanumeric mode: two letters in eleven bits.
                self.assertLessEqual(drawn["modules"], 17 + 4 * _version(length))


_PAINT = """async (text) => {
    const m = await import("/web/book/qr.js");
    if (!await m.library()) throw new Error("no library");
    const rows = m.modules(text);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [400, 400];
    m.paint(canvas.getContext("2d"), rows, 0, 0, 400);
    return { png: canvas.toDataURL("image/png"), modules: rows.length };
}"""


def read_code(png):
    """The text of the QR code in a picture, as Debian's zbarimg reads it."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        file.write(png)
        file.flush()
        read = subprocess.run(["zbarimg", "--raw", "--quiet", "--oneshot", file.name], capture_output=True, check=False)
    return read.stdout.decode().removesuffix("\n")


def _version(length):
    """The smallest version whose level M holds so many letters (ISO/IEC 18004 table 7)."""
    capacities = {6: 154, 7: 178, 8: 221, 9: 262, 10: 311, 11: 366}
    return next(version for version, capacity in capacities.items() if length <= capacity)


def _number(serial):
    """A booking number with its check digit (ISO 7064 MOD 11,10)."""
    digits, product = f"{serial:011}", 10
    for digit in digits:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    return digits + str((11 - product) % 10)
