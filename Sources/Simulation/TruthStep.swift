// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A step at a window, with ticket and window as they were before it.
struct TruthStep {
    let id: TicketID
    let ticket: TruthTicket
    let window: TruthWindow
    /// Whether it finished or missed the ticket, which the next call of the same command goes with.
    let settles: Bool
    let calls: Bool
    let at: Timestamp

    init(id: TicketID, ticket: TruthTicket, window: TruthWindow, _ record: HallRecord) {
        (self.id, self.ticket, self.window) = (id, ticket, window)
        at = record.moment.timestamp
        switch record.event {
        case .ticketFinished, .ticketMissed: (settles, calls) = (true, false)
        case .ticketCalled: (settles, calls) = (false, true)
        default: (settles, calls) = (false, false)
        }
    }
}
