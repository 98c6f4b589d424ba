// SPDX-License-Identifier: Apache-2.0
package import Queueing

/// What a station has to print by itself.
package struct PendingSlips: Sendable, Equatable {
    /// Tickets in the order of issue.
    package let tickets: [Ticket]
    /// What the slip says, read along when there is but one, as nearly always.
    package let content: SlipContent?

    /// Joins the parts.
    package init(tickets: [Ticket], content: SlipContent?) { (self.tickets, self.content) = (tickets, content) }
}
