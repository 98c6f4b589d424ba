// SPDX-License-Identifier: Apache-2.0
package import Ports
package import Queueing
package import Terms

/// One window's evaluator: whom it asks, and for how long (好差评).
///
/// It asks after each finished visit; one answer is that ticket's rating. Nobody has to answer, and what is pressed unasked,
/// late or twice rates nobody.
package struct EvaluatorSession: Sendable {
    private let patience: Duration
    private let levels: KeypadLevels
    private var question: (ticket: TicketID, until: MonotonicTime)?

    /// Starts asking nobody.
    package init(levels: KeypadLevels = KeypadLevels(), patience: Duration = KeypadTiming().evaluation) {
        (self.levels, self.patience) = (levels, patience)
    }

    /// Whom it asks at `now`.
    package func asks(at now: MonotonicTime) -> TicketID? {
        question.flatMap { now < $0.until ? $0.ticket : nil }
    }

    /// A visit is over: its visitor is asked, and whoever was asked before no longer.
    package mutating func finished(_ ticket: TicketID, at now: MonotonicTime) {
        question = (ticket, now.advanced(by: patience))
    }

    /// The visit goes on after all, or was rated in another way.
    package mutating func withdraw(_ ticket: TicketID) {
        if question?.ticket == ticket { question = nil }
    }

    /// Takes the key that was pressed; nil when nobody is asked.
    package mutating func answered(_ key: UInt8, at now: MonotonicTime) -> (ticket: TicketID, rating: Rating)? {
        guard let ticket = asks(at: now), let rating = levels[key] else { return nil }
        question = nil
        return (ticket, rating)
    }
}
