// SPDX-License-Identifier: Apache-2.0

/// How a printer is told to cut.
package enum PaperCut: Sendable, Equatable {
    /// `GS V 66`: the printer feeds to its cutter by itself.
    case feeding
    /// For clones that cut where the paper stands: so many rows first, usually 4 to 6.
    case afterRows(UInt8)

    /// Dots beyond the cutter when the printer feeds by itself.
    private static let marginDots: UInt8 = 3

    /// The commands.
    var commands: [ESCPOS] {
        switch self {
        case .feeding: [.feedAndCut(Self.marginDots)]
        case .afterRows(let rows): [.feed(rows), .cut]
        }
    }
}
