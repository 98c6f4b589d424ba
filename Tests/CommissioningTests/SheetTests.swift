// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Settings
import Setup
import Terms
import Testing

@testable import Ports

/// Answers on the command line and in a file.
struct SheetTests {
    /// A whole hall.
    private static func whole() -> AnswerSheet {
        var sheet = AnswerSheet()
        for (name, text) in [
            (AnswerName.name, "样例大厅"), (.id, "linzhou"), (.telephone, "0372-0000000"), (.booking, "省政务服务网"),
            (.service, "estate=不动产登记:A:BDCDJ:Real estate, and houses"), (.window, "1=estate"), (.station, "kiosk-1"),
            (.reader, "serial:usb:1a86:7523?baud=9600"),
        ] { sheet.give(name, [text]) }
        return sheet
    }

    private static func context(
        _ today: HallAnswers? = nil,
        _ devices: [SoughtDevice: DeviceChoice] = [:]
    ) -> AnswerSheet.Context {
        AnswerSheet.Context(today: today, devices: devices, directory: HallAnswers.usualDirectory) {
            $0.hasPrefix("Asia/")
        }
    }

    @Test func `a whole hall needs nothing else`() throws {
        var sheet = Self.whole()
        sheet.give(.service, sheet.all(.service) + ["social=社会保障:b"])
        sheet.give(.window, ["1=estate, social", "2=estate"])
        let (hall, problems) = sheet.hall(Self.context())
        #expect(problems.isEmpty)
        #expect(hall == (try Sample.hall()))
    }

    @Test func `a file of answers says the same, and an option overrides it`() throws {
        let text = """
            [setup]
            name = 样例大厅
            id = linzhou                 # a remark
            telephone = 0372-0000000
            booking = 省政务服务网
            service = "estate=不动产登记:A:BDCDJ:Real estate, and houses"
            service = social=社会保障:B
            window = 1=estate,social
            window = 2=estate
            station = kiosk-1
            reader = serial:usb:1a86:7523?baud=9600
            """
        let file = try AnswerSheet(file: Array(text.utf8), name: "answers")
        #expect(file.hall(Self.context()).hall == (try Sample.hall()))
        var options = AnswerSheet()
        options.give(.telephone, ["1"])
        options.give(.window, ["9=estate,social"])
        let hall = try #require(options.over(file).hall(Self.context()).hall)
        #expect(hall.telephone == "1" && hall.windows.map(\.id.text) == ["9"] && hall.name == "样例大厅")
        let wrong = #expect(throws: SettingsError.self) {
            try AnswerSheet(file: Array("[setup]\ntelefone = 1".utf8), name: "answers")
        }
        #expect(wrong?.description.contains("answers:2:") == true && wrong?.description.contains("telephone") == true)
    }

    @Test func `everything that is missing and wrong is named at once`() {
        var sheet = AnswerSheet()
        for (name, texts) in [
            (AnswerName.id, ["林州"]), (.service, ["estate=不动产登记", "a=名称:O"]), (.window, ["1"]), (.zone, ["Moon/Sea"]),
            (.port, ["0"]), (.hours, ["always"]), (.reader, ["lp:usb:04b8:0e15"]), (.profile, ["city"]),
            (.panel, ["w1=neon@tcp:192.0.2.1:1"]), (.keypads, ["l=serial:/dev/ttyS0"]),
        ] { sheet.give(name, texts) }
        let (hall, problems) = sheet.hall(Self.context())
        #expect(hall == nil)
        let names = problems.compactMap(\.name?.rawValue).sorted()
        #expect(
            names == [
                "booking", "hours", "id", "keypads", "name", "panel", "port", "profile", "reader", "service", "service",
                "telephone", "window", "zone",
            ]
        )
        for language in SetupLanguage.allCases {
            for problem in problems { #expect(problem.text(language).hasPrefix("--")) }
        }
    }

    @Test func `what is not said stays as it is today`() throws {
        let today = try Sample.hall()
        var sheet = AnswerSheet()
        sheet.give(.telephone, ["0372-1111111"])
        sheet.give(.reader, ["none"])
        let hall = try #require(sheet.hall(Self.context(today)).hall)
        var expected = today
        expected.telephone = "0372-1111111"
        expected.station?.devices = [:]
        #expect(hall == expected)
        sheet.give(.station, ["none"])
        #expect(sheet.hall(Self.context(today)).problems.map(\.name) == [.station])
    }

    @Test func `auto is the only device of its kind, else its refusal lists them`() throws {
        let reader = try Sample.serial("/dev/ttyUSB0", 0x7523, kinds: [.reader], .sure)
        let twin = try Sample.serial("/dev/ttyUSB1", 0x7524, kinds: [.reader], .sure)
        let mute = try Sample.serial("/dev/ttyACM0", 0x1406, kinds: [.scanner, .reader], .silent)
        let unasked = try Sample.serial("/dev/ttyACM1", 0x1407, kinds: [.scanner, .reader], .open)
        func choose(_ found: [FoundDevice], _ today: HallAnswers? = nil) -> [SoughtDevice: DeviceChoice] {
            DeviceChoice.choose([.reader, .scanner], among: found, today: today, given: [])
        }
        #expect(choose([reader, mute]) == [.reader: .one(reader.address), .scanner: .one(mute.address)])
        #expect(choose([reader, twin, mute])[.reader] == .several([reader, twin]))
        #expect(choose([unasked]) == [.reader: .nothing(maybe: [unasked]), .scanner: .nothing(maybe: [unasked])])
        // What hall.conf has stays, as long as it is plugged in.
        #expect(
            choose([reader, twin], try Sample.hall())[.reader]
                == .one(try #require(Sample.hall().station?.devices[.reader]))
        )
        // A device that was named is not found for something else.
        let given = DeviceChoice.choose([.scanner], among: [mute], today: nil, given: [mute.address])
        #expect(given[.scanner] == .nothing(maybe: []))

        var sheet = Self.whole()
        sheet.give(.reader, ["auto"])
        sheet.give(.scanner, ["auto"])
        #expect(sheet.sought == [.reader, .scanner])
        let hall = sheet.hall(Self.context(nil, choose([reader, mute]))).hall
        #expect(hall?.station?.devices == [.reader: reader.address, .scanner: mute.address])
        let problems = sheet.hall(Self.context(nil, choose([reader, twin]))).problems
        #expect(problems.map(\.name) == [.reader, .scanner])
        #expect(problems[0].text(.en).contains("1a86:7523") && problems[0].text(.en).contains("/dev/ttyUSB1"))
    }

    @Test func `a display and keypads may be found as well`() throws {
        let panel = try Sample.serial("/dev/ttyUSB0", 0x7523, kinds: [.panel], .sure)
        var sheet = Self.whole()
        sheet.give(.panel, ["w1=onbon-bx6k@auto,window=1"])
        #expect(sheet.sought == [.panel])
        let choices = DeviceChoice.choose(
            sheet.sought,
            among: [panel],
            today: nil,
            given: sheet.addresses(keeping: nil)
        )
        #expect(choices == [.panel: .nothing(maybe: [])], "the reader has that address")
        sheet.give(.reader, ["none"])
        let free = DeviceChoice.choose(sheet.sought, among: [panel], today: nil, given: sheet.addresses(keeping: nil))
        #expect(sheet.hall(Self.context(nil, free)).hall?.panels.map(\.address) == [panel.address])
        #expect(sheet.hall(Self.context(nil, choices)).problems.contains { $0.name == .panel })
    }

    @Test func `what was named or is there today is found for nothing else, until an answer takes it away`() throws {
        let line = "serial:usb:1a86:7523"
        var sheet = Self.whole()
        sheet.give(.reader, ["auto"])
        for (name, text) in [(AnswerName.panel, "w1=cd5220@\(line),window=1"), (.keypads, "k=\(line),1=1")] {
            var named = sheet
            named.give(name, [text])
            let port = try Sample.serial("/dev/ttyUSB0", 0x7523, kinds: [.reader], .sure)
            let given = named.addresses(keeping: nil)
            #expect(given.contains(where: port.isMeant))
            #expect(
                DeviceChoice.choose(named.sought, among: [port], today: nil, given: given) == [
                    .reader: .nothing(maybe: [])
                ]
            )
            var today = try Sample.hall()
            (today.station, today.panels) = (nil, [try Entry.panel("p=cd5220@\(line)", automatic: nil)])
            #expect(sheet.addresses(keeping: today) == [today.panels[0].address])
        }
        var today = try Sample.hall()
        today.station?.devices[.scanner] = try Entry.address("keys:usb:05e0:1200", of: .scanner)
        #expect(sheet.addresses(keeping: today) == [try #require(today.station?.devices[.scanner])])
        sheet.give(.scanner, ["none"])
        #expect(sheet.addresses(keeping: today) == [])
        sheet = AnswerSheet()
        sheet.give(.station, ["none"])
        #expect(sheet.addresses(keeping: today) == [])
    }
}
