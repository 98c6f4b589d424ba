// SPDX-License-Identifier: Apache-2.0

/// What was seen of a hall.
package struct HallSight: Sendable, Equatable {
    /// How a file or a database answered.
    package enum State: Sendable, Equatable {
        case missing
        /// This user may not read it.
        case unseen
        case good
        /// Why it cannot be used.
        case bad(String)
    }

    /// A device of hall.conf.
    package struct Device: Sendable, Equatable {
        /// `printer kiosk-1`.
        package let name: String
        /// Its address in hall.conf; nil for a voice without a device of its own.
        package let address: String?
        /// Whether something is plugged in that the address means; nil for what is not on this machine.
        package var isFound: Bool?
        /// Whether it does its work, as the daemon says; nil while nobody asks it.
        package var isWorking: Bool?
        /// Its state in a word of the daemon's.
        package var state: String?
        /// Why it last failed.
        package var fault: String?
        /// The node's group when the daemon's user is not in it.
        package var deniedGroup: String?

        /// Names a device.
        package init(_ name: String, address: String?) { (self.name, self.address) = (name, address) }
    }

    /// Where hall.conf is.
    package var configurationPath = ""
    /// hall.conf.
    package var configuration = State.missing
    /// The state directory.
    package var directory = ""
    /// The journal, opened from outside.
    package var journal = State.missing
    /// Whether it was written by a newer release.
    package var journalIsNewer = false
    /// Bytes of the write-ahead log; nil when there is none.
    package var logBytes: Int64?
    /// Where the daemon listens.
    package var port = 8470
    /// Whether anybody listens there.
    package var isListening = false
    /// What the daemon says of itself; nil when it does not answer, or no token could be read.
    package var daemon: DaemonSight?
    /// Whether a token could be read to ask it with.
    package var hasToken = false
    /// The devices of hall.conf.
    package var devices: [Device] = []
    /// The line to the center; nil for a hall that is not enrolled.
    package var line: RouteSight?
    /// Whether the enrolment could be read.
    package var enrolment = State.missing
    /// Backups.
    package var backups = BackupSight(path: "/var/backups/hallkiosk")

    /// Nothing was seen.
    package init() {}
}
