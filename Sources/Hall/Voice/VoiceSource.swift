// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Queueing
package import Terms

/// What a zone's voice asks of the hall; closures, so that a test can be the hall.
package struct VoiceSource: Sendable {
    /// The records beyond a position; nil when the journal cannot be read any more.
    package let records: @Sendable (Position) async -> [HallRecord]?
    /// Returns once there is something to hear beyond the position; nil when the journal closes.
    package let wait: @Sendable (Position) async -> Position?
    /// Which of these are still true.
    package let standing: @Sendable ([VoiceNews]) async -> Set<VoiceNews>
    /// The services of tickets, for the area where their windows are.
    package let service: @Sendable (TicketID) async -> ServiceID?
    /// Those who are being called now, with the position that this is known at.
    package let called: @Sendable () async -> (Position, [Called])
    /// The hall's clock.
    package let now: @Sendable () -> Moment

    /// Somebody who is being called.
    package struct Called: Sendable {
        /// Who.
        package let ticket: TicketID
        /// Where to.
        package let window: WindowID
        /// Since when.
        package let at: Timestamp
        /// Whether he was called before.
        package let isRecall: Bool
    }

    /// Collects the parts.
    package init(
        records: @escaping @Sendable (Position) async -> [HallRecord]?,
        wait: @escaping @Sendable (Position) async -> Position?,
        standing: @escaping @Sendable ([VoiceNews]) async -> Set<VoiceNews>,
        service: @escaping @Sendable (TicketID) async -> ServiceID?,
        called: @escaping @Sendable () async -> (Position, [Called]),
        now: @escaping @Sendable () -> Moment
    ) {
        (self.records, self.wait, self.standing, self.service) = (records, wait, standing, service)
        (self.called, self.now) = (called, now)
    }
}

extension VoiceSource {
    /// How many records are read at once.
    private static let page = 200

    /// Follows `journal`.
    package init(journal: Journal, clock: @escaping @Sendable () -> Moment) {
        self.init(
            records: { position in try? await journal.records(after: position, limit: Self.page) },
            wait: { position in await journal.wait(beyond: position) { $0.isHeard } },
            standing: { news in await journal.view { state in Set(news.filter { $0.stands(in: state) }) } },
            service: { ticket in await journal.view { $0.ticket(ticket)?.service } },
            called: {
                await journal.view { state in
                    let called = state.tickets.compactMap { ticket -> Called? in
                        guard case .called(let window, let calls, let at) = ticket.state else { return nil }
                        return Called(ticket: ticket.id, window: window, at: at, isRecall: calls > 1)
                    }
                    return (state.position, called)
                }
            },
            now: clock
        )
    }
}

extension HallRecord {
    /// Whether a voice may have something to say, or to leave out, after it.
    fileprivate var isHeard: Bool {
        switch event {
        case .ticketCalled, .ticketRecalled, .ticketResumed, .ticketTransferred, .ticketMissed, .stepUndone,
            .centerChangesTaken, .dayOpened:
            true
        default: false
        }
    }
}
