// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// What may happen to a ticket after what happened before.
extension HallTruth {
    /// Moves a ticket as the record says, if that is possible from where it is.
    func live(_ record: HallRecord) throws(Violation) {
        guard let (id, window) = record.event.subject else { return }
        guard var ticket = tickets[id], id.day == replayed.day else {
            throw Violation(.lawfulLife, "\(plan.hall): \(record.position) is about \(id), which is not of today")
        }
        if case .stepUndone(_, let window) = record.event { return try takeBack(id, at: window, record) }
        let before = ticket.place
        let step = window.map { TruthStep(id: id, ticket: ticket, window: windows[$0] ?? TruthWindow(), record) }
        try tally.check(
            .lawfulLife,
            ticket.take(record.event),
            "\(plan.hall): \(record.position) cannot happen to \(id), which is \(before): \(record.event)"
        )
        if case .ticketRequeued = record.event, let reserved = ticket.reservedFor, windows[reserved]?.isOnDuty != true {
            ticket.reservedFor = nil
        }
        try moveWindow(id, from: before, to: ticket.place, window, record)
        if case .ticketVoided(_, .idMismatch) = record.event, case .booked(let booking, _, _, _) = ticket.kind {
            voided.insert(booking)
        }
        tickets[id] = ticket
        if let window, let step, record.event.canBeUndone { windows[window, default: TruthWindow()].note(step) }
    }

    /// What the window's last command did to tickets did not happen.
    private func takeBack(_ id: TicketID, at window: WindowID, _ record: HallRecord) throws(Violation) {
        let steps = windows[window]?.steps ?? []
        try tally.check(
            .lawfulLife,
            steps.last?.id == id,
            "\(plan.hall): \(record.position) takes a step with \(id) back that was not the last at \(window)"
        )
        for step in steps.reversed() {
            if let at = tickets[step.id]?.window, windows[at]?.ticket == step.id { windows[at]?.ticket = nil }
            tickets[step.id]?.goBack(to: step.ticket)
            if let at = step.ticket.window { windows[at]?.ticket = step.id }
        }
        guard let first = steps.first else { return }
        windows[window]?.goBack(to: first.window)
    }

    /// A window has one ticket at a time, and the ticket that is worked with there.
    private func moveWindow(
        _ id: TicketID,
        from before: TruthTicket.Place,
        to after: TruthTicket.Place,
        _ window: WindowID?,
        _ record: HallRecord
    ) throws(Violation) {
        var old: WindowID?
        switch before {
        case .called(let window), .serving(let window): old = window
        default: break
        }
        if let old, windows[old]?.ticket == id { windows[old]?.ticket = nil }
        switch after {
        case .called(let new), .serving(let new):
            let other = windows[new]?.ticket
            try tally.check(
                .lawfulLife,
                other == nil && window == new,
                "\(plan.hall): \(record.position) brings \(id) to window \(new), which has \(other?.text ?? "another")"
            )
            windows[new, default: TruthWindow()].ticket = id
        default: break
        }
    }
}

extension TruthTicket {
    /// Takes what happened; false when it cannot happen from here.
    mutating func take(_ event: HallEvent) -> Bool {
        switch (event, place) {
        case (.ticketCalled(_, let window, _), .waiting), (.ticketCalled(_, let window, _), .missed):
            place = .called(window)
        case (.ticketRecalled(_, let at), .called(let window)) where at == window: break
        case (.servingStarted(_, let window), .called) where window == self.window: place = .serving(window)
        case (.ticketFinished(_, let at, _), _) where at == window: place = .done
        case (.ticketMissed(_, let at?), _) where at == window: place = .missed
        // The day closes on whoever is still here.
        case (.ticketMissed(_, nil), .waiting), (.ticketMissed(_, nil), .called), (.ticketMissed(_, nil), .serving),
            (.ticketMissed(_, nil), .held):
            place = .missed
        case (.ticketHeld(_, let at), _) where at == window: place = .held
        case (.ticketResumed(_, let window), .held): place = .called(window)
        case (.ticketRequeued(_, let rank), .missed): (place, self.rank) = (.waiting, rank)
        case (.ticketTransferred(_, let from, let service, let reserved), _) where from == window:
            (place, self.service, reservedFor) = (.waiting, service, reserved)
        case (.ticketAbandoned, .waiting), (.ticketAbandoned, .missed), (.ticketAbandoned, .held): place = .abandoned
        case (.ticketVoided(_, let reason), _) where !isEnded:
            place = reason == .issuedByMistake ? .voidedByMistake : .voidedForMismatch
        case (.ticketVerified(_, let at, _), _) where at == window: break
        case (.ticketRated, .done): break
        default: return false
        }
        return true
    }
}

extension HallEvent {
    /// The ticket that something happened to after its issue, and the window where.
    fileprivate var subject: (TicketID, WindowID?)? {
        switch self {
        case .ticketCalled(let id, let window, _), .ticketRecalled(let id, let window),
            .servingStarted(let id, let window), .ticketFinished(let id, let window, _),
            .ticketHeld(let id, let window), .ticketResumed(let id, let window), .ticketVerified(let id, let window, _),
            .stepUndone(let id, let window):
            (id, window)
        case .ticketMissed(let id, let window): (id, window)
        case .ticketTransferred(let id, let from, _, _): (id, from)
        case .ticketRequeued(let id, _), .ticketAbandoned(let id), .ticketVoided(let id, _): (id, nil)
        case .ticketRated(let id, _, _): (id, nil)
        default: nil
        }
    }

    /// Whether a clerk can take it back.
    fileprivate var canBeUndone: Bool {
        switch self {
        case .ticketCalled, .servingStarted, .ticketFinished, .ticketHeld, .ticketResumed, .ticketMissed,
            .ticketTransferred:
            true
        default: false
        }
    }
}
