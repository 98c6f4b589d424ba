// SPDX-License-Identifier: Apache-2.0

/// One printed row; a text row fits its paper, measured as the printer's cells are.
package enum SlipRow: Sendable, Equatable {
    /// Where a row stands on the paper.
    package enum Alignment: UInt8, Sendable {
        case left = 0
        case center = 1
    }

    /// Text at 1 to 4 times the size.
    case text(String, scale: Int, Alignment)
    /// A dashed line over the whole width.
    case rule
    /// A QR code, centred, with modules of this many dots.
    case code(String, moduleDots: Int)

    /// Line spacing at scale 1, set by `ESC 3`: 24 dots of a hanzi and 6 between rows.
    static let pitchDots = 30
    /// Dots of a cell's height at scale 1.
    static let cellDots = 24

    /// Paper the row takes, in dots.
    package var lengthDots: Int {
        switch self {
        case .text(_, let scale, _): max(Self.pitchDots, Self.cellDots * scale)
        case .rule: Self.pitchDots
        case .code(let text, let moduleDots):
            (QRSize.modules(bytes: text.utf8.count) + 2 * QRSize.quietModules) * moduleDots
        }
    }
}
