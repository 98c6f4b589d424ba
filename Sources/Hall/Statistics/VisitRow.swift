// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// What is kept of one ticket: times, places and counts, and nothing that leads to a person.
package struct VisitRow: Sendable, Equatable {
    /// The ticket's day and number.
    package let ticket: TicketID
    /// How the visitor came to it.
    package let kind: VisitKind
    /// The line it was in last.
    package var service: ServiceID
    /// Local hour of the issue, 0–23.
    package let hour: Int
    /// When the number was taken.
    package let issued: Timestamp
    /// Of a booked visitor.
    package let slot: TimeSlot?
    /// What the visitor was told to expect, in minutes.
    package let announced: ClosedRange<Int>?
    /// The window that called it last.
    package var window: WindowID?
    /// The staff number of who called or served it last.
    package var staff: StaffID?
    /// The class of the first call.
    package var callClass: CallClass?
    /// The first call (A33).
    package var firstCall: Timestamp?
    /// When serving first began.
    package var served: Timestamp?
    /// Seconds at windows, all pieces together; may be hours.
    package var serviceSeconds = 0
    /// When it ended.
    package var ended: Timestamp?
    /// How it ended; nil while it has not.
    package var end: VisitEnd?
    /// What the clerk said of the end.
    package var outcome: FinishOutcome?
    /// How often it was called again.
    package var recalls = 0
    /// How often it was missed.
    package var misses = 0
    /// How often it came back after that.
    package var requeues = 0
    /// How often it was sent on.
    package var transfers = 0
    /// 好差评, if there was one.
    package var rating: Rating?
    /// What the window found of a booked visitor.
    package var verification: Verification.Result?

    /// A ticket that was just issued.
    init(
        ticket: TicketID,
        kind: VisitKind,
        service: ServiceID,
        hour: Int,
        issued: Timestamp,
        slot: TimeSlot?,
        announced: ClosedRange<Int>?
    ) {
        (self.ticket, self.kind, self.service, self.hour) = (ticket, kind, service, hour)
        (self.issued, self.slot, self.announced) = (issued, slot, announced)
    }

    /// Seconds waited for the first call; a booked visitor who came early waits from the start of the slot on.
    var waited: Int? {
        firstCall.map { call in
            let from = slot.map { max(issued, $0.start) } ?? issued
            return max(0, Int((call.milliseconds - from.milliseconds) / 1000))
        }
    }

    /// Seconds from the issue to the first call, which is what was announced.
    var waitedSinceIssue: Int? { firstCall.map { max(0, Int(($0.milliseconds - issued.milliseconds) / 1000)) } }
}
