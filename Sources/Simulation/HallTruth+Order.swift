// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// Nobody starves (R31).
//
// What can be proven of `OrderPolicy`, for a window that serves everybody, of the first of each class who waits there:
// - ordinary, once aged: at most `priorityRun` priority calls before the next ordinary one;
// - booked in the slot: at most `greenMaxRun` green calls before the next booked one, and never two ordinary calls in a row;
// - green: never two booked calls in a row, and never two ordinary ones.
// Within a class the order is that of the ranks. So the Nth of a class waits for at most N such stretches of calls.
extension HallTruth {
    /// Judges a call that the policy chose; to be asked before the ticket has moved.
    func judgeOrder(
        _ id: TicketID,
        _ window: WindowID,
        _ callClass: CallClass,
        _ record: HallRecord
    ) throws(Violation) {
        guard let plan = plan.window(window), let ticket = tickets[id] else { return }
        let now = record.moment.timestamp
        try tally.check(
            .lawfulLife,
            ticket.callClass(at: now) == callClass,
            "\(self.plan.hall): \(id) was called as \(callClass) at \(record.position)"
        )
        // Whoever waits for one window only comes before the policy; windows for some classes are another matter.
        guard plan.role == .general, ticket.reservedFor == nil else { return }
        let heads = heads(for: plan, at: now)
        try tally.check(
            .nobodyStarves,
            heads[callClass]?.id == id,
            "\(self.plan.hall): \(id) was called before \(heads[callClass]?.id.text ?? "nobody") of its class"
        )
        try judgeRuns(id, window, callClass, heads, at: now)
    }

    private typealias Heads = [CallClass: (id: TicketID, rank: QueueRank, issuedAt: Timestamp)]

    /// The first of each class who waits where the window calls.
    private func heads(for window: WindowPlan, at now: Timestamp) -> Heads {
        var heads: Heads = [:]
        for id in today {
            guard let ticket = tickets[id], ticket.place == .waiting, ticket.reservedFor == nil,
                window.services.contains(ticket.service)
            else { continue }
            let callClass = ticket.callClass(at: now)
            if let head = heads[callClass], head.rank < ticket.rank { continue }
            heads[callClass] = (id, ticket.rank, ticket.issuedAt)
        }
        return heads
    }

    private func judgeRuns(
        _ id: TicketID,
        _ window: WindowID,
        _ callClass: CallClass,
        _ heads: Heads,
        at now: Timestamp
    ) throws(Violation) {
        let policy = plan.rules.order
        let before = windows[window, default: TruthWindow()]
        var after = before
        defer { windows[window] = after }
        guard policy.mode != .fifo else {
            let first = heads.values.min { $0.rank < $1.rank }
            return try tally.check(.nobodyStarves, first?.id == id, "\(plan.hall): \(id) was called out of turn")
        }
        let hasAged = heads[.ordinary].map { now.minutes(since: $0.issuedAt) >= policy.ageingBound } ?? false
        after.passedOrdinary = callClass == .ordinary || !hasAged ? 0 : before.passedOrdinary + 1
        after.passedBooked = callClass == .green && heads[.booked] != nil ? before.passedBooked + 1 : 0
        let priorityWaits = heads[.green] != nil || heads[.booked] != nil
        let isFair =
            after.passedOrdinary <= policy.priorityRun && after.passedBooked <= policy.greenMaxRun
            && !(callClass == .ordinary && before.last == .ordinary && priorityWaits)
            && !(callClass == .booked && before.lastPriority == .booked && heads[.green] != nil)
        try tally.check(
            .nobodyStarves,
            isFair,
            "\(plan.hall): window \(window) calls \(callClass) \(id) after \(before), while \(heads) wait"
        )
    }
}

extension OrderPolicy {
    /// Minutes of waiting after which the bound of ordinary visitors begins.
    fileprivate var ageingBound: Int {
        switch mode {
        case .fifo, .ratio: 0
        case .aged: ageingMinutes
        case .strict: Self.longestAgeingMinutes
        }
    }
}
