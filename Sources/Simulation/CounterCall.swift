// SPDX-License-Identifier: Apache-2.0
import Journal
import Queueing
import Simulators
import Terms

/// One request over the hall's network, as clerks and clients make it: with one key, however often it has to be sent.
final class CounterCall {
    private unowned let hall: SimulatedHall
    private let command: HallCommand
    private let key: IntentKey
    private let staff: StaffID?
    private let done: (HallAnswer?) throws(Violation) -> Void
    private var isOver = false

    /// Attempts before somebody gives up.
    private static let attempts = 4
    /// How long an answer is waited for, in milliseconds.
    private static let patience: Int64 = 5000

    /// Sends `command` and calls `done` once: with the answer, or with nil when none came.
    @discardableResult
    init(
        _ hall: SimulatedHall,
        _ command: HallCommand,
        key: IntentKey,
        staff: StaffID?,
        _ done: @escaping (HallAnswer?) throws(Violation) -> Void
    ) throws(Violation) {
        (self.hall, self.command, self.key, self.staff, self.done) = (hall, command, key, staff, done)
        try attempt(1)
    }

    private func attempt(_ number: Int) throws(Violation) {
        guard !isOver else { return }
        guard number <= Self.attempts else { return try end(nil) }
        if !hall.dice.strikes(.hallNetwork) { deliver(after: hall.dice.travel()) }
        if hall.dice.strikes(.hallNetwork) { deliver(after: Int64(hall.dice.amount(.hallNetwork, 10...60_000))) }
        hall.stage.after(Self.patience, "a request is sent again") { [self] () throws(Violation) in
            try attempt(number + 1)
        }
    }

    private func deliver(after delay: Int64) {
        hall.stage.after(delay, "a request arrives at a hall") { [self] () throws(Violation) in
            guard hall.isUp else { return }
            hall.submit(command, key: key, staff: staff) { [self] reply throws(Violation) in
                guard case .success(let receipt) = reply, !hall.dice.strikes(.hallNetwork) else { return }
                hall.stage.after(hall.dice.travel(), "an answer arrives") { [self] () throws(Violation) in
                    try hall.ledger.note(receipt, to: command, key: key)
                    try end(receipt.answer)
                }
            }
        }
    }

    private func end(_ answer: HallAnswer?) throws(Violation) {
        guard !isOver else { return }
        isOver = true
        try done(answer)
    }
}
