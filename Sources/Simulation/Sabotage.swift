// SPDX-License-Identifier: Apache-2.0

/// Mistakes that a simulated hall or display can be made to make: none of them may stay unnoticed.
package enum Sabotage: String, Sendable, CaseIterable {
    /// The hall answers before the group is on the disk.
    case answersEarly
    /// The hall keeps what could not be stored.
    case keepsUnstored
    /// A restart loses the last group that was synced.
    case forgetsGroup
    /// A display misses every other board.
    case ignoresFrames
    /// A follower of events begins anew after a break.
    case forgetsPlace
    /// The center takes the facts of a batch that does not continue where it stands.
    case takesAnyBatch
    /// The hall's link goes on after what it sent, whatever the center says.
    case skipsBatch
    /// The center grants every claim.
    case grantsAll
    /// A restart prints again what was being printed.
    case printsAgain
}
