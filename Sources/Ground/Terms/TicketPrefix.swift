// SPDX-License-Identifier: Apache-2.0

/// The letter before a ticket's digits: A–Z without I O S V Z, which are misread or misheard (as GB 32100 leaves out).
package struct TicketPrefix: TextCoded, Comparable {
    /// The letter as its ASCII byte.
    package let letter: UInt8

    /// Every prefix there can be, in order.
    package static let every = (UInt8(ascii: "A")...UInt8(ascii: "Z")).compactMap { TicketPrefix(letter: $0) }

    package init?(text: String) {
        guard text.utf8.count == 1, let letter = text.utf8.first else { return nil }
        self.init(letter: letter)
    }

    /// Accepts an allowed upper-case ASCII letter, otherwise nil.
    package init?(letter: UInt8) {
        guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter), !"IOSVZ".utf8.contains(letter)
        else { return nil }
        self.letter = letter
    }

    package var text: String { String(UnicodeScalar(letter)) }

    package static func < (left: Self, right: Self) -> Bool { left.letter < right.letter }
}
