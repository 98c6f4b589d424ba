// SPDX-License-Identifier: Apache-2.0
import Store
import Supervision
import Terms
import Wire

/// A hall in the list of all.
struct HallView: Encodable {
    struct Alarm: Encodable {
        let kind, about: String
    }

    let id: HallID
    let name: String
    let center: CenterID
    let heardAt: String?
    let silent: Bool
    let profile, version: String?
    let catalogVersion: Int64?
    let clockOffsetMs: Int?
    let position: Position
    let unsynced: Int64?
    let certificateUntil: String?
    /// Whether no certificate of it is accepted.
    let revoked: Bool
    let alarms: [Alarm]

    init(_ hall: RegisteredHall, _ kept: KeptReport?, _ sight: HallSight, _ found: [HallWatch], _ now: Moment) {
        (id, name, center, position) = (hall.id, hall.name, hall.center, hall.position)
        heardAt = sight.heardAt.map { now.at($0).rfc3339 }
        silent = found.contains { $0.kind == .silent }
        (profile, version) = (kept?.report.profile, kept?.report.release)
        catalogVersion = kept?.report.documents["catalog"]
        clockOffsetMs = kept.map { Int($0.report.at.milliseconds - $0.at.milliseconds) }
        unsynced = kept?.report.unsynced
        certificateUntil = sight.certificateUntil.map { now.at($0).rfc3339 }
        revoked = sight.certificateUntil == nil
        alarms = found.map { Alarm(kind: $0.kind.rawValue, about: $0.about) }
    }
}
