// SPDX-License-Identifier: Apache-2.0
import Terms

/// Where the fields that the hall reads lie in each of the four kinds of record.
///
/// Ranges count UTF-16 units; offsets and lengths below are in bytes, as in the vendors' tables.
enum CardLayout: UInt16, CaseIterable {
    /// 居民身份证.
    case resident = 0x20
    /// 港澳台居民居住证, mark `J`.
    case hmtPermit = 0x4A
    /// 外国人永久居留身份证 of 2017, mark `I`.
    case foreigner2017 = 0x49
    /// 外国人永久居留身份证 of 2023, mark `Y`.
    case foreigner2023 = 0x59

    /// The byte where the unit that tells the kinds apart lies.
    static let markOffset = 248

    /// Picks the layout by its mark; a NUL-padded record of a resident has 0 there.
    init?(mark: UInt16) { self.init(rawValue: mark == 0 ? 0x20 : mark) }

    var documentType: DocumentType {
        switch self {
        case .resident: .residentID
        case .hmtPermit: .hmtResidencePermit
        case .foreigner2017, .foreigner2023: .foreignPermanentResidence
        }
    }

    var number: Range<Int> { self == .foreigner2017 ? units(122, 30) : units(122, 36) }

    var sex: Range<Int> { self == .foreigner2017 ? units(120, 2) : units(30, 2) }

    var birth: Range<Int> { self == .foreigner2017 ? units(220, 16) : units(36, 16) }

    var validTo: Range<Int> { units(204, 16) }

    var chineseName: [Range<Int>] { self == .foreigner2017 ? [units(158, 30)] : [units(0, 30)] }

    /// The 2023 card continues the name at byte 220 after 35 characters.
    var latinName: [Range<Int>] {
        switch self {
        case .resident, .hmtPermit: []
        case .foreigner2017: [units(0, 120)]
        case .foreigner2023: [units(52, 70), units(220, 22)]
        }
    }

    private func units(_ offset: Int, _ length: Int) -> Range<Int> { (offset / 2)..<((offset + length) / 2) }
}
