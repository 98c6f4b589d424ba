// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// The answer to a command, given after everything it says was on the disk.
package struct Receipt: Sendable, Equatable {
    /// What the command came to.
    package let answer: HallAnswer
    /// The newest position at the time of the answer: a reader that has come this far has seen the command's events.
    package let position: Position

    /// Joins answer and position.
    package init(answer: HallAnswer, position: Position) { (self.answer, self.position) = (answer, position) }
}

/// The way to the journal as stations take it, so that something may be put before it, such as the center's claim.
package typealias Submit = @Sendable (HallCommand, IntentKey?, StaffID?) async throws(JournalError) -> Receipt
