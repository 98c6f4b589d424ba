// SPDX-License-Identifier: Apache-2.0
package import Terms

/// How a hall is doing, as it tells its center each minute and on change; nothing in it is about a person.
package struct HallReport: Sendable, Equatable, Codable {
    /// A service, and who takes its visitors.
    package struct Service: Sendable, Equatable, Codable {
        /// The service.
        package let id: ServiceID
        /// The windows that handle it.
        package let windows: [WindowID]
        /// Those of them that take visitors without a booking, by the plan (A26).
        package let walkInWindows: [WindowID]
        /// How many of the windows are open now.
        package let onDuty: Int
        /// How many of those for visitors without a booking are open now.
        package let walkInsOnDuty: Int

        /// Collects the parts.
        package init(id: ServiceID, windows: [WindowID], walkInWindows: [WindowID], onDuty: Int, walkInsOnDuty: Int) {
            (self.id, self.windows, self.walkInWindows) = (id, windows, walkInWindows)
            (self.onDuty, self.walkInsOnDuty) = (onDuty, walkInsOnDuty)
        }
    }

    /// A reader, scanner, printer, voice, panel or line of keypads.
    package struct Device: Sendable, Equatable, Codable {
        /// What it is: `printer`.
        package let kind: String
        /// Its station, or its name where it stands at none.
        package let place: String
        /// Its state in one word of its own vocabulary: `paper_out`.
        package let state: String
        /// Whether it does its work.
        package let isWorking: Bool

        /// Collects the parts.
        package init(kind: String, place: String, state: String, isWorking: Bool) {
            (self.kind, self.place, self.state, self.isWorking) = (kind, place, state, isWorking)
        }
    }

    /// The hall's clock when it wrote this, for A27.
    package var at: Timestamp
    /// The center that the hall's configuration names.
    package let center: CenterID
    /// The release of the program.
    package let release: String
    /// What kind of hall: `hall` or `township` (A30).
    package let profile: String
    /// How long the program has been running, in seconds.
    package var uptimeSeconds: Int
    /// The newest position of its journal.
    package var position: Position
    /// How many events the center has not acknowledged, as the hall sees it.
    package var unsynced: Int64
    /// The version of each document of the center that it runs with, by kind.
    package let documents: [String: Int64]
    /// Until when its certificate is good.
    package let certificateUntil: Timestamp?
    /// The room left on its disk, in mebibytes; nil when it cannot be known.
    package var diskFreeMebibytes: Int?
    /// Every service of the hall.
    package let services: [Service]
    /// Every device.
    package let devices: [Device]
    /// What people must look into, in sentences without personal data.
    package let alarms: [String]

    /// The most services, devices and alarms of one report.
    package static let mostOfAKind = 600
    /// The longest text in it, in bytes.
    package static let longestText = 400

    /// Collects the parts.
    package init(
        at: Timestamp,
        center: CenterID,
        release: String,
        profile: String,
        uptimeSeconds: Int,
        position: Position,
        unsynced: Int64,
        documents: [String: Int64],
        certificateUntil: Timestamp?,
        diskFreeMebibytes: Int?,
        services: [Service],
        devices: [Device],
        alarms: [String]
    ) {
        (self.at, self.center, self.release, self.profile) = (at, center, release, profile)
        (self.uptimeSeconds, self.position, self.unsynced) = (uptimeSeconds, position, unsynced)
        (self.documents, self.certificateUntil) = (documents, certificateUntil)
        (self.diskFreeMebibytes, self.services) = (diskFreeMebibytes, services)
        (self.devices, self.alarms) = (devices, alarms)
    }
}

extension HallReport {
    /// False for what no hall writes: too many of a kind, or texts too long.
    package var isWellFormed: Bool {
        let texts = [release, profile] + alarms + devices.flatMap { [$0.kind, $0.place, $0.state] }
        return [services.count, devices.count, alarms.count, documents.count].allSatisfy { $0 <= Self.mostOfAKind }
            && services.allSatisfy { $0.windows.count <= Self.mostOfAKind && $0.onDuty >= 0 }
            && texts.allSatisfy { $0.utf8.count <= Self.longestText }
    }

    /// Says whether it tells more than `other` besides the time, the positions and the room that is left: such a change is
    /// told at once, and kept.
    package func isNews(after other: HallReport?) -> Bool {
        guard var other else { return true }
        (other.at, other.uptimeSeconds, other.position) = (at, uptimeSeconds, position)
        (other.unsynced, other.diskFreeMebibytes) = (unsynced, diskFreeMebibytes)
        return other != self
    }
}
