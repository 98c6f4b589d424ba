// SPDX-License-Identifier: Apache-2.0
import Terms

/// What a window's label or an area is made of: `3B`, `综合1`, `二楼 B 区`.
enum LabelPart: Equatable {
    /// ASCII digits.
    case number([UInt8])
    /// A capital letter.
    case letter(UInt8)
    /// Anything else, without blanks at its ends.
    case words(String)

    /// Takes a label apart; small Latin letters count as capitals, punctuation as blanks.
    static func parts(of label: String) -> [LabelPart] {
        var parts: [LabelPart] = []
        var isApart = true
        for scalar in label.unicodeScalars {
            guard let byte = UInt8(exactly: scalar.value), scalar.isASCII else {
                if !isApart, case .words(let words)? = parts.last {
                    parts[parts.count - 1] = .words(words + String(scalar))
                } else {
                    parts.append(.words(String(scalar)))
                }
                isApart = false
                continue
            }
            let capital = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
            if Digits.isDigit(byte) {
                if !isApart, case .number(let digits)? = parts.last {
                    parts[parts.count - 1] = .number(digits + [byte])
                } else {
                    parts.append(.number([byte]))
                }
                isApart = false
            } else if Digits.isCapital(capital) {
                parts.append(.letter(capital))
                isApart = false
            } else {
                isApart = true
            }
        }
        return parts
    }
}
