// SPDX-License-Identifier: Apache-2.0
package import Terms
package import Wire

/// How the link to the center is doing, for boards, health pages and staff alarms.
package struct LinkStatus: Sendable, Equatable {
    /// True when the last attempt of both directions succeeded.
    package internal(set) var online = false
    /// When the center last gave an answer that could be used, by the hall's clock.
    package internal(set) var lastContact: Timestamp?
    /// Events of the journal that the center has not acknowledged.
    package internal(set) var unsyncedCount: Int64 = 0
    /// When the oldest of them happened, once it was looked at.
    package internal(set) var oldestUnsynced: Timestamp?
    /// Events that the center could not read, left out so that the rest goes on.
    package internal(set) var parked = 0
    /// The center's clock minus the hall's, in seconds (A27); nil before the first answer.
    package internal(set) var centerOffsetSeconds: Int?
    /// Until when the hall's certificate is good; nil before it was looked at.
    package internal(set) var certificateUntil: Timestamp?
    /// The version of each document of the center that the hall runs with.
    package internal(set) var documents: [SignedDocument.Kind: Int64] = [:]
    /// Documents that were not believed, since the start.
    package internal(set) var documentsRefused = 0
    /// What is wrong now; nil while online and before the first attempt.
    package internal(set) var trouble: LinkTrouble?
    /// What people must look into.
    package internal(set) var alarms: [LinkAlarm] = []

    /// Nothing is known yet.
    package init() {}
}
