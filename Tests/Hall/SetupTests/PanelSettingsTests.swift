// SPDX-License-Identifier: Apache-2.0
import Settings
import Setup
import Terms
import Testing

/// What `[panel …]` may say.
struct PanelSettingsTests {
    private static let hall = """
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
        zone = B
        [panel hall-1]
        address = tcp:192.0.2.20:5005

        """

    private static func read(_ lines: String) throws -> PanelSettings {
        let file = try SettingsFile.parse(text: hall + lines, name: "hall.conf")
        return try #require(try HallSettings(file).panels.first)
    }

    @Test(arguments: [
        ("onbon-bx5k", 16, 1, PanelSettings.Unit.byte8), ("onbon-bx6k", 16, 1, .pixelFlag),
        ("epson-pole", 20, 2, .byte8), ("cd5220", 20, 2, .byte8), ("lcdproc", 20, 2, .byte8),
    ])
    func `each kind has its defaults`(kind: String, columns: Int, rows: Int, unit: PanelSettings.Unit) throws {
        let panel = try Self.read("kind = \(kind)")
        #expect((panel.columns, panel.rows, panel.unit) == (columns, rows, unit))
        #expect(panel.target == .hall && panel.brightness == nil && !panel.showsStaff && panel.letters == .ascii)
        #expect(panel.name.text == "hall-1" && panel.night == 1200..<1860)
    }

    @Test
    func `everything can be said`() throws {
        let panel = try Self.read(
            """
            kind = onbon-bx6k
            window = 1
            columns = 24
            rows = 2
            brightness = 16
            brightness_night = 2
            night = 18:30-06:15
            staff_number = yes
            unit = pixel_raw
            controller = 7
            """
        )
        #expect((panel.columns, panel.rows, panel.brightness, panel.nightBrightness) == (24, 2, 16, 2))
        #expect(panel.night == 1110..<1815 && panel.showsStaff && panel.unit == .pixelRaw && panel.controller == 7)
        guard case .window(let window) = panel.target else {
            Issue.record("not a window's panel")
            return
        }
        #expect(window.text == "1")
    }

    @Test(arguments: [
        ("kind = neon", "hall.conf:15", "onbon-bx5k"),
        ("", "hall.conf:13", "kind"),
        ("kind = lcdproc\nwindow = 9", "hall.conf:16", "a window of this hall"),
        ("kind = lcdproc\nzone = C", "hall.conf:16", "the zone of a window"),
        ("kind = lcdproc\nzone = B\nwindow = 1", "hall.conf:17", "a zone or a window"),
        ("kind = lcdproc\nbrightness = 3", "hall.conf:16", "brightness"),
        ("kind = cd5220\nbrightness = 5", "hall.conf:16", "1 to 4"),
        ("kind = cd5220\nrows = 3", "hall.conf:16", "1 to 2"),
        ("kind = cd5220\nunit = byte8", "hall.conf:16", "unit"),
        ("kind = onbon-bx5k\ncolumns = 5", "hall.conf:16", "6 to 64"),
        ("kind = onbon-bx5k\nnight = 20:00", "hall.conf:16", "20:00-07:00"),
        ("kind = onbon-bx5k\nnight = 24:00-07:00", "hall.conf:16", "20:00-07:00"),
        ("kind = onbon-bx5k\nnight = 07:00-07:00", "hall.conf:16", "20:00-07:00"),
    ])
    func `what is wrong is named with its line`(lines: String, place: String, words: String) throws {
        let error = #expect(throws: HallSettingsError.self) { try Self.read(lines) }
        let text = error?.description ?? ""
        #expect(text.contains(place) && text.contains(words), "\(text)")
    }
}
