// SPDX-License-Identifier: Apache-2.0

/// Puts a person who does not exist in the place of one who does, field by field and of the same lengths (devices.md B).
///
/// What a field may be is kept: the kind of card, what is blank, how long a name is. Numbers, dates and sexes are those of
/// the standards' samples, with their check digits, so that the answer is understood as before.
enum PersonMask {
    private enum Content {
        /// 某 for every character.
        case hanzi
        /// X for every letter.
        case latin
        case fixed(String)
        /// A date, or 长期 where it was that.
        case end
    }

    private typealias Field = (offset: Int, length: Int, content: Content)

    /// UTF-16 of 某.
    private static let somebody: UInt16 = 0x67D0
    private static let blank: UInt16 = 0x20
    /// The byte of the record where the unit lies that tells the kinds of cards apart.
    private static let markOffset = 248
    static let recordLength = 256

    private static let shared: [Field] = [(188, 16, .fixed("20200101")), (204, 16, .end)]
    private static let person: [Field] = [
        (0, 30, .hanzi), (30, 2, .fixed("1")), (52, 70, .hanzi), (158, 30, .hanzi),
    ]

    private static func fields(_ mark: UInt16) -> [Field] {
        switch mark {
        case 0x4A:
            shared + person + [
                (36, 16, .fixed("19900101")), (122, 36, .fixed("810000199001010019")), (220, 18, .fixed("H12345678")),
                (238, 4, .fixed("01")),
            ]
        case 0x49:
            shared + [
                (0, 120, .latin), (120, 2, .fixed("2")), (122, 30, .fixed("UTO110074081201")), (152, 6, .fixed("UTO")),
                (158, 30, .hanzi), (220, 16, .fixed("19740812")), (236, 4, .fixed("01")), (240, 8, .fixed("1100")),
            ]
        case 0x59:
            shared + [
                (0, 30, .hanzi), (30, 2, .fixed("2")), (32, 4, .fixed("01")), (36, 16, .fixed("19850607")),
                (52, 70, .latin), (122, 36, .fixed("911026198506070010")), (220, 22, .latin), (242, 6, .fixed("UTO")),
            ]
        default:
            shared + person + [
                (32, 4, .fixed("01")), (36, 16, .fixed("19491231")), (122, 36, .fixed("11010519491231002X")),
            ]
        }
    }

    /// A record of the same shape; one of another length is all 某.
    static func masked(_ record: [UInt8]) -> [UInt8] {
        let units = stride(from: 0, to: record.count - 1, by: 2).map {
            UInt16(record[$0]) | UInt16(record[$0 + 1]) << 8
        }
        // Whatever stands where no field is known is somebody's as well.
        var masked = units.map { isBlank($0) ? $0 : somebody }
        if record.count == recordLength {
            let mark = units[markOffset / 2]
            masked[markOffset / 2] = mark
            for (offset, length, content) in fields(mark) {
                let range = offset / 2..<(offset + length) / 2
                masked.replaceSubrange(range, with: filled(Array(units[range]), content))
            }
        }
        let bytes = masked.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        return bytes + [UInt8](repeating: 0, count: record.count - bytes.count)
    }

    private static func isBlank(_ unit: UInt16) -> Bool { unit == blank || unit == 0 }

    private static func filled(_ units: [UInt16], _ content: Content) -> [UInt16] {
        switch content {
        case .hanzi: return units.map { isBlank($0) ? $0 : somebody }
        case .latin: return units.map { isBlank($0) || $0 == 0x2C ? $0 : UInt16(UInt8(ascii: "X")) }
        case .fixed(let text): return put(text, over: units)
        case .end: return put(units.count { !isBlank($0) } == 2 ? "长期" : "20400101", over: units)
        }
    }

    /// The sample over what stands there, as long as that is.
    private static func put(_ text: String, over units: [UInt16]) -> [UInt16] {
        let sample = Array(text.utf16)
        return units.enumerated().map { index, unit in
            isBlank(unit) ? unit : index < sample.count ? sample[index] : UInt16(UInt8(ascii: "0"))
        }
    }
}
