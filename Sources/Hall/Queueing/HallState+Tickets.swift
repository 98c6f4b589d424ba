// SPDX-License-Identifier: Apache-2.0
import Terms

// What events do to tickets; an event about a ticket that is not of today changes nothing.
extension HallState {
    mutating func issue(_ ticket: Ticket) {
        if let booking = ticket.booking.flatMap({ bookings[$0] }) { toCome.count(booking, -1, today) }
        let number = ticket.id.number
        if number.series == nil { serials[number.prefix] = max(serials[number.prefix] ?? 0, number.serial) }
        lists.list(ticket, at: today.add(ticket))
        trail.note(.issued)
    }

    /// Changes a ticket and keeps the lists right.
    mutating func change(_ id: TicketID, _ body: (inout Ticket) -> Void) {
        guard let index = today.index(of: id) else { return }
        trail.note(.changed(index, today.tickets[index]))
        lists.unlist(today.tickets[index], at: index)
        today.change(index, body)
        lists.list(today.tickets[index], at: index)
    }

    /// Changes a ticket that is no longer at a window, or missed, afterwards.
    mutating func leave(_ id: TicketID, _ body: (inout Ticket) -> Void) {
        if let window = today.ticket(id)?.window { windows[window, default: WindowState()].ticket = nil }
        calls.removeAll { $0.ticket == id }
        missed.removeAll { $0 == id }
        change(id, body)
    }

    mutating func call(_ id: TicketID, to window: WindowID, calls count: Int, at now: Timestamp) {
        leave(id) { ticket in
            ticket.state = .called(window: window, calls: count, at: now)
            if ticket.firstCall == nil { ticket.firstCall = now }
        }
        windows[window, default: WindowState()].ticket = id
        calls.append(CurrentCall(ticket: id, window: window, at: now, calls: count))
    }

    mutating func recall(_ id: TicketID, to window: WindowID, at now: Timestamp) {
        guard case .called(_, let count, _)? = today.ticket(id)?.state else { return }
        call(id, to: window, calls: count + 1, at: now)
    }

    mutating func finish(_ id: TicketID, at now: Timestamp) {
        guard let ticket = today.ticket(id) else { return }
        // From the call on: while the visitor walks to it the window can do nothing else.
        if let call = calls.last(where: { $0.ticket == id }) { took(now.seconds(since: call.at), ticket.service) }
        leave(id) { ticket in
            ticket.finishedAt = ticket.window
            ticket.state = .done
        }
    }

    mutating func miss(_ id: TicketID) {
        leave(id) { ticket in
            ticket.state = .missed
            ticket.misses += 1
        }
        missed.append(id)
        if missed.count > BoardView.missedLimit { missed.removeFirst() }
    }

    mutating func void(_ id: TicketID, _ reason: VoidReason) {
        leave(id) { $0.state = .voided(reason) }
        guard reason == .idMismatch, let number = today.ticket(id)?.booking, var booking = bookings[number]
        else { return }
        booking.standing = .void
        keep(booking)
    }

    /// A requeue or a transfer: the ticket waits again.
    mutating func takeMove(_ event: HallEvent) {
        if case .ticketRequeued(let id, let rank) = event {
            let reserved = reservation(ofMissed: id)
            leave(id) { ticket in
                (ticket.state, ticket.rank, ticket.reservedFor) = (.waiting, rank, reserved)
            }
        }
        if case .ticketTransferred(let id, _, let service, let reserved) = event {
            leave(id) { ticket in
                (ticket.state, ticket.service, ticket.reservedFor) = (.waiting, service, reserved)
            }
        }
    }

    /// The window that a missed ticket would wait for alone: the one it was transferred to, unless that has closed.
    func reservation(ofMissed id: TicketID) -> WindowID? {
        guard let reserved = today.ticket(id)?.reservedFor, window(reserved).mode != .closed else { return nil }
        return reserved
    }

    /// A slip's copy was asked for, or a printer told what it did; the printer may speak of yesterday's ticket.
    mutating func takePaper(_ event: HallEvent) {
        if case .slipRequested(let id, let station, let copy) = event {
            change(id) { $0.slip = SlipState(station: station, copy: copy) }
        }
        if case .slipReported(let id, let copy, let outcome) = event {
            let report = { (ticket: inout Ticket) in
                if ticket.slip?.copy == copy { ticket.slip?.progress = .reported(outcome) }
            }
            change(id, report)
            if let index = before.index(of: id) {
                trail.note(.changedBefore(index, before.tickets[index]))
                before.change(index, report)
            }
        }
    }

    private mutating func took(_ seconds: Int, _ service: ServiceID) {
        handling[service, default: []].append(seconds)
        if handling[service, default: []].count > Self.handlingSamples { handling[service]?.removeFirst() }
    }
}

extension Timestamp {
    /// Whole seconds from `earlier`, 0 when the clock stepped back.
    fileprivate func seconds(since earlier: Timestamp) -> Int {
        max(0, Int((milliseconds - earlier.milliseconds) / 1000))
    }
}
