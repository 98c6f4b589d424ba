// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// One command of a group: its answer, and what the answer rests on.
package struct Verdict: Sendable, Equatable {
    /// What the sender is told.
    package let receipt: Receipt
    /// True for an answer that was known before the group began: it is true whatever becomes of the group.
    package let isStored: Bool
}

extension LiveState {
    /// Decides one command on the state that its predecessors in the group have left, and applies its events.
    ///
    /// `rows` are the group's so far and grow by those of this command. They are to be stored before the answer is given;
    /// then `commit`, or `rollBack` when that fails.
    package mutating func decide(
        _ command: HallCommand,
        intent: Intent?,
        staff: StaffID?,
        at moment: Moment,
        plan: HallPlan,
        into rows: inout [StoredEvent]
    ) -> Verdict {
        let decision = Queueing.decide(command, intent: intent, staff: staff, at: moment, in: state, plan: plan)
        for (index, event) in decision.events.enumerated() {
            let isLast = index == decision.events.count - 1
            let record = HallRecord(
                position: state.position.next,
                moment: moment,
                intent: intent,
                staff: staff,
                event: event,
                answer: isLast && intent != nil ? decision.answer : nil
            )
            let row = StoredEvent(record, after: chain)
            apply(record, chain: row.hash)
            rows.append(row)
        }
        let receipt = Receipt(
            answer: decision.answer,
            subject: decision.answer.ticket.flatMap { state.ticket($0) },
            position: state.position
        )
        return Verdict(receipt: receipt, isStored: rows.isEmpty)
    }
}

extension HallAnswer {
    /// The ticket it names.
    fileprivate var ticket: TicketID? {
        switch self {
        case .ticket(let id, _), .called(let id, _): id
        case .done, .refused: nil
        }
    }
}
