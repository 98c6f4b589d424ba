// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// Something that happened in the hall and is worth saying in a zone.
package struct VoiceNews: Sendable, Hashable {
    /// How much it matters that it is heard.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A first call, also after a hold or a transfer: never dropped while the ticket is called.
        case call
        case recall
        case missed
        case notice

        /// Whether somebody is expected at a window.
        var callsSomebody: Bool { self == .call || self == .recall }
    }

    /// What kind of news it is.
    package let kind: Kind
    /// Whose; nil for a notice.
    package let ticket: TicketID?
    /// Where; nil for a notice.
    package let window: WindowID?
    /// What to say.
    package let message: VoiceMessage

    /// Collects the parts.
    package init(kind: Kind, ticket: TicketID?, window: WindowID?, message: VoiceMessage) {
        (self.kind, self.ticket, self.window, self.message) = (kind, ticket, window, message)
    }

    /// Whether it is still true in `state`: a call whose ticket has moved on helps nobody.
    package func stands(in state: HallState) -> Bool {
        switch kind {
        case .call, .recall:
            guard let ticket, let window, case .called(window, _, _)? = state.ticket(ticket)?.state else {
                return false
            }
            return true
        case .missed: return ticket.flatMap { state.ticket($0)?.state } == .missed
        case .notice: return state.notice.map { message == .notice($0) } ?? false
        }
    }
}
