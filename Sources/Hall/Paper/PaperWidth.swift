// SPDX-License-Identifier: Apache-2.0

/// The roll a printer takes.
///
/// A column is 12 dots, a hanzi two columns, a millimetre 8 dots (203 dpi).
package enum PaperWidth: Int, Sendable, Codable, CaseIterable {
    /// 80 mm paper, 72 mm printable: 576 dots.
    case mm80 = 80
    /// 58 mm paper, 48 mm printable: 384 dots.
    case mm58 = 58

    /// Half-width columns of a row at scale 1.
    package var columns: Int {
        switch self {
        case .mm80: 48
        case .mm58: 32
        }
    }

    /// The roll that is usually sold for it, in millimetres: 80 × 80 mm holds 80 m, 57 × 50 mm holds 30 m.
    package var rollMillimetres: Int {
        switch self {
        case .mm80: 80_000
        case .mm58: 30_000
        }
    }

    /// Dots of a millimetre of paper.
    static let dotsPerMillimetre = 8
}
