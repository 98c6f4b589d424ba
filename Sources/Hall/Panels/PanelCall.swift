// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// One call of one number to one window; a recall is another call.
package struct PanelCall: Sendable, Hashable {
    /// The number called.
    package let number: TicketNumber
    /// The window's label.
    package let window: String
    /// When it was called, by the hall's clock.
    package let at: Timestamp

    /// Collects the parts.
    package init(number: TicketNumber, window: String, at: Timestamp) {
        (self.number, self.window, self.at) = (number, window, at)
    }

    /// Takes a call from the board.
    package init(_ call: BoardView.Call) { self.init(number: call.number, window: call.window, at: call.at) }
}
