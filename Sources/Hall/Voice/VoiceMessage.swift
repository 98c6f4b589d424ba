// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What there is to say (requirements.md 6.4): numbers, windows and places, never a person, a service or a reason.
package enum VoiceMessage: Sendable, Hashable {
    /// A call; `area` is where the window is, empty when it is not to be said.
    case call(TicketNumber, window: String, area: String = "")
    /// 再次呼叫.
    case recall(TicketNumber, window: String, area: String = "")
    /// A ticket that was put aside is wanted at the window again.
    case back(TicketNumber, window: String)
    /// The first call after a transfer.
    case onward(TicketNumber, window: String)
    /// 过号.
    case missed(TicketNumber)
    /// The center's notice.
    case notice(String)
}
