// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Queueing
package import Terms

/// What a station's printer asks of the hall and tells it; closures, so that a test can be the hall.
package struct SlipSource: Sendable {
    /// What the station is to print by itself.
    package let pending: @Sendable (StationID, SlipSettings) async -> PendingSlips
    /// Tickets whose slip was being printed when the program ended.
    package let interrupted: @Sendable (StationID) async -> [Ticket]
    /// What this copy of a ticket's slip says now; nil when the ticket is gone or the copy was replaced by a newer one.
    package let content: @Sendable (TicketID, _ copy: Int, SlipSettings) async -> SlipContent?
    /// Returns the journal's position once a slip was asked for at the station beyond the given one; nil when the journal
    /// closes.
    package let wait: @Sendable (StationID, Position) async -> Position?
    /// Makes durable what became of a copy.
    package let report: @Sendable (TicketID, _ copy: Int, SlipOutcome) async throws(JournalError) -> Void
    /// The hall's clock.
    package let now: @Sendable () -> Timestamp
    /// The date on it.
    package let day: @Sendable () -> BusinessDay

    /// Collects the parts.
    package init(
        pending: @escaping @Sendable (StationID, SlipSettings) async -> PendingSlips,
        interrupted: @escaping @Sendable (StationID) async -> [Ticket],
        content: @escaping @Sendable (TicketID, _ copy: Int, SlipSettings) async -> SlipContent?,
        wait: @escaping @Sendable (StationID, Position) async -> Position?,
        report: @escaping @Sendable (TicketID, _ copy: Int, SlipOutcome) async throws(JournalError) -> Void,
        now: @escaping @Sendable () -> Timestamp,
        day: @escaping @Sendable () -> BusinessDay
    ) {
        (self.pending, self.interrupted, self.content) = (pending, interrupted, content)
        (self.wait, self.report, self.now, self.day) = (wait, report, now, day)
    }
}

extension SlipSource {
    /// Reads the hall's state in `journal` and reports through `submit`.
    package init(
        journal: Journal,
        submit: @escaping Submit,
        plan: HallPlan,
        clock: @escaping @Sendable () -> Moment
    ) {
        self.init(
            pending: { station, settings in
                let now = clock()
                return await journal.view { state in
                    let tickets = state.pendingSlips(at: station).compactMap { id, _ in state.ticket(id) }
                    guard tickets.count == 1 else { return PendingSlips(tickets: tickets, content: nil) }
                    let content = state.slipContent(tickets[0], plan: plan, settings: settings, now: now)
                    return PendingSlips(tickets: tickets, content: content)
                }
            },
            interrupted: { station in
                await journal.view { state in
                    state.tickets.filter { $0.slip?.station == station && $0.slip?.progress == .reported(.started) }
                }
            },
            content: { id, copy, settings in
                let now = clock()
                return await journal.view { state in
                    guard let ticket = state.ticket(id), ticket.slip?.copy == copy else { return nil }
                    return state.slipContent(ticket, plan: plan, settings: settings, now: now)
                }
            },
            wait: { station, seen in await journal.wait(beyond: seen) { $0.asksForSlip(at: station) } },
            report: { id, copy, outcome throws(JournalError) in
                // A refusal means that the copy was replaced meanwhile or its day is over: nothing to correct.
                _ = try await submit(.reportSlip(ticket: id, copy: copy, outcome), nil, nil)
            },
            now: { clock().timestamp },
            day: { clock().day }
        )
    }
}

extension HallRecord {
    /// Whether there may be something to print at `station` after it.
    fileprivate func asksForSlip(at station: StationID) -> Bool {
        switch event {
        case .ticketIssued(_, _, _, _, _, let place, _): place == station
        case .slipRequested(_, let place, _): place == station
        default: false
        }
    }
}

extension HallState {
    /// What the newest copy of a ticket's slip says now; nil for a ticket without a slip.
    fileprivate func slipContent(
        _ ticket: Ticket,
        plan: HallPlan,
        settings: SlipSettings,
        now: Moment
    ) -> SlipContent? {
        ticket.slip.map { slip in
            SlipContent(
                ticket: ticket,
                copy: slip.copy,
                plan: plan,
                outlook: outlook(for: ticket.id, plan: plan, at: now),
                settings: settings,
                now: now
            )
        }
    }
}
