// SPDX-License-Identifier: Apache-2.0
package import Terms

/// How the journal is doing, for health pages and staff alarms.
package struct JournalStatus: Sendable, Equatable {
    /// Whether the last attempt to store succeeded.
    package enum Storage: Sendable, Equatable {
        case ok
        /// No space since then.
        case full(since: Timestamp)
        /// Refused since then; the text names calls and codes only.
        case failed(since: Timestamp, String)
    }

    /// The newest stored event.
    package internal(set) var position = Position.start
    /// The business day that numbers are issued in; nil before the first.
    package internal(set) var day: BusinessDay?
    /// Whether the last attempt to store succeeded.
    package internal(set) var storage = Storage.ok
    /// Commands waiting for the next group.
    package internal(set) var waiting = 0
    /// Transactions since the start.
    package internal(set) var groups = 0
    /// Commands in the largest group since the start.
    package internal(set) var largestGroup = 0
    /// How long the last commit took, fsync included.
    package internal(set) var lastCommit: Duration?
    /// Events that the start had to replay after the snapshot it used.
    package internal(set) var replayedAtStart = 0
    /// The position of the newest snapshot tried, and why that failed, if it did.
    package internal(set) var lastSnapshot = Position.start
    /// Why the newest snapshot failed, if it did.
    package internal(set) var snapshotFailure: String?
    /// The largest step back of the clock that was noticed between two stored events, in milliseconds; 0 is none.
    package internal(set) var clockStepBackMilliseconds: Int64 = 0
    /// True while the clock shows a day before the journal's: numbers go on in the journal's day.
    package internal(set) var isClockBehindDay = false
}
