// SPDX-License-Identifier: Apache-2.0
import Terms

/// The answer to a POST that was carried out.
struct OutcomeView: Encodable {
    /// What came of it.
    enum Outcome: String, Encodable {
        /// A new ticket.
        case issued
        /// The ticket that was there already; nothing new was issued.
        case again
        case called
        /// Done; there is nothing to say.
        case done
    }

    let outcome: Outcome
    let ticket: TicketBrief?
    /// Where the ticket was called to.
    let window: WindowID?
}
