// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Ports
import Queueing
import Terms
import Testing

/// The guided set-up, line by line.
struct DialogueTests {
    private static let hall = ["", "样例大厅", "linzhou", "1", "0372-0000000", "省政务服务网", "", ""]
    private static let services = ["不动产登记", "", "", "社会保障", "", "", ""]
    private static let windows = ["2", "", "1"]
    private static let station = ["", "serial:usb:1a86:7523?baud=9600", "-", "-", "-", "", ""]
    private static let end = ["-", "1001", "a secret", "y"]
    /// Every answer of a new hall.
    private static let all = hall + services + windows + station + end

    @Test(arguments: SetupLanguage.allCases)
    func `a new hall from its name to the last yes`(language: SetupLanguage) throws {
        var dialogue = try Sample.dialogue(language: language)
        dialogue.type(Self.all)
        #expect(dialogue.state == .agreed && dialogue.takeRemarks() == [])
        var expected = try Sample.hall()
        let ids = ["bdcdj", "shbz"]
        for (place, id) in ids.enumerated() {
            expected.services[place].id = try #require(ServiceID(id))
            expected.services[place].englishName = nil
        }
        expected.windows = [try Entry.window("1=bdcdj,shbz"), try Entry.window("2=bdcdj")]
        #expect(dialogue.answers == expected)
        #expect(dialogue.wishes.admin?.text == "1001" && dialogue.wishes.center == nil)
        #expect(dialogue.draft.problems.isEmpty)
    }

    @Test func `Enter takes what is in brackets, so that a set-up hall is gone through by Enter alone`() throws {
        let hall = try Sample.hall()
        let text = HallDraft(hall, over: try Sample.base()).text
        var dialogue = try Sample.dialogue(
            today: hall,
            base: HallDraft.Base(text: text, isSample: false),
            enrolledAt: "https://center:8443",
            hasAdmin: true
        )
        for _ in 0..<60 where dialogue.state == .asking { dialogue.type("") }
        #expect(dialogue.state == .agreed)
        #expect(dialogue.answers == hall && !dialogue.draft.isNew)
        #expect(dialogue.wishes == SetupWishes())
    }

    @Test func `every answer can be gone back from, to the first question, and forth again with what was typed`() throws
    {
        for count in 1..<Self.all.count {
            var dialogue = try Sample.dialogue()
            dialogue.type(Array(Self.all.prefix(count)))
            let (question, answers) = (dialogue.question, dialogue.answers)
            dialogue.type("<")
            #expect(dialogue.question != question, "after \(count) answers")
            dialogue.type(Self.all[count - 1])
            #expect(dialogue.question == question && dialogue.answers == answers, "after \(count) answers")
            for _ in 0..<count + 1 { dialogue.type("<") }
            #expect(dialogue.question == (try Sample.dialogue().question), "after \(count) answers")
            #expect(!dialogue.takeRemarks().isEmpty, "there is nothing before the first question")
            dialogue.type(Self.all)
            #expect(dialogue.state == .agreed, "after \(count) answers")
        }
    }

    @Test func `Ctrl-C leaves from every question, and nothing more is taken`() throws {
        for count in 0..<Self.all.count {
            var dialogue = try Sample.dialogue()
            dialogue.type(Array(Self.all.prefix(count)))
            #expect(dialogue.state == .asking)
            #expect(dialogue.take(.leave) == [] && dialogue.state == .left)
            #expect(dialogue.take(.line("y")) == [] && dialogue.state == .left)
        }
    }

    @Test(arguments: [
        (1, "   \u{7}"), (1, String(repeating: "长", count: 41)), (2, "林州"), (3, "3"),
        (4, String(repeating: "1", count: 41)),
        (6, "always"), (7, "Mars/Olympus"), (8, String(repeating: "长", count: 31)), (9, "O"), (9, "AB"), (10, "不动产"),
        (15, "0"), (15, "many"), (16, "3"), (16, "x"), (18, "a b"), (19, "9"), (19, "lp:usb:04b8:0e15"), (19, "?7"),
        (23, "w1=neon@tcp:192.0.2.1:1"), (23, "w1=lcdproc@9"),
        (23, "w1=lcdproc@tcp:192.0.2.1:1,window=9"), (24, "k=tcp:192.0.2.1:1"), (24, "k=tcp:192.0.2.1:1,1=9"),
        (25, "http://center"), (26, "a b"), (28, "maybe"),
    ])
    func `what cannot be is said, and asked again`(count: Int, wrong: String) throws {
        for language in SetupLanguage.allCases {
            var dialogue = try Sample.dialogue(language: language)
            dialogue.type(Array(Self.all.prefix(count)))
            let (question, answers) = (dialogue.question, dialogue.answers)
            #expect(dialogue.take(.line(wrong)) == [])
            #expect(dialogue.takeRemarks().count == 1, "\(question.prompt): \(wrong)")
            #expect(dialogue.question == question && dialogue.answers == answers)
        }
    }

    @Test func `a service without a window is told with its rule before the dialogue goes on`() throws {
        var dialogue = try Sample.dialogue()
        dialogue.type(Self.hall + Self.services + ["2", "1", "1"])
        let remarks = dialogue.takeRemarks()
        #expect(remarks.count == 1 && remarks[0].contains("社会保障") && remarks[0].contains("A26"))
        dialogue.type("1 2")
        #expect(dialogue.takeRemarks() == [] && dialogue.answers.unserved.isEmpty)
    }

    @Test func `services are added, renamed, removed; letters and initials are suggested`() throws {
        var dialogue = try Sample.dialogue()
        dialogue.type(Self.hall + ["不动产登记"])
        #expect(dialogue.question.usual == "A")
        dialogue.type("C")
        #expect(dialogue.question.usual == "BDCDJ")
        dialogue.type("", "社会保障")
        #expect(dialogue.question.usual == "A")
        dialogue.type("", "", "不动产登记")
        #expect(dialogue.question.usual == "B")
        dialogue.type("b", "", "")
        #expect(dialogue.answers.services.map(\.id.text) == ["bdcdj", "shbz", "bdcdj-2"])
        #expect(dialogue.answers.services.map(\.prefix.text) == ["C", "A", "B"])
        // Back into the list: the second goes.
        for _ in 0..<7 { dialogue.type("<") }
        #expect(dialogue.question.usual == "社会保障")
        dialogue.type("-")
        #expect(dialogue.answers.services.map(\.id.text) == ["bdcdj", "bdcdj-2"])
        #expect(dialogue.takeRemarks().count == 1)
    }

    @Test func `a center's code is checked as it is typed, and must be for this hall`() throws {
        var dialogue = try Sample.dialogue()
        dialogue.type(Self.hall + Self.services + Self.windows + Self.station + ["https://center:8443", ""])
        for wrong in ["linzhou:1", "other:1-GOOD"] {
            dialogue.type(wrong)
            #expect(dialogue.takeRemarks().count == 1)
        }
        dialogue.type("linzhou:1-GOOD", "", "a secret", "y")
        #expect(dialogue.state == .agreed)
        #expect(dialogue.wishes.center == "https://center:8443" && dialogue.wishes.code == "linzhou:1-GOOD")
        #expect(dialogue.answers.center.text == "linzhou")
    }

    @Test func `a township hall has at most six windows, and a station is not expected`() throws {
        var dialogue = try Sample.dialogue()
        dialogue.type(Array(Self.hall.prefix(3)) + ["2"] + Array(Self.hall.dropFirst(4)) + Self.services + ["7"])
        #expect(dialogue.takeRemarks().count == 1)
        dialogue.type("1", "")
        #expect(dialogue.question.usual == "-")
        dialogue.type("", "", "")
        #expect(dialogue.answers.profile == .township && dialogue.answers.station == nil)
        #expect(dialogue.question.prompt == "预约中心")
    }

    @Test func `no question and no page is larger than a console of 80 by 24`() throws {
        for language in SetupLanguage.allCases {
            var dialogue = try Sample.dialogue(language: language)
            _ = dialogue.take(
                .found(
                    try (0..<20).map {
                        try Sample.serial(
                            "/dev/ttyUSB\($0)",
                            0x7000 + $0,
                            kinds: [.reader, .scanner, .printer, .documents],
                            .open
                        )
                    }
                )
            )
            for line in Self.all {
                let question = dialogue.question
                let rows = (question.lines + [question.prompt + (question.usual ?? "")]).reduce(0) { rows, line in
                    rows + (DisplayWidth.of(line) + 78) / 79
                }
                #expect(rows <= 22, "\(question.prompt): \(rows) rows")
                if language == .en { #expect(question.prompt.allSatisfy { $0.isASCII || "不动产登记社会保障".contains($0) }) }
                dialogue.type(line)
            }
            #expect(dialogue.state == .agreed)
        }
    }

    @Test func `whatever is typed, the dialogue never falls and agrees only to a hall that can run`() throws {
        let words = [
            "", "<", "-", "*", "y", "n", "1", "2", "1 2", "?1", "不动产登记", "A", "linzhou", "kiosk-1",
            "tcp:192.0.2.7:9100",
        ]
        for _ in 0..<40 {
            let seed = UInt64.random(in: .min ... .max)
            var dice = Dice(seed: seed)
            var dialogue = try Sample.dialogue(hasAdmin: Bool.random(using: &dice))
            _ = dialogue.take(.found([try Sample.serial("/dev/ttyUSB0", 0x7523, kinds: [.reader], .sure)]))
            for _ in 0..<200 where dialogue.state == .asking {
                for errand in dialogue.take(.line(words.randomElement(using: &dice) ?? "")) {
                    switch errand {
                    case .probe(let device): _ = dialogue.take(.probed(device, "asked"))
                    case .printTestSlip: _ = dialogue.take(.slip(fault: Bool.random(using: &dice) ? nil : "no paper"))
                    }
                }
                if dialogue.question.isSecret { _ = dialogue.take(.secretGiven) }
            }
            if dialogue.state == .agreed { #expect(dialogue.draft.problems.isEmpty, "seed \(seed)") }
        }
    }

    @Test(arguments: SetupLanguage.allCases)
    func `a machine with the package of a screen is asked for it, a kiosk only where there is a station`(
        language: SetupLanguage
    ) throws {
        let before = Self.hall + Self.services + Self.windows
        var dialogue = try Sample.dialogue(screens: [.kiosk, .board], language: language)
        dialogue.type(before + Self.station)
        #expect(dialogue.question.usual == "1" && dialogue.question.lines.count == 3)
        #expect(dialogue.take(.line("3")) == [] && dialogue.takeRemarks().count == 1)
        dialogue.type("")
        #expect(dialogue.wishes.screen == .kiosk)
        dialogue.type("<")
        // Without a station there is no kiosk, not even one that was wished for.
        for _ in 0..<Self.station.count { dialogue.type("<") }
        dialogue.type("-", "", "")
        #expect(dialogue.wishes.screen == nil && dialogue.question.lines.count == 2)
        #expect(dialogue.question.lines.last?.contains("hallkiosk-board") == true)
        dialogue.type("1", "-", "1001", "a secret")
        #expect(dialogue.question.lines.contains { $0.contains(MachineScreen.board.phrase.text(language)) })
        dialogue.type("y")
        #expect(dialogue.state == .agreed && dialogue.wishes.screen == .board)
        var none = try Sample.dialogue(screens: [.board], language: language)
        none.type(before + Self.station + ["-"] + Self.end)
        #expect(none.state == .agreed && none.wishes.screen == nil)
    }

    @Test func `displays and keypads are added by what is plugged in, kept by Enter, changed and removed`() throws {
        let before = Self.hall + Self.services + Self.windows + ["-"]
        var dialogue = try Sample.dialogue()
        let port = try Sample.serial("/dev/ttyUSB0", 0x7523, kinds: [.panel, .keypads], .open)
        _ = dialogue.take(.found([port]))
        dialogue.type(before + ["w1=cd5220@1,window=1", "hall=onbon-bx5k@tcp:192.0.2.9:5005", "w1=cd5220@1"])
        #expect(dialogue.takeRemarks().count == 1, "two displays of one name")
        dialogue.type("", "line=1,1=1,2=2", "")
        let line = port.address.text
        #expect(
            dialogue.answers.panels.map(\.text) == ["w1=cd5220@\(line),window=1", "hall=onbon-bx5k@tcp:192.0.2.9:5005"]
        )
        #expect(dialogue.answers.keypads.map(\.text) == ["line=\(line)?baud=9600,1=1,2=2"])
        let hall = dialogue.answers
        dialogue.type("<", "<", "<", "<", "<")
        #expect(dialogue.question.usual == hall.panels[0].text)
        dialogue.type("", "", "", "", "")
        #expect(dialogue.answers == hall && dialogue.question.prompt == "预约中心" && dialogue.takeRemarks() == [])
        dialogue.type("<", "<", "-", "<", "<", "-", "", "")
        #expect(dialogue.answers.keypads.isEmpty && dialogue.answers.panels == [hall.panels[0]])
        #expect(dialogue.question.prompt == "预约中心")
    }
}
