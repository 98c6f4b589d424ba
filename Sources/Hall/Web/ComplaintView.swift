// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A complaint on its way to its answer (R52).
struct ComplaintView: Equatable {
    let id: Position
    let subject: ComplaintSubject
    let ticket: TicketID?
    let hotline: WorkOrderID?
    let receivedAt: String
    let stage: ComplaintStage
    /// Since when it is at this stage.
    let since: String
    let due: BusinessDay
    /// Whether its last day has passed without an answer.
    let isOverdue: Bool

    /// Tells of a complaint, with times in the zone of `now`.
    init(_ complaint: HallComplaint, at now: Moment) {
        (id, subject, ticket) = (complaint.id, complaint.subject, complaint.ticket)
        (hotline, stage, due) = (complaint.hotline, complaint.stage, complaint.due)
        (receivedAt, since) = (now.at(complaint.received).rfc3339, now.at(complaint.since).rfc3339)
        isOverdue = complaint.stage != .answered && complaint.due < now.day
    }
}

extension ComplaintView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("due", due)
        json.member("hotline", hotline?.text)
        json.member("id", number: id.value)
        json.member("overdue", flag: isOverdue)
        json.member("received_at", receivedAt)
        json.member("since", since)
        json.member("stage", stage.rawValue)
        json.member("subject", subject.rawValue)
        json.member("ticket", ticket)
        json.endObject()
    }
}
