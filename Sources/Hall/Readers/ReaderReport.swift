// SPDX-License-Identifier: Apache-2.0

/// What the conversation with a card module finds out.
package enum ReaderReport: Sendable, Equatable {
    /// The module answers and is in order; nil when it keeps its number to itself.
    case ready(SAMIdentity?)
    /// A card was read, once for each time it is placed.
    case card(CardPerson)
    /// A card was noticed but not read: the visitor lifts it and places it again.
    case placeAgain
    /// A card that cannot be used.
    case rejected
    /// The module reports a fault; the number is SW3.
    case fault(code: UInt8)
    /// Nothing answers at any rate.
    case silent
    /// The port is gone.
    case closed
}
