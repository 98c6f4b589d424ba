// SPDX-License-Identifier: Apache-2.0
package import Queueing
import Terms
package import Wire

/// Says a hall's events in the words of the link: what happened to which ticket, never to which person.
package enum FactTranslation {
    /// The fact that the center is told of `record`; nil when it carries none.
    package static func entry(of record: HallRecord) -> FactBatch.Entry? {
        fact(of: record.event).map {
            FactBatch.Entry(
                position: record.position,
                at: record.moment.timestamp,
                staff: record.staff,
                fact: $0
            )
        }
    }

    /// The fact in `event`; nil for what concerns the hall alone: paper that is only asked for, a call repeated at the
    /// same window, who works where and what was said there besides the finding of a check, and what the center itself sent.
    package static func fact(of event: HallEvent) -> HallFact? {
        switch event {
        case .dayOpened(let day): .dayOpened(day)
        case .ticketIssued(let id, _, let kind, _, let service, _, _):
            .issued(id, service: service, origin: origin(of: kind))
        case .slipReported(let id, let copy, let outcome): .slip(id, copy: copy, outcome: outcome.rawValue)
        case .ticketCalled(let id, let window, _): .called(id, window: window)
        case .servingStarted(let id, let window): .serving(id, window: window)
        case .ticketFinished(let id, let window, let outcome):
            .finished(id, window: window, outcome: outcome?.rawValue)
        case .ticketVerified(let id, let window, let verification):
            .verified(id, window: window, result: verification.result.rawValue)
        case .ticketMissed(let id, _): .missed(id)
        case .ticketRequeued(let id, _): .requeued(id)
        case .ticketAbandoned(let id): .abandoned(id)
        case .ticketHeld(let id, let window): .held(id, window: window)
        case .ticketResumed(let id, let window): .resumed(id, window: window)
        case .ticketTransferred(let id, _, let service, _): .transferred(id, service: service)
        case .ticketVoided(let id, let reason): .voided(id, reason: reason.rawValue)
        case .windowOpened(let window): mode(.open, of: window)
        case .windowPaused(let window): mode(.paused, of: window)
        case .windowClosed(let window): mode(.closed, of: window)
        case .refused(let refusal): .refused(reason: refusal.factName)
        case .stepUndone(let id, let window): .undone(id, window: window)
        case .slipRequested, .ticketRecalled, .ticketRated, .clerkSignedIn, .clerkSignedOut,
            .alertRaised, .alertAcknowledged, .alertClosed, .complaintReceived, .complaintMoved, .centerChangesTaken,
            .numbersRaised, .unchanged:
            nil
        }
    }

    private static func origin(of kind: TicketKind) -> HallFact.Origin {
        switch kind {
        case .walkIn: .walkIn
        // Only the center's grant spares the window the check.
        case .booked(let number, _, let verifyAtWindow, _): .booking(number, claimed: !verifyAtWindow)
        case .green(let reason): .green(reason: reason)
        }
    }

    private static func mode(_ mode: WindowState.Mode, of window: WindowID) -> HallFact {
        .window(window, mode: mode.rawValue)
    }
}
