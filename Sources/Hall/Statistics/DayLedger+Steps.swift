// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// What events do to the row of their ticket.
extension DayLedger {
    mutating func takeStep(_ record: HallRecord) {
        let now = record.moment.timestamp
        switch record.event {
        case .ticketCalled(let id, let window, let callClass):
            if isOutOfTurn(id, callClass, now) { count(.outOfTurn, by: clerk(at: window, record)) }
            atWindow(id, window, record) { entry in
                if entry.row.firstCall == nil { (entry.row.firstCall, entry.row.callClass) = (now, callClass) }
                entry.call()
            }
        case .ticketResumed(let id, let window): atWindow(id, window, record) { $0.call() }
        case .servingStarted(let id, let window):
            atWindow(id, window, record) { entry in
                entry.servingSince = now
                if entry.row.served == nil { entry.row.served = now }
            }
        case .ticketFinished(let id, let window, let outcome):
            atWindow(id, window, record) { entry in
                entry.leave(at: now)
                entry.row.outcome = outcome
                entry.end(.done, at: now)
            }
        case .ticketHeld(let id, let window): atWindow(id, window, record) { $0.leave(at: now) }
        case .ticketMissed(let id, let window?): atWindow(id, window, record) { $0.miss(at: now) }
        case .ticketMissed(let id, nil): change(id) { $0.miss(at: now) }
        case .ticketTransferred(let id, let window, let service, let reserved):
            atWindow(id, window, record) { entry in
                entry.leave(at: now)
                entry.row.service = service
                entry.row.transfers += 1
                (entry.isWaiting, entry.isReserved) = (true, reserved != nil)
            }
        case .ticketRecalled(let id, _): change(id) { $0.row.recalls += 1 }
        case .ticketRequeued(let id, let rank): change(id) { $0.requeue(rank) }
        case .ticketAbandoned(let id): change(id) { $0.end(.abandoned, at: now) }
        case .ticketVoided(let id, _):
            count(.void, by: record.staff)
            change(id) { entry in
                entry.leave(at: now)
                entry.end(.voided, at: now)
            }
        case .ticketVerified(let id, _, let verification):
            change(id) { $0.row.verification = verification.result }
        case .ticketRated(let id, _, let rating): change(id) { $0.row.rating = rating }
        default: break
        }
    }

    /// A step at a window, which can be taken back.
    private mutating func atWindow(
        _ id: TicketID,
        _ window: WindowID,
        _ record: HallRecord,
        _ body: (inout Entry) -> Void
    ) {
        remember(id, at: window, record)
        let staff = clerk(at: window, record)
        change(id) { entry in
            (entry.row.window, entry.row.staff) = (window, staff ?? entry.row.staff)
            body(&entry)
        }
    }

    /// Says whether somebody of the same line and class who came earlier goes on waiting, or the ticket did not wait.
    private func isOutOfTurn(_ id: TicketID, _ callClass: CallClass, _ now: Timestamp) -> Bool {
        guard let called = entries[id], !called.isReserved else { return false }
        guard called.isWaiting else { return true }
        return waiting.contains { id in
            guard let other = entries[id] else { return false }
            return !other.isReserved && other.row.service == called.row.service
                && other.rank < called.rank && other.row.callClass(at: now) == callClass
        }
    }
}

extension DayLedger.Entry {
    fileprivate mutating func call() { (isWaiting, isReserved, servingSince) = (false, false, nil) }

    /// Counts the time at the window, if serving had begun.
    fileprivate mutating func leave(at now: Timestamp) {
        if let since = servingSince {
            row.serviceSeconds += max(0, Int((now.milliseconds - since.milliseconds) / 1000))
        }
        servingSince = nil
    }

    fileprivate mutating func miss(at now: Timestamp) {
        leave(at: now)
        row.misses += 1
        end(.missed, at: now)
    }

    fileprivate mutating func requeue(_ rank: QueueRank) {
        (self.rank, isWaiting) = (rank, true)
        row.requeues += 1
        (row.end, row.ended) = (nil, nil)
    }

    fileprivate mutating func end(_ end: VisitEnd, at now: Timestamp) {
        isWaiting = false
        (row.end, row.ended) = (end, now)
    }
}

extension VisitRow {
    /// The class the ticket would be called in at `now` (A8).
    fileprivate func callClass(at now: Timestamp) -> CallClass {
        switch (kind, slot) {
        case (.green, _): .green
        case (.booked, let slot?) where issued <= slot.end && slot.start <= now: .booked
        case (.booked, _), (.walkIn, _): .ordinary
        }
    }
}
