// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Why a booking-only mode is not proposed, confirmed, ended or capped so.
package enum ModeRefusal: Error, Sendable, Equatable {
    /// A14: it would last longer than a city allows.
    case tooLong(days: Int)
    /// Its end has passed.
    case isOver
    /// Another period of the center lies in it.
    case overlaps
    /// As many are planned as may be.
    case tooMany(limit: Int)
    /// Nobody waits for its confirmation any more.
    case notProposed
    /// A14: the one who confirms it is the one who proposed it.
    case samePerson
    /// R47: the notice is not out yet.
    case notPublished(at: Timestamp)
    /// There is nothing to end or to cap.
    case notInForce
    /// R49: an end needs the notice that restores all channels.
    case noRestoreNotice
    /// R48: a cap below what the windows can do needs a reason.
    case noReason
    /// A15: a cap above what the windows can do promises too much.
    case capTooHigh(most: Int)
    /// There is no such period.
    case unknown
}
