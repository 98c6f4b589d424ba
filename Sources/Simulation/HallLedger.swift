// SPDX-License-Identifier: Apache-2.0
import Journal
import Queueing
import Terms

/// What the hall has told people: every answer that reached somebody, by the key it was asked with.
final class HallLedger {
    private let truth: HallTruth
    private let tally: Tally
    private var told: [IntentKey: Told] = [:]

    private struct Told {
        let answer: HallAnswer
        /// The business day when it was told first; keys are kept for that and the next.
        let day: BusinessDay?
    }

    init(_ truth: HallTruth) { (self.truth, tally) = (truth, truth.tally) }

    /// Somebody was told `receipt` as the answer to `command`: from now on it has to be true.
    func note(_ receipt: Receipt, to command: HallCommand, key: IntentKey?) throws(Violation) {
        tally.acknowledged += 1
        try tally.check(
            .acknowledgedIsKept,
            receipt.position <= truth.position,
            "\(truth.plan.hall): an answer rests on \(receipt.position), the disk ends at \(truth.position)"
        )
        switch receipt.answer {
        case .ticket(let id, _), .called(let id, _):
            try tally.check(
                .acknowledgedIsKept,
                truth.tickets[id] != nil,
                "\(truth.plan.hall): \(id) was promised and is not on the disk"
            )
        case .done, .refused: break
        }
        if case .issueWalkIn = command {
            var isNumber = false
            if case .ticket = receipt.answer { isNumber = true }
            try tally.check(.noWalkInCap, isNumber, "\(truth.plan.hall): a walk-in was told \(receipt.answer)")
        }
        guard let key else { return }
        guard let earlier = told[key] else {
            let day = truth.keyDays[key]
            try tally.check(
                .acknowledgedIsKept,
                day != nil,
                "\(truth.plan.hall): \(key) was answered \(receipt.answer), which is not on the disk"
            )
            told[key] = Told(answer: receipt.answer, day: day)
            return
        }
        try tally.check(
            .sameKeySameAnswer,
            earlier.answer == receipt.answer,
            "\(truth.plan.hall): \(key) was answered \(earlier.answer), now \(receipt.answer)"
        )
    }

    /// Looks whether everything that was told today and on the business day before is still so in `state`.
    func audit(_ state: HallState) throws(Violation) {
        told = told.filter { $0.value.day == state.day || $0.value.day == state.previousDay }
        for (key, told) in told {
            try tally.check(
                .acknowledgedIsKept,
                state.answer(to: key)?.answer == told.answer,
                "\(truth.plan.hall): \(key) was answered \(told.answer), which is not remembered"
            )
            // The answer may have spoken of a ticket of the day before.
            guard case .ticket(let id, _) = told.answer, id.day == state.day || id.day == state.previousDay else {
                continue
            }
            try tally.check(
                .acknowledgedIsKept,
                state.ticket(id) != nil,
                "\(truth.plan.hall): \(id) was given out and is gone"
            )
        }
    }
}
