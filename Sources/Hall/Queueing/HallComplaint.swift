// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A complaint at the desk of 有诉即办, or a work order of the hotline 12345, with its due date (R52).
package struct HallComplaint: Sendable, Equatable {
    /// The place of the event that received it.
    package let id: Position
    /// What it is about.
    package let subject: ComplaintSubject
    /// The ticket it concerns, if one was named.
    package let ticket: TicketID?
    /// The hotline's work-order number.
    package let hotline: WorkOrderID?
    /// When it was received.
    package let received: Timestamp
    /// The last day for the answer.
    package let due: BusinessDay
    /// How far it has come.
    package internal(set) var stage: ComplaintStage
    /// When it came to this stage.
    package internal(set) var since: Timestamp

    init(
        id: Position,
        subject: ComplaintSubject,
        ticket: TicketID?,
        hotline: WorkOrderID?,
        received: Timestamp,
        due: BusinessDay
    ) {
        (self.id, self.subject, self.ticket, self.hotline) = (id, subject, ticket, hotline)
        (self.received, self.due) = (received, due)
        (stage, since) = (.received, received)
    }
}
