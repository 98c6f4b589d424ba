// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// What a display is told of an event: its position, its kind and the ticket's number.
struct PublicWord: Sendable, Equatable, Decodable {
    let position: Int64
    let type: String
    let number: String?

    /// What `record` is to be told as; nil when the public hears nothing of it.
    init?(_ record: HallRecord) {
        guard let (type, ticket) = Self.words(record.event) else { return nil }
        (position, self.type, number) = (record.position.value, type, ticket?.number.text)
    }

    /// Written anew from the API's description, not shared with what it checks.
    private static func words(_ event: HallEvent) -> (String, TicketID?)? {
        switch event {
        case .dayOpened: ("day_opened", nil)
        case .ticketIssued(let id, _, _, _, _, _, _): ("ticket_issued", id)
        case .ticketCalled(let id, _, _): ("ticket_called", id)
        case .ticketRecalled(let id, _): ("ticket_recalled", id)
        case .servingStarted(let id, _): ("serving_started", id)
        case .ticketFinished(let id, _, _): ("ticket_finished", id)
        case .ticketMissed(let id, _): ("ticket_missed", id)
        case .ticketRequeued(let id, _): ("ticket_requeued", id)
        case .ticketAbandoned(let id): ("ticket_abandoned", id)
        case .ticketHeld(let id, _): ("ticket_held", id)
        case .ticketResumed(let id, _): ("ticket_resumed", id)
        case .ticketTransferred(let id, _, _, _): ("ticket_transferred", id)
        case .ticketVoided(let id, _): ("ticket_voided", id)
        case .windowOpened: ("window_opened", nil)
        case .windowPaused: ("window_paused", nil)
        case .windowClosed: ("window_closed", nil)
        case .centerChangesTaken(let changes, _):
            changes.contains { if case .notice = $0 { true } else { false } } ? ("notice_changed", nil) : nil
        case .stepUndone(let id, _): ("step_undone", id)
        case .slipRequested, .slipReported, .ticketVerified, .ticketRated, .clerkSignedIn, .clerkSignedOut,
            .alertRaised, .alertAcknowledged, .alertClosed, .complaintReceived, .complaintMoved, .numbersRaised,
            .refused, .unchanged:
            nil
        }
    }
}
