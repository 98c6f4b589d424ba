// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// The answer to a command, given after everything it says was on the disk.
package struct Receipt: Sendable, Equatable {
    /// What the command came to.
    package let answer: HallAnswer
    /// The ticket that the answer names, as it stood then; nil when it names none, or one that is not kept any more.
    package let subject: Ticket?
    /// The newest position at the time of the answer: a reader that has come this far has seen the command's events.
    package let position: Position

    /// Joins answer, ticket and position.
    package init(answer: HallAnswer, subject: Ticket? = nil, position: Position) {
        (self.answer, self.subject, self.position) = (answer, subject, position)
    }
}

/// The way to the journal as stations take it, so that something may be put before it, such as the center's claim.
package typealias Submit = @Sendable (HallCommand, IntentKey?, StaffID?) async throws(JournalError) -> Receipt
