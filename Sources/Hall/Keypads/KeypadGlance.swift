// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// What a keypad has to know of its window.
package struct KeypadGlance: Sendable, Equatable {
    /// Whose it is.
    package let window: WindowID
    /// Whether it is on duty.
    package let mode: WindowState.Mode
    /// The clerk signed in there.
    package let clerk: StaffID?
    /// The ticket called to or served at it.
    package let ticket: TicketID?
    /// Whether that one is being served.
    package let isServing: Bool
    /// Tickets put aside here, in the order of issue.
    package let held: [TicketID]
    /// People who wait for its services, also at other windows.
    package let waiting: Int
    /// The tickets that the digits typed may mean.
    package let named: [TicketID]

    /// What the display shows.
    package var digits: KeypadDigits { KeypadDigits(waiting: waiting, ticket: ticket?.number.serial) }
}

extension HallState {
    /// What a keypad has to know of `window`; `number` are the digits of a ticket that its clerk typed.
    package func glance(at window: WindowID, _ plan: HallPlan, number: Int? = nil) -> KeypadGlance {
        let current = self.window(window)
        let services = plan.window(window)?.services ?? []
        let ticket = current.ticket.flatMap { self.ticket($0) }
        let isServing = if case .serving = ticket?.state { true } else { false }
        return KeypadGlance(
            window: window,
            mode: current.mode,
            clerk: current.clerk,
            ticket: current.ticket,
            isServing: isServing,
            held: ticketsAside.filter { $0.state == .onHold(window: window) }.map(\.id),
            waiting: services.reduce(0) { $0 + waiting(in: $1) },
            named: number.map { tickets(numbered: $0, services) } ?? []
        )
    }

    /// Those who wait or were missed, of the window's services, whose number has these digits.
    private func tickets(numbered number: Int, _ services: [ServiceID]) -> [TicketID] {
        tickets.filter { ticket in
            ticket.id.number.serial == number && ticket.id.number.series == nil && services.contains(ticket.service)
                && (ticket.state == .waiting || ticket.state == .missed)
        }.map(\.id)
    }
}
