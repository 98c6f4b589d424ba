// SPDX-License-Identifier: Apache-2.0

/// What was seen of a center.
package struct CenterSight: Sendable, Equatable {
    /// Where center.conf is.
    package var configurationPath = ""
    /// center.conf.
    package var configuration = HallSight.State.missing
    /// The state directory.
    package var directory = ""
    /// The database, opened from outside.
    package var database = HallSight.State.missing
    /// Whether it was written by a newer release.
    package var databaseIsNewer = false
    /// The ports it should listen on, by what they are for, and whether anybody does.
    package var ports: [Port] = []
    /// Until when the authority's certificate is good, in seconds since 1970.
    package var authorityUntil: Int64?
    /// Backups.
    package var backups = BackupSight(path: "/var/backups/hallkiosk-center")

    /// A port.
    package struct Port: Sendable, Equatable {
        /// What it is for.
        package let purpose: String
        /// Its number.
        package let number: Int
        /// Whether anybody listens there.
        package let isListening: Bool

        /// Collects the parts.
        package init(_ purpose: String, _ number: Int, isListening: Bool) {
            (self.purpose, self.number, self.isListening) = (purpose, number, isListening)
        }
    }

    /// Nothing was seen.
    package init() {}
}
