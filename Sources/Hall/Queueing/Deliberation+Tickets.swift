// SPDX-License-Identifier: Apache-2.0
import Terms

// Tickets that are not at a window, and the center's feed.
extension Deliberation {
    /// 过号重排: behind the Nth who waits in the same list, or behind the last when fewer wait.
    func requeue(_ id: TicketID) throws(Refusal) -> Decision {
        var ticket = try ticket(id)
        guard ticket.state == .missed else { throw .ticketIs(id, state: ticket.state.name) }
        ticket.reservedFor = state.reservation(ofMissed: id)
        let waiting = state.lists.line(for: ticket).waiting
        let ahead = waiting.prefix(plan.rules.requeueAfter).last
        let rank = QueueRank(place: ahead?.rank.place ?? ticket.rank.place, requeued: state.position.next)
        return .done(.ticketRequeued(id, rank: rank))
    }

    /// 弃号.
    func abandon(_ id: TicketID) throws(Refusal) -> Decision {
        let ticket = try ticket(id)
        switch ticket.state {
        case .waiting, .missed, .onHold: return .done(.ticketAbandoned(id))
        case .called, .serving, .done, .abandoned, .voided: throw .ticketIs(id, state: ticket.state.name)
        }
    }

    /// 作废 by staff (A9), wherever the ticket is as long as it lives.
    func void(_ id: TicketID, _ reason: VoidReason) throws(Refusal) -> Decision {
        let ticket = try ticket(id)
        guard staff != nil else { throw .staffNeeded }
        guard ticket.state.isLive else { throw .ticketIs(id, state: ticket.state.name) }
        return .done(.ticketVoided(id, reason))
    }

    /// The feed must go on where the copy ends, or start anew from 0, which is always safe.
    func takeCenterChanges(_ changes: [CenterChange], _ from: Int64, _ through: Int64) throws(Refusal) -> Decision {
        guard from == state.centerCursor || from == 0, through >= from
        else { throw .cursorMismatch(expected: state.centerCursor) }
        guard !changes.isEmpty || through != state.centerCursor else { return .unchanged }
        return .done(.centerChangesTaken(changes, through: through))
    }
}
