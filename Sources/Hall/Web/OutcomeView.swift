// SPDX-License-Identifier: Apache-2.0
import Terms

/// The answer to a POST that was carried out.
struct OutcomeView {
    /// What came of it.
    enum Outcome: String {
        /// A new ticket.
        case issued
        /// The ticket that was there already; nothing new was issued.
        case again
        case called
        /// Done; there is nothing to say.
        case done
        /// Nothing was to be done.
        case unchanged
    }

    let outcome: Outcome
    let ticket: TicketBrief?
    /// Where the ticket was called to.
    let window: WindowID?
}

extension OutcomeView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("outcome", outcome.rawValue)
        json.member("ticket", ticket)
        json.member("window", window?.text)
        json.endObject()
    }
}
