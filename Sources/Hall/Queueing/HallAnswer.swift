// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The answer to a command, kept with its intent so that the same key gives the same answer.
package enum HallAnswer: Sendable, Equatable, Hashable, Codable {
    /// A ticket was issued, or (`again`) the visitor's live ticket was found.
    case ticket(TicketID, again: Bool)
    /// A ticket was called or called again.
    case called(TicketID, window: WindowID)
    /// Done; nothing to say.
    case done
    case refused(Refusal)
}
