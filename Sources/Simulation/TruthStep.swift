// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A step at a window, with ticket and window as they were before it.
struct TruthStep {
    let id: TicketID
    let ticket: TruthTicket
    let window: TruthWindow
    let position: Position
    let at: Timestamp

    init(id: TicketID, ticket: TruthTicket, window: TruthWindow, _ record: HallRecord) {
        (self.id, self.ticket, self.window) = (id, ticket, window)
        (position, at) = (record.position, record.moment.timestamp)
    }
}
