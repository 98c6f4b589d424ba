// SPDX-License-Identifier: Apache-2.0

/// The numbers that the link keeps in the journal, by name.
enum LinkCursor {
    /// How far the center has acknowledged.
    static let acknowledged = "link.acknowledged"
    /// How far anything was ever sent: a center that knows more has heard of another journal.
    static let offered = "link.offered"
    /// Where the center stood when it knew more than this journal; 0 for never.
    static let behind = "link.behind"
    /// How many events were parked.
    static let parked = "link.parked"
}
