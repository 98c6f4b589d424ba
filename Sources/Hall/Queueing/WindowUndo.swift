// SPDX-License-Identifier: Apache-2.0
import Terms

/// A step at a window that can still be taken back, with what was there before.
struct WindowUndo: Sendable, Equatable {
    /// The ticket before the step.
    let ticket: Ticket
    /// The ticket's call on the boards before the step.
    let call: CurrentCall?
    /// Where the step left the ticket; nothing is undone once it went on from there.
    let left: TicketState
    /// The place of the step.
    let position: Position
    let at: Timestamp
    /// The window's runs before the step.
    let greenRun: Int
    let priorityRun: Int
}
