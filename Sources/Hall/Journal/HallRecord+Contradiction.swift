// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

extension HallRecord {
    /// Says whether the record cannot follow on `state`: no decision of any release leads to it.
    func contradicts(_ state: HallState) -> Bool {
        if answer != nil && intent == nil { return true }
        switch event {
        case .dayOpened(let day): return state.day.map { day <= $0 } ?? false
        case .ticketIssued(let id, _, _, _, _, _, _): return id.day != state.day || state.ticket(id) != nil
        case .numbersRaised(let serial): return !(0...TicketNumber.highestSerial).contains(serial)
        default: return event.ticket.map { state.ticket($0) == nil } ?? false
        }
    }
}

extension HallEvent {
    /// The ticket that something happened to after its issue.
    fileprivate var ticket: TicketID? {
        switch self {
        case .slipRequested(let id, _, _), .slipReported(let id, _, _), .ticketCalled(let id, _, _),
            .ticketRecalled(let id, _), .servingStarted(let id, _), .ticketFinished(let id, _, _),
            .ticketMissed(let id, _), .ticketRequeued(let id, _), .ticketAbandoned(let id), .ticketHeld(let id, _),
            .ticketResumed(let id, _), .ticketTransferred(let id, _, _, _), .ticketVoided(let id, _),
            .ticketVerified(let id, _, _), .stepUndone(let id, _), .ticketRated(let id, _, _):
            id
        case .dayOpened, .ticketIssued, .windowOpened, .windowPaused, .windowClosed, .clerkSignedIn, .clerkSignedOut,
            .alertRaised, .alertAcknowledged, .alertClosed, .complaintReceived, .complaintMoved, .centerChangesTaken,
            .numbersRaised, .refused, .unchanged:
            nil
        }
    }
}
