// SPDX-License-Identifier: Apache-2.0
import Ports
import Settings
import Setup
import Testing

/// The printers of a station, as its section names them.
struct PrinterSettingsTests {
    private static func printers(_ lines: String) throws -> [PrinterSettings] {
        let text = """
            [hall]
            id = linzhou
            center = linzhou
            name = 林州市政务服务中心
            telephone = 0372-0000000
            booking_method = 省政务服务网
            [service estate]
            name = 不动产登记
            prefix = A
            [window 1]
            services = estate
            [station kiosk-1]
            """
        return try HallSettings(SettingsFile.parse(text: text + "\n" + lines, name: "hall.conf")).stations[0].printers
    }

    @Test
    func `one printer needs no more than its address`() throws {
        let printer = try #require(try Self.printers("printer = lp:usb:04b8:0e15").first)
        #expect(printer.address.text == "lp:usb:04b8:0e15")
        #expect(printer.answers && printer.paper == .mm80)
        #expect(printer.rollMetres == nil && printer.alarmDays == 2)
        #expect(try Self.printers("reader = serial:/dev/ttyUSB0").isEmpty)
    }

    @Test
    func `a second printer has its own paper, and the slips of the station`() throws {
        let printers = try Self.printers(
            """
            printer = lp:usb:04b8:0e15
            paper_roll = 60 m
            paper_alarm = 3
            code = none
            printer_2 = serial:/dev/ttyUSB1?baud=9600&flow=dtr
            printer_answers_2 = no
            paper_2 = 58
            paper_roll_2 = 25
            """
        )
        #expect(printers.map(\.paper) == [.mm80, .mm58])
        #expect(printers.map(\.rollMetres) == [60, 25])
        #expect(printers.map(\.answers) == [true, false])
        #expect(printers.map(\.alarmDays) == [3, 3])
        #expect(printers.map(\.code) == [.none, .none])
    }

    @Test(arguments: [
        ("printer_2 = lp:usb:04b8:0e15", "hall.conf:13", "printer, which is missing"),
        ("printer = tcp:192.0.2.7:9100\nprinter_2 = tcp:192.0.2.7:9100", "hall.conf:14", "another printer"),
        ("printer = tcp:192.0.2.7:9100\npaper_roll = 2 km", "hall.conf:14", "80 m"),
        ("printer = tcp:192.0.2.7:9100\npaper_roll = 4", "hall.conf:14", "5 to 500 m"),
        ("printer = tcp:192.0.2.7:9100\npaper_2 = 58", "hall.conf:14", "paper"),
        ("paper = 58", "hall.conf:13", "paper"),
    ])
    func `what is wrong is named with its line`(lines: String, place: String, words: String) {
        let error = #expect(throws: HallSettingsError.self) { try Self.printers(lines) }
        let text = error?.description ?? ""
        #expect(text.contains(place) && text.contains(words), "\(text)")
    }
}
