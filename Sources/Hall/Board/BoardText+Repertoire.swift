// SPDX-License-Identifier: Apache-2.0

extension BoardText {
    /// Gives what is shown in place of `scalar`: itself when it is in the repertoire, a safe stand-in, or nothing.
    ///
    /// The repertoire holds characters whose width and picture all terminals agree on: printable ASCII, CJK punctuation,
    /// ideographs with extensions A and B, full-width ASCII. Controls, format characters (direction, joiners, variation
    /// selectors), combining marks, private use and emoji vanish; letters and digits of other scripts become `?`.
    static func safe(_ scalar: UnicodeScalar) -> [UnicodeScalar] {
        switch scalar.value {
        case 0x20...0x7E: return [scalar]
        // The marks of tone and emphasis in between combine with the character before, U+303F is half as wide.
        case 0x3000...0x3029, 0x3030...0x303E: return [scalar]
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2A6DF: return [scalar]
        case 0xFF01...0xFF5E: return [scalar]
        case 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: return [" "]
        case 0x2460...0x2473: return Array("(\(scalar.value - 0x245F))".unicodeScalars)
        default: break
        }
        if let standIn = standIns[scalar] { return Array(standIn.unicodeScalars) }
        return isForeign(scalar) ? ["?"] : []
    }

    /// Characters of ambiguous width that notices are full of.
    private static let standIns: [UnicodeScalar: String] = [
        "—": "-", "–": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "‥": "..",
        "“": "\"", "”": "\"", "‘": "'", "’": "'", "·": ".", "•": ".", "・": ".", "‧": ".",
        "℃": "度", "°": "度", "→": "->", "←": "<-", "×": "x", "÷": "/", "￥": "元", "¥": "元", "№": "No.",
        "○": "〇", "★": "*", "☆": "*", "●": "*", "■": "*", "※": "*", "≥": ">=", "≤": "<=", "±": "+-",
    ]

    private static func isForeign(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default:
            false
        }
    }
}
