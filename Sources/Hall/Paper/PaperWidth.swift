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
}
