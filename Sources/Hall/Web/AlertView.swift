// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A call for staff, with who took it up (R42).
struct AlertView: Equatable {
    let id: Position
    let kind: AlertKind
    let station: StationID?
    let raisedAt: String
    let acknowledgedAt: String?
    let acknowledgedBy: StaffID?
    let closedAt: String?

    /// Tells of an alert, with times in the zone of `now`.
    init(_ alert: HallAlert, in now: Moment) {
        (id, kind, station) = (alert.id, alert.kind, alert.station)
        raisedAt = now.at(alert.raised).rfc3339
        (acknowledgedAt, acknowledgedBy) = (alert.acknowledged.map { now.at($0).rfc3339 }, alert.acknowledgedBy)
        closedAt = alert.closed.map { now.at($0).rfc3339 }
    }
}

extension AlertView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("acknowledged_at", acknowledgedAt)
        json.member("acknowledged_by", acknowledgedBy?.text)
        json.member("closed_at", closedAt)
        json.member("id", number: id.value)
        json.member("kind", kind.rawValue)
        json.member("raised_at", raisedAt)
        json.member("station", station?.text)
        json.endObject()
    }
}
