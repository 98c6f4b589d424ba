// SPDX-License-Identifier: Apache-2.0
import Ports
import Settings
import Testing

@testable import Setup

/// A station's scanner, and what it may be told about itself.
struct ScannerSettingsTests {
    @Test(arguments: ["serial:/dev/ttyACM0", "tcp:192.0.2.7:4001", "keys:usb:05e0:1200", "hid:usb:0c2e:0b61"])
    func `a scanner needs no more than its address`(address: String) throws {
        let scanner = try #require(try Self.read("scanner = \(address)"))
        #expect(scanner.address.text == address)
        #expect((scanner.layout, scanner.alt, scanner.end) == (.us, .none, .auto))
    }

    @Test
    func `a scanner that types can be told its keyboard, its ALT codes and its end`() throws {
        for layout in ScannerSettings.Layout.allCases {
            for alt in ScannerSettings.AltCodes.allCases {
                for end in ScannerSettings.End.allCases {
                    let lines = [
                        "scanner = keys:/dev/input/event2", "scanner_layout = \(layout)", "scanner_alt = \(alt)",
                        "scanner_end = \(end)",
                    ]
                    let scanner = try #require(try Self.read(lines.joined(separator: "\n")))
                    #expect((scanner.layout, scanner.alt, scanner.end) == (layout, alt, end))
                }
            }
        }
        #expect(try Self.read("scanner = serial:/dev/ttyS0\nscanner_end = tab")?.end == .tab)
        #expect(try Self.read("label = 1") == nil)
    }

    @Test(arguments: [
        ("scanner = lp:/dev/usb/lp0", "hall.conf:2", "a scanner's place: write serial:…, tcp:…, keys:… or hid:…"),
        ("scanner = file:/tmp/x", "hall.conf:2", "a scanner's place"),
        ("scanner = keys:/dev/input/event2\nscanner_layout = cn", "hall.conf:3", "one of: us, de, fr, uk"),
        ("scanner = keys:/dev/input/event2\nscanner_alt = gb2312", "hall.conf:3", "one of: none, gbk, unicode"),
        ("scanner = keys:/dev/input/event2\nscanner_end = cr", "hall.conf:3", "one of: auto, enter, tab, pause"),
        ("scanner = serial:/dev/ttyS0\nscanner_layout = us", "hall.conf:3", "only one at keys:… types"),
        ("scanner = hid:/dev/hidraw0\nscanner_alt = gbk", "hall.conf:3", "only one at keys:… types"),
        ("scanner = hid:/dev/hidraw0\nscanner_end = auto", "hall.conf:3", "marks the end of a code itself"),
        ("label = 1\nscanner_end = auto", "hall.conf:3", "write scanner = too, or take it out"),
    ])
    func `what a scanner cannot have is refused with what to do`(lines: String, place: String, words: String) {
        let error = #expect(throws: SettingsError.self) { try Self.read(lines) }
        let text = error?.description ?? ""
        #expect(text.contains(place) && text.contains(words), "\(text)")
    }

    private static func read(_ lines: String) throws -> ScannerSettings? {
        let file = try SettingsFile.parse(text: "[station kiosk-1]\n" + lines, name: "hall.conf")
        return try file.sections("station").map { try StationSettings($0).scanner }.first ?? nil
    }
}
