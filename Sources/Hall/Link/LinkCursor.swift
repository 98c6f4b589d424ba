// SPDX-License-Identifier: Apache-2.0

/// The numbers that the link keeps in the journal, by name.
package enum LinkCursor: String, Sendable, CaseIterable {
    /// How far the center has acknowledged.
    case acknowledged = "link.acknowledged"
    /// How far anything was ever sent: a center that knows more has heard of another journal.
    case offered = "link.offered"
    /// Where the center stood when it knew more than this journal; 0 for never.
    case behind = "link.behind"
    /// Where the facts for this center begin: those before it belong to the center that the hall was with; 0 for all.
    case begins = "link.begins"
    /// How many events were parked.
    case parked = "link.parked"
}
