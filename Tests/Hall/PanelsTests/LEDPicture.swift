// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Terms

/// What an LED panel looks like from near: one disc a dot, as a PNG file.
///
/// Letters are those of GNU Unifont (Debian's `unifont`), which has the 8 × 16 and 16 × 16 dots that panels have.
struct LEDPicture {
    static let fontPath = "/usr/share/unifont/unifont.hex"
    /// Pixels of a dot, with the gap to the next.
    private static let pitch = 8

    /// Rows of 16 dots for each character: 8 or 16 bits wide.
    private let glyphs: [UInt32: [[Bool]]]

    /// Reads the font; nil when it is not installed.
    init?() {
        guard let bytes = try? WholeFile.read(path: Self.fontPath, limit: 16_000_000) else { return nil }
        var glyphs: [UInt32: [[Bool]]] = [:]
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
                let code = UInt32(String(decoding: line[..<colon], as: UTF8.self), radix: 16),
                let bits = Hex.bytes(String(decoding: line[(colon + 1)...], as: UTF8.self).lowercased())
            else { continue }
            let width = bits.count / 16
            glyphs[code] = (0..<16).map { row in
                bits[row * width..<(row + 1) * width].flatMap { byte in (0..<8).map { byte & 0x80 >> $0 != 0 } }
            }
        }
        self.glyphs = glyphs
    }

    /// The dots that are lit.
    func dots(of module: SimulatedLEDPanelModule) -> [[Bool]] {
        var dots = Array(repeating: Array(repeating: false, count: module.size.width), count: module.size.height)
        for area in module.areas.values {
            var x = area.x
            for scalar in area.text.unicodeScalars {
                guard let glyph = glyphs[scalar.value], x + glyph[0].count <= area.x + area.width else { break }
                for (row, line) in glyph.enumerated() where row < area.height {
                    for (column, isLit) in line.enumerated() where isLit { dots[area.y + row][x + column] = true }
                }
                x += glyph[0].count
            }
        }
        return dots
    }

    /// The picture of several panels below each other, as a PNG file.
    func png(of modules: [SimulatedLEDPanelModule]) -> [UInt8] {
        let width = (modules.map(\.size.width).max() ?? 0) * Self.pitch + 2 * Self.pitch
        var pixels: [UInt8] = []
        let margin = [UInt8](repeating: 0, count: width)
        for module in modules {
            for _ in 0..<Self.pitch { pixels += margin }
            for row in dots(of: module) {
                for line in 0..<Self.pitch {
                    var pixelRow = margin
                    for (column, isLit) in row.enumerated() {
                        for x in 0..<Self.pitch {
                            pixelRow[Self.pitch + column * Self.pitch + x] = Self.shade(x, line, isLit)
                        }
                    }
                    pixels += pixelRow
                }
            }
            for _ in 0..<Self.pitch { pixels += margin }
        }
        return PNG.file(width: width, height: pixels.count / width, shades: pixels, palette: Self.palette)
    }

    /// Black, an unlit dot, a lit one and its edge.
    private static let palette: [(UInt8, UInt8, UInt8)] = [(12, 12, 14), (38, 34, 32), (255, 72, 24), (140, 30, 10)]

    private static func shade(_ x: Int, _ y: Int, _ isLit: Bool) -> UInt8 {
        let (dx, dy) = (2 * x - 6, 2 * y - 6)
        switch dx * dx + dy * dy {
        case ...26: return isLit ? 2 : 1
        case ...40: return isLit ? 3 : 0
        default: return 0
        }
    }
}
