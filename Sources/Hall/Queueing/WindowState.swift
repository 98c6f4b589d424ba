// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What a window is doing.
package struct WindowState: Sendable, Equatable {
    /// Whether a window is on duty.
    package enum Mode: String, Sendable, Codable {
        case closed, open, paused
    }

    /// Whether it is on duty.
    package var mode = Mode.closed
    /// Since when it is in this mode; nil when nothing was heard of it today.
    package var since: Timestamp?
    /// Who is signed in.
    package var clerk: StaffID?
    /// The ticket called to or served at the window.
    package var ticket: TicketID?
    /// Green calls since the last booked one; ordinary calls between them do not count, or green and ordinary visitors
    /// in turn could keep out the booked for ever.
    package var greenRun = 0
    /// Green and booked calls in a row since the last ordinary one.
    package var priorityRun = 0
    /// What the last command did to tickets, oldest first: two steps at most.
    var undo: [WindowUndo] = []

    /// A closed window.
    package init() {}

    /// Comes into another mode.
    mutating func turn(_ mode: Mode, at now: Timestamp) { (self.mode, since) = (mode, now) }

    /// Counts a call in the runs.
    mutating func count(_ callClass: CallClass) {
        switch callClass {
        case .green: (greenRun, priorityRun) = (greenRun + 1, priorityRun + 1)
        case .booked: (greenRun, priorityRun) = (0, priorityRun + 1)
        case .ordinary: priorityRun = 0
        }
    }
}
