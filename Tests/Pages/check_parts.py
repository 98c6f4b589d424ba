# SPDX-License-Identifier: Apache-2.0
"""The modules of the pages by themselves, in the engine that runs them."""

import case
from browser import SMALL

_PIECES = """async ([text, size]) => {
    const { EventParser } = await import("/web/stream.js");
    const parser = new EventParser();
    const events = [];
    for (let at = 0; at < text.length; at += size) events.push(...parser.push(text.slice(at, at + size)));
    return events.map((event) => [event.name, event.data, event.id]);
}"""
# HTML standard 9.2.6: comments, a field without a colon, one space after it, CR and CRLF, ids that stay, no end.
_STREAM = (
    ": heartbeat\n\nid: 7\nevent: board\ndata: {\"a\":1}\n\ndata:first\ndata:  second\n\n:\n\nevent: nothing\n\n"
    "data\n\nid:8\r\ndata: x\r\n\r\nid: 9\rdata: y\r\rdata: never finished"
)
_EVENTS = [
    ["board", "{\"a\":1}", "7"], ["message", "first\n second", "7"], ["message", "", "7"], ["message", "x", "8"],
    ["message", "y", "9"],
]


class PartTests(case.PageCase):
    """Modules with tables of what they must say."""

    def setUp(self):
        self.page = self.window(SMALL).open(self.house.address + "/board")

    def run_module(self, name, body, argument=None):
        """What a function of the module `name` returns; `m` is the module, `a` the argument."""
        return self.page.evaluate(f"async (a) => {{ const m = await import('/web/{name}'); {body} }}", argument)

    def test_events_are_put_together_wherever_they_are_cut(self):
        for size in range(1, len(_STREAM) + 1):
            with self.subTest(size):
                self.assertEqual(self.page.evaluate(_PIECES, [_STREAM, size]), _EVENTS)

    def test_an_event_without_end_is_given_up(self):
        body = """
            const parser = new m.EventParser();
            try { for (let i = 0; i < a; i += 1) parser.push("data: " + "x".repeat(1e5) + "\\n"); }
            catch { return "given up"; }
            return "taken";
        """
        self.assertEqual(self.run_module("stream.js", body, 100), "given up")
        self.assertEqual(self.run_module("stream.js", body, 10), "taken")

    def test_every_intent_has_a_key_that_the_hall_takes(self):
        keys = self.run_module("api.js", "return Array.from({ length: 200 }, () => m.intentKey());")
        self.assertEqual(len(set(keys)), 200)
        for key in keys:
            self.assertRegex(key, r"^[0-9a-f]{32}$")

    def test_zones_of_times_are_read(self):
        for text, minutes in (
            ("2026-11-23T09:05:00+08:00", 480), ("2026-11-23T09:05:00-03:30", -210), ("2026-11-23T01:05:00Z", 0),
            ("2026-11-23", None), ("", None),
        ):
            with self.subTest(text):
                self.assertEqual(self.run_module("clock.js", "return m.zoneMinutes(a);", text), minutes)

    def test_the_clock_is_the_halls(self):
        body = "const c = new m.HallClock({ clockOffset: 0 }); c.learn(a); return c.clockText('2026-11-23T23:30:00Z');"
        east, west = "2026-11-23T09:05:00+08:00", "2026-11-23T09:05:00-01:00"
        for zone, text in ((east, "07:30"), (west, "22:30"), ("", "07:30")):
            with self.subTest(zone):
                self.assertEqual(self.run_module("clock.js", body, zone), text)

    def test_words_are_filled_in_and_missing_ones_are_noticed(self):
        body = "const t = m.words({ ahead: ['前面 {n} 人', '{n} ahead'] }); m.setLanguage(a); return t('ahead', { n: 3 });"
        self.assertEqual(self.run_module("words.js", body, "zh"), "前面 3 人")
        self.assertEqual(self.run_module("words.js", body, "en"), "3 ahead")
        body = "try { m.words({})('x'); return 'silent'; } catch { return 'noticed'; }"
        self.assertEqual(self.run_module("words.js", body), "noticed")

    def test_services_are_found_by_initials(self):
        offers = [
            {"name": name, "englishName": english, "initials": initials}
            for name, english, initials in (
                ("社会保障", "Social security", "SHBZ"), ("税务综合", "Taxes", "SWZH"), ("户籍与身份证", "Household", "HJYSFZ"),
            )
        ]
        table = (
            ("", ["社会保障", "税务综合", "户籍与身份证"], ["B", "F", "H", "J", "S", "W", "Y", "Z"]),
            ("S", ["社会保障", "税务综合", "户籍与身份证"], ["F", "H", "W"]),
            ("H", ["户籍与身份证", "社会保障", "税务综合"], ["B", "J"]),
            ("SW", ["税务综合"], ["Z"]), ("SHBZ", ["社会保障"], []), ("Q", [], []),
        )
        for typed, names, following in table:
            with self.subTest(typed):
                found = self.run_module(
                    "kiosk/services.js",
                    "return [m.matching(a[0], a[1]).map((one) => one.name), m.following(a[0], a[1])];", [offers, typed]
                )
                self.assertEqual(found, [names, following])

    def test_a_call_is_new_for_a_while_and_a_recall_is_new_again(self):
        body = """
            const call = { number: "A001", window: "1", calls: 1, at: "2026-11-23T09:00:00+08:00" };
            const again = { ...call, calls: 2, at: "2026-11-23T09:01:00+08:00" };
            const start = Date.parse(call.at), later = Date.parse(again.at);
            const f = new m.Freshness(), told = [];
            f.take([call], start); told.push(f.has(call, start), f.has(call, start + m.newFor));
            f.take([call], start + 5000); told.push(f.has(call, start + m.newFor));
            f.take([again], later); told.push(f.has(again, later), f.has(call, later));
            const late = new m.Freshness();
            late.take([call], start + m.oldAfter + 1); told.push(late.has(call, start + m.oldAfter + 1));
            return told;
        """
        self.assertEqual(self.run_module("board/news.js", body), [True, False, False, True, False, False])

    def test_a_board_says_how_old_it_is(self):
        table = (
            ({"age": 9000, "refusal": 0, "hasBoard": True}, None),
            ({"age": 11000, "refusal": 0, "hasBoard": True}, "显示可能延迟，请留意语音和窗口（最后更新 09:05）"),
            ({"age": 125000, "refusal": 0, "hasBoard": True}, "显示可能延迟，请留意语音和窗口（最后更新 09:05，2 分钟前）"),
            ({"age": 11000, "refusal": 0, "hasBoard": False}, "正在连接叫号系统，请留意语音和窗口"),
            ({"age": 0, "refusal": 401, "hasBoard": True}, "本屏尚未授权，请联系工作人员（地址应为 /board#token=…）"),
        )
        for given, words in table:
            with self.subTest(words):
                found = self.run_module("board/news.js", "return m.staleWords(a);", given | {"clockText": "09:05"})
                self.assertEqual(found, words)
