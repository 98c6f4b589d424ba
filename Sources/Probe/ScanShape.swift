// SPDX-License-Identifier: Apache-2.0
import Readers

/// What a scan looks like from outside: enough to know that a scanner sent it, nothing of what it says.
struct ScanShape: Sendable, Equatable {
    /// Characters of the text.
    let length: Int
    /// What ends it, in words.
    let ending: String
    /// Whether it is text in the letters of a machine-readable zone, of the length of its lines (ICAO 9303-4, -5).
    let isZone: Bool

    /// Shorter ones may be line noise.
    static let shortest = 6
    /// TD3, TD2 and TD1.
    private static let zoneLengths: Set<Int> = [44, 36, 30]

    /// nil for what is no text, as when the rate is wrong.
    init?(_ bytes: [UInt8]) {
        let body = bytes.prefix { $0 != 0x0D && $0 != 0x0A && $0 != 0x03 && $0 != 0x09 }
        let rest = Array(bytes[body.count...].prefix(2))
        guard let text = ScanText(bytes: Array(body.drop { $0 == 0x02 }))?.text, text.count >= Self.shortest,
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F && $0 != "\u{FFFD}" })
        else { return nil }
        length = text.count
        ending =
            switch rest {
            case [0x0D, 0x0A]: "CR LF"
            case let rest where rest.first == 0x0D: "CR"
            case let rest where rest.first == 0x0A: "LF"
            case let rest where rest.first == 0x03: "ETX"
            case let rest where rest.first == 0x09: "TAB"
            default: "a pause only"
            }
        isZone =
            Self.zoneLengths.contains(length) && text.utf8.contains(UInt8(ascii: "<"))
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "<"):
                    true
                default: false
                }
            }
    }
}
