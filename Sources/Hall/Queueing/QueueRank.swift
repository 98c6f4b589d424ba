// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A ticket's place in the order of its class; smaller comes first.
///
/// Ties cannot occur: positions are unique.
package struct QueueRank: Sendable, Equatable, Hashable, Comparable, Codable {
    /// The position of the issue, or of the issue of the ticket it was requeued behind.
    package let place: Position
    /// The position of the requeue; `.start` for a ticket that never lost its place.
    package let requeued: Position

    /// Collects the parts.
    package init(place: Position, requeued: Position = .start) { (self.place, self.requeued) = (place, requeued) }

    package static func < (left: Self, right: Self) -> Bool {
        (left.place, left.requeued) < (right.place, right.requeued)
    }
}
