// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What a window is doing.
package struct WindowState: Sendable, Equatable, Codable {
    package enum Mode: String, Sendable, Codable {
        case closed, open, paused
    }

    package var mode = Mode.closed
    /// The ticket called to or served at the window.
    package var ticket: TicketID?
    /// Green calls in a row.
    package var greenRun = 0
    /// Green and booked calls in a row since the last ordinary one.
    package var priorityRun = 0

    /// A closed window.
    package init() {}
}
