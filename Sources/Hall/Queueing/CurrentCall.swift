// SPDX-License-Identifier: Apache-2.0
import Terms

/// A call that is still on the boards: the ticket is at the window.
struct CurrentCall: Sendable, Equatable {
    let ticket: TicketID
    let window: WindowID
    let at: Timestamp
    let calls: Int
}
