// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A ticket as the rows on the disk tell of it.
struct TruthTicket {
    /// Where it is.
    enum Place: Equatable {
        case waiting
        case called(WindowID)
        case serving(WindowID)
        case held
        case missed
        case done
        case abandoned
        case voidedForMismatch
        case voidedByMistake
    }

    let kind: TicketKind
    var service: ServiceID
    let issuedAt: Timestamp
    var rank: QueueRank
    var place = Place.waiting
    var reservedFor: WindowID?
    /// Slips asked for.
    var copies = 1
    /// The last word on each.
    var outcomes: [Int: SlipOutcome] = [:]

    init(kind: TicketKind, service: ServiceID, issuedAt: Timestamp, at position: Position) {
        (self.kind, self.service, self.issuedAt) = (kind, service, issuedAt)
        rank = QueueRank(place: position)
    }

    /// Takes back what a step at a window changed; what printers did meanwhile stays.
    mutating func goBack(to old: TruthTicket) {
        (service, rank, place, reservedFor) = (old.service, old.rank, old.place, old.reservedFor)
    }

    var isEnded: Bool {
        switch place {
        case .done, .abandoned, .voidedForMismatch, .voidedByMistake: true
        case .waiting, .called, .serving, .held, .missed: false
        }
    }

    var window: WindowID? {
        switch place {
        case .called(let window), .serving(let window): window
        default: nil
        }
    }

    /// The class it belongs to at `now` (A8): a booked one in or after its slot, unless it came too late, has priority.
    func callClass(at now: Timestamp) -> CallClass {
        switch kind {
        case .green: .green
        case .walkIn: .ordinary
        case .booked(_, let slot, _, _): issuedAt <= slot.end && slot.start <= now ? .booked : .ordinary
        }
    }
}

/// A window as the rows on the disk tell of it.
struct TruthWindow {
    var isOnDuty = false
    var ticket: TicketID?
    /// Priority calls since the last ordinary one, while an ordinary visitor waited who has aged.
    var passedOrdinary = 0
    /// Green calls since the last booked one, while a booked visitor waited in the slot.
    var passedBooked = 0
    /// The class of the last call, and of the last that was not ordinary.
    var last: CallClass?
    var lastPriority: CallClass?
    /// The steps of the last command that changed tickets here, with what was before.
    private(set) var steps: [TruthStep] = []

    /// Keeps a step beside those of its command only.
    mutating func note(_ step: TruthStep) {
        let isSettled = steps.last.map { $0.settles && step.calls && $0.at == step.at } ?? false
        if !isSettled || steps.count > 1 { steps = [] }
        steps.append(step)
    }

    /// Counts calls as before a step.
    mutating func goBack(to old: TruthWindow) {
        (passedOrdinary, passedBooked) = (old.passedOrdinary, old.passedBooked)
        (last, lastPriority, steps) = (old.last, old.lastPriority, [])
    }

    mutating func count(_ callClass: CallClass) {
        last = callClass
        if callClass == .ordinary { passedOrdinary = 0 }
        if callClass == .booked { passedBooked = 0 }
        if callClass != .ordinary { lastPriority = callClass }
    }
}
