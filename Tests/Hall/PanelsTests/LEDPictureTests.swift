// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Simulators
import Testing

@testable import Panels

/// Panels as a person sees them; with HALLKIOSK_PICTURES=FOLDER the picture is written there.
struct LEDPictureTests {
    private static let folder: String? = unsafe getenv("HALLKIOSK_PICTURES").map { unsafe String(cString: $0) }

    private static func panel(_ rows: [PanelRow], columns: Int) throws -> SimulatedLEDPanelModule {
        var face = OnbonFace(columns: columns, rows: rows.count, unit: .byte8, alphabet: try TwoByteAlphabet())
        var module = SimulatedLEDPanelModule(width: columns * 8, height: rows.count * 16)
        for message in face.messages(for: PanelPage(rows, count: rows.count), brightness: 12) {
            _ = module.receive(message.bytes)
        }
        return module
    }

    private static func modules() throws -> [SimulatedLEDPanelModule] {
        func call(_ number: String, _ window: String) throws -> PanelRow {
            .call(number: try Sample.number(number), window: window, isNews: true)
        }
        return [
            try panel([call("A023", "3"), call("B108", "12"), call("A022", "综合咨询台")], columns: 16),
            try panel([.window(label: "3", staff: "0102"), .serving(Sample.number("A023"))], columns: 16),
            try panel([.welcome], columns: 16),
            try panel([.paused], columns: 16),
            try panel([call("A1023", "12")], columns: 12),
        ]
    }

    @Test(.enabled(if: LEDPicture() != nil, "needs Debian's unifont"))
    func `every character of every row is lit, within the panel`() throws {
        let picture = try #require(LEDPicture())
        for module in try Self.modules() {
            let dots = picture.dots(of: module)
            for area in module.areas.values where area.text != " " {
                let columns = area.text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
                #expect(columns * 8 <= area.width, "\(area.text)")
                let lit = dots[area.y..<area.y + area.height].map { row in row.lastIndex(of: true) ?? 0 }.max() ?? 0
                #expect(lit >= columns * 8 - 16, "\(area.text) is lit to its last character")
            }
        }
        let file = picture.png(of: try Self.modules())
        #expect(file.count > 10_000 && file.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        guard let folder = Self.folder else { return }
        try WholeFile.writeAtomically(file, to: folder + "/led-panels.png", mode: 0o644)
    }
}
