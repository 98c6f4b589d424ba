// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A fact that a hall reports to the center: what happened to which ticket, never to which person.
///
/// Facts go up as they happened and are never refused; what the center finds contradictory becomes a case for people.
package enum HallFact: Sendable, Equatable, Codable {
    /// How the visitor came to the ticket.
    package enum Origin: Sendable, Equatable, Codable {
        /// 现场取号.
        case walkIn
        /// 换取现场办理号; `claimed` when the center granted it before.
        case booking(BookingNumber, claimed: Bool)
        /// 绿色通道, with the reason code of the scope list.
        case green(reason: String)
    }

    /// A business day began; its numbers start anew.
    case dayOpened(BusinessDay)
    /// A ticket was issued.
    case issued(TicketID, service: ServiceID, origin: Origin)
    /// A ticket was called to a window.
    case called(TicketID, window: WindowID)
    /// The visitor came to the window.
    case serving(TicketID, window: WindowID)
    /// The service ended; `outcome` says how, from a hall that tells.
    case finished(TicketID, window: WindowID, outcome: String? = nil)
    /// R22: a clerk checked the visitor against the registration: `match`, `mismatch` or `unable`.
    case verified(TicketID, window: WindowID, result: String)
    /// Nobody came, or the day closed on it.
    case missed(TicketID)
    /// A missed ticket came back into the queue.
    case requeued(TicketID)
    /// Closed as absent.
    case abandoned(TicketID)
    /// A window put the ticket on hold.
    case held(TicketID, window: WindowID)
    /// A held ticket came back.
    case resumed(TicketID, window: WindowID)
    /// The ticket went to another line or window.
    case transferred(TicketID, service: ServiceID)
    /// The window's last step with the ticket did not happen.
    case undone(TicketID, window: WindowID)
    /// Staff voided it; `reason` is `id_mismatch` or `issued_by_mistake`.
    case voided(TicketID, reason: String)
    /// What a printer did with a copy of the slip.
    case slip(TicketID, copy: Int, outcome: String)
    /// A window opened, paused or closed.
    case window(WindowID, mode: String)
    /// A request was refused; `reason` is the refusal's name without any of its values.
    case refused(reason: String)
}
