// SPDX-License-Identifier: Apache-2.0
import Terms

// Alerts and complaints.
extension HallState {
    mutating func takeCase(_ event: HallEvent, at record: HallRecord) {
        let now = record.moment.timestamp
        switch event {
        case .alertRaised(let kind, let station):
            alerts.append(HallAlert(id: record.position, kind: kind, station: station, raised: now))
            forgetAlerts()
        case .alertAcknowledged(let id):
            changeAlert(id) { ($0.acknowledged, $0.acknowledgedBy) = (now, record.staff) }
        case .alertClosed(let id): changeAlert(id) { $0.closed = now }
        case .complaintReceived(let subject, let ticket, let hotline, let due):
            complaints.append(
                HallComplaint(
                    id: record.position,
                    subject: subject,
                    ticket: ticket,
                    hotline: hotline,
                    received: now,
                    due: due
                )
            )
        case .complaintMoved(let id, let stage):
            guard let index = complaints.firstIndex(where: { $0.id == id }) else { return }
            (complaints[index].stage, complaints[index].since) = (stage, now)
        default: break
        }
    }

    /// Closed alerts go with their day, answered complaints after a month.
    mutating func forgetCases(at now: Timestamp) {
        alerts.removeAll { $0.closed != nil }
        complaints.removeAll {
            $0.stage == .answered && now.milliseconds - $0.since.milliseconds > Self.answeredMilliseconds
        }
    }

    /// Of more alerts than are kept the oldest closed one goes first.
    private mutating func forgetAlerts() {
        guard alerts.count > Self.alertLimit else { return }
        alerts.remove(at: alerts.firstIndex { $0.closed != nil } ?? 0)
    }

    private mutating func changeAlert(_ id: Position, _ body: (inout HallAlert) -> Void) {
        guard let index = alerts.firstIndex(where: { $0.id == id }) else { return }
        body(&alerts[index])
    }

    /// Alerts kept at most.
    static let alertLimit = 200
    /// How long an answered complaint is kept: 30 days.
    private static let answeredMilliseconds: Int64 = 30 * 86_400_000
}
