// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// The rule for slips that could not be printed at once, as while the paper was out.
///
/// The visitor has read the number on the screen and is waiting or gone. Printing a heap of old slips after a roll was
/// changed wastes paper and hands people each other's numbers; so what is late stays unprinted (`failedBefore`), and
/// only a reprint that somebody asks for brings it out.
package struct LateSlip: Sendable, Equatable {
    /// Within this many minutes the visitor still stands at the kiosk, whatever has become of the ticket.
    package let promptMinutes: Int
    /// After this many minutes nothing is printed any more, 1–60.
    package let limitMinutes: Int

    /// The standard rule: at once within a minute, while it waits within ten.
    package static let standard = LateSlip(promptMinutes: 1, limitMinutes: 10)

    /// Collects the parts.
    package init(promptMinutes: Int, limitMinutes: Int) {
        (self.promptMinutes, self.limitMinutes) = (promptMinutes, limitMinutes)
    }

    /// Says whether a slip that was asked for at `asked` should still come out at `now`.
    package func prints(_ ticket: Ticket, askedAt asked: Timestamp, now: Timestamp) -> Bool {
        guard ticket.state.isLive || ticket.slip?.copy ?? 0 > 0 else { return false }
        let age = now.minutes(since: asked)
        if age < promptMinutes { return true }
        return age < limitMinutes && ticket.state == .waiting
    }
}
