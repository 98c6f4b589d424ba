// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Ports
import Queueing
import Setup
import Terms
import Testing

/// From answers to hall.conf and back.
struct TextTests {
    @Test func `the sample becomes the hall, keeps its comments and loses its examples`() throws {
        let hall = try Sample.hall()
        let draft = HallDraft(hall, over: try Sample.base())
        #expect(draft.problems.isEmpty && draft.isNew && draft.changes.isEmpty)
        let text = draft.text
        #expect(text.contains("telephone = 0372-0000000          # 咨询电话, on screens and slips (R7)"))
        #expect(text.contains("#profile = hall "))
        #expect(text.contains("#role = general                    # general, booked_only or walk_in_only"))
        #expect(text.contains("\nreader = serial:usb:1a86:7523?baud=9600 # or tcp:, bulk: or hid:"))
        #expect(text.contains("english_name = \"Real estate, and houses\""))
        #expect(!text.contains("Real estate registration"))
        #expect(HallAnswers(try Sample.settings(text)) == hall)
    }

    @Test func `the same answers again change nothing, others change their own lines`() throws {
        var hall = try Sample.hall()
        let first = HallDraft(hall, over: try Sample.base())
        let base = HallDraft.Base(text: first.text, isSample: false)
        #expect(!HallDraft(hall, over: base).isNew)
        hall.telephone = "0372-1111111"
        let second = HallDraft(hall, over: base)
        #expect(second.isNew && second.changes.count == 2)
        #expect(second.changes.map(\.text).allSatisfy { $0.contains("telephone = ") && $0.contains("# 咨询电话") })
    }

    @Test func `what nobody asks for stays: rules, voices, further stations, hours of a window`() throws {
        let text = """
            [hall]
            id = linzhou
            center = city
            name = 样例大厅
            telephone = 1
            booking_method = "网上, # 与电话"
            complaint_service = social

            # ours
            [service social]
            prefix = B
            name = 社会保障

            [service estate]
            name = 不动产登记
            area = 二楼
            prefix = A

            [window 7]
            services = estate , social
            label = 七

            hours = mon-fri 09:00-12:00 13:00-17:00

            [station one]
            label = 01
            [station two]
            printer = tcp:192.0.2.7:9100

            [voice all]
            volume = 80

            [rules]
            call_limit = 5

            """
        var hall = HallAnswers(try Sample.settings(text))
        let base = HallDraft.Base(text: text, isSample: false)
        #expect(!HallDraft(hall, over: base).isNew)
        hall.services.reverse()
        hall.windows.append(try Entry.window("8=social"))
        hall.station = nil
        let draft = HallDraft(hall, over: base)
        #expect(draft.problems.isEmpty, "\(draft.problems)")
        let settings = try Sample.settings(draft.text)
        #expect(
            settings.plan.services.map(\.id.text) == ["estate", "social"] && settings.plan.services[0].area == "二楼"
        )
        #expect(settings.plan.windows.map(\.label) == ["七", "8"] && settings.plan.windows[0].hours != nil)
        #expect(settings.stations.map(\.id.text) == ["two"] && settings.stations[0].printers.count == 1)
        #expect(settings.voices.count == 1 && settings.plan.rules.callLimit == 5)
        #expect(draft.text.contains("# ours"))
    }

    @Test func `a device that changes its kind loses the options of the other kind`() throws {
        let text = """
            [hall]
            id = h
            center = h
            name = n
            telephone = 1
            booking_method = b
            [service s]
            name = n
            prefix = A
            [window 1]
            services = s
            [station k]
            reader = hid:usb:0400:c35a
            reader_wrap = b1
            scanner = keys:usb:05e0:1200
            scanner_layout = de
            printer = lp:usb:04b8:0e15
            printer_2 = tcp:192.0.2.8:9100
            [panel p]
            kind = onbon-bx6k
            address = tcp:192.0.2.20:5005
            unit = byte8
            window = 1
            [keypads l]
            address = serial:/dev/ttyS0
            keypad_1 = 1
            keypad_2 = 1
            staff_2 = 1024
            evaluators = 1, 2
            """
        var hall = HallAnswers(try Sample.settings(text))
        hall.station?.devices = [
            .reader: try Entry.address("serial:/dev/ttyS1", of: .reader),
            .scanner: try Entry.address("hid:usb:0c2e:0b61", of: .scanner),
        ]
        hall.panels = [try Entry.panel("p=cd5220@serial:/dev/ttyS2,window=1", automatic: nil)]
        hall.keypads = [try Entry.keypads("l=serial:/dev/ttyS0?baud=9600,1=1", automatic: nil)]
        let draft = HallDraft(hall, over: HallDraft.Base(text: text, isSample: false))
        #expect(draft.problems.isEmpty, "\(draft.problems)")
        #expect(HallAnswers(try Sample.settings(draft.text)) == hall)
        #expect(draft.text.hasSuffix("evaluators = 1"))
    }

    @Test(arguments: [
        "plain", "a, b", "x # y", "#x", "say \"hi\"", "back\\slash", "\"", "结尾\\", "a#b", "one  two",
        "\"\u{301}#\u{301}", "e\u{301},",
    ])
    func `any text comes back as it was typed`(name: String) throws {
        var hall = try Sample.hall()
        (hall.name, hall.booking, hall.services[0].name) = (name, name, name)
        hall.services[0].initials = "Q9"
        let draft = HallDraft(hall, over: try Sample.base())
        #expect(draft.problems.isEmpty, "\(draft.problems)")
        #expect(HallAnswers(try Sample.settings(draft.text)) == hall)
    }

    @Test(arguments: ["\n", "\r\n"])
    func `lines end as they did, the last one too`(end: String) throws {
        let hall = try Sample.hall()
        let text = HallDraft(hall, over: try Sample.base()).text.split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        for whole in [text.joined(separator: end), text.dropLast().joined(separator: end)] {
            #expect(!HallDraft(hall, over: HallDraft.Base(text: whole, isSample: false)).isNew)
            var other = hall
            other.telephone = "1"
            let draft = HallDraft(other, over: HallDraft.Base(text: whole, isSample: false))
            #expect(draft.problems.isEmpty && draft.changes.count == 2)
            #expect(draft.text.hasSuffix(end) == whole.hasSuffix(end))
        }
    }

    @Test func `whatever is answered passes the validator and reads back as it was answered`() throws {
        let sample = try Sample.base()
        for round in 0..<40 {
            let seed = UInt64.random(in: .min ... .max)
            var dice = Dice(seed: seed)
            let hall = try AnyHall.hall(&dice)
            let draft = HallDraft(hall, over: sample)
            #expect(draft.problems.isEmpty, "seed \(seed): \(draft.problems)\n\(draft.text)")
            guard draft.problems.isEmpty else { return }
            #expect(HallAnswers(try Sample.settings(draft.text)) == hall, "seed \(seed)")
            // And any other answers over that file.
            let other = try AnyHall.hall(&dice)
            let next = HallDraft(other, over: HallDraft.Base(text: draft.text, isSample: false))
            #expect(next.problems.isEmpty, "seed \(seed): \(next.problems)\n\(next.text)")
            guard next.problems.isEmpty else { return }
            #expect(HallAnswers(try Sample.settings(next.text)) == other, "seed \(seed), round \(round)")
            #expect(!HallDraft(other, over: HallDraft.Base(text: next.text, isSample: false)).isNew, "seed \(seed)")
        }
    }

    @Test(arguments: [
        ("a\nb\nc", "a\nB\nc", ["- 2: b", "+ 2: B"]), ("a", "a", []), ("a\nb", "b", ["- 1: a"]),
        ("", "x", ["- 1: ", "+ 1: x"]),
    ])
    func `a change is told by its lines`(old: String, new: String, told: [String]) {
        #expect(TextChange.between(old, new).map(\.text) == told)
    }
}
