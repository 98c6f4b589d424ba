// SPDX-License-Identifier: Apache-2.0
import Ports
import Settings
import Testing

@testable import Setup

/// A station's readers of cards and documents.
struct ReaderSettingsTests {
    private static func station(_ lines: String) throws -> StationSettings {
        let file = try SettingsFile.parse(bytes: Array(("[station kiosk-1]\n" + lines + "\n").utf8), name: "hall.conf")
        let station = try StationSettings(try #require(file.sections("station").first))
        try file.finish()
        return station
    }

    @Test(arguments: ["serial:/dev/ttyUSB0", "tcp:192.0.2.7:4001", "bulk:usb:0400:c35a", "hid:usb:0400:c35a"])
    func `a card reader may hang on any of these`(address: String) throws {
        let station = try Self.station("reader = \(address)")
        #expect(station.reader?.text == address)
        #expect(station.readerWrap == .automatic)
        #expect(station.documents == nil)
    }

    @Test(arguments: ReaderWrap.allCases)
    func `a HID reader can be told what its reports hold`(wrap: ReaderWrap) throws {
        #expect(try Self.station("reader = hid:usb:0400:c35a\nreader_wrap = \(wrap.rawValue)").readerWrap == wrap)
    }

    @Test(arguments: ["serial:/dev/ttyACM1", "tcp:192.0.2.7:4001", "keys:usb:05e0:1200"])
    func `a document reader stands beside it`(address: String) throws {
        #expect(try Self.station("documents = \(address)").documents?.text == address)
    }

    @Test(arguments: [
        ("reader = lp:/dev/usb/lp0", "write serial:…, tcp:…, bulk:… or hid:…"),
        ("reader = keys:/dev/input/event2", "write serial:…, tcp:…, bulk:… or hid:…"),
        ("reader = serial:/dev/ttyUSB0\nreader_wrap = auto", "take it out"), ("reader_wrap = b1", "take it out"),
        ("reader = hid:/dev/hidraw0\nreader_wrap = b2", "one of: auto, plain, b1"),
        ("documents = bulk:usb:0400:c35a", "write serial:…, tcp:… or keys:…"),
        ("documents = file:/tmp/x", "write serial:…, tcp:… or keys:…"),
    ])
    func `what a reader cannot be is refused with what it can`(lines: String, remedy: String) throws {
        let error = try #require(throws: SettingsError.self) { try Self.station(lines) }
        #expect("\(error)".contains(remedy), "\(error)")
    }
}
