// SPDX-License-Identifier: Apache-2.0

/// What deciding a command came to: the facts to remember and the answer to give.
package struct Decision: Sendable, Equatable {
    /// In order; empty when nothing is to be remembered.
    ///
    /// The answer belongs on the record of the last.
    package let events: [HallEvent]
    /// What the sender is told once the events are stored.
    package let answer: HallAnswer

    /// Joins events and answer.
    package init(events: [HallEvent], answer: HallAnswer) { (self.events, self.answer) = (events, answer) }
}
