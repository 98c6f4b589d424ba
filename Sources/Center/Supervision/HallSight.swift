// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What a center knows of a hall when it judges how that is doing; nothing about a person.
package struct HallSight: Sendable, Equatable {
    /// A printer, reader or other device of the hall.
    package struct Device: Sendable, Equatable {
        /// Its name for people: `printer kiosk-1`.
        package let name: String
        /// Its state in one word of its own vocabulary.
        package let state: String
        /// Whether it does its work.
        package let isWorking: Bool

        /// Collects the parts.
        package init(name: String, state: String, isWorking: Bool) {
            (self.name, self.state, self.isWorking) = (name, state, isWorking)
        }
    }

    /// When it was last heard; nil for a hall that has never been.
    package var heardAt: Timestamp?
    /// Its clock minus the center's, in seconds; nil before its first report.
    package var clockOffsetSeconds: Int?
    /// Its devices.
    package var devices: [Device] = []
    /// The services that it gives numbers for and its center's catalog does not have.
    package var unboundServices: [ServiceID] = []
    /// The version of the catalog that it runs, and the one that was published last.
    package var catalog: (runs: Int64, published: Int64)?
    /// Until when its certificate is good; nil when it has none that is accepted.
    package var certificateUntil: Timestamp?
    /// The center that its own configuration names, where that is another one than it is enrolled for (R61).
    package var otherCenter: CenterID?
    /// What it reports that people must look into.
    package var alarms: [String] = []

    /// Knows nothing yet.
    package init() {}

    package static func == (left: HallSight, right: HallSight) -> Bool {
        (left.heardAt, left.clockOffsetSeconds, left.devices) == (
            right.heardAt, right.clockOffsetSeconds, right.devices
        )
            && (left.unboundServices, left.certificateUntil) == (right.unboundServices, right.certificateUntil)
            && (left.otherCenter, left.alarms) == (right.otherCenter, right.alarms)
            && left.catalog?.runs == right.catalog?.runs && left.catalog?.published == right.catalog?.published
    }
}
