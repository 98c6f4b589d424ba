// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What supervision sees of a booking: tags and how it ended, never a name or a number.
package struct BookingTrace: Sendable, Equatable {
    /// How it ended, as far as supervision asks.
    package enum End: Sendable, Equatable {
        case none
        case cancelled
        /// R23: void because another person came.
        case mismatch
    }

    /// 预约人.
    package let principal: PersonTag
    /// 代理人.
    package let agent: PersonTag?
    /// The local date on which it was made.
    package let made: BusinessDay
    /// How it ended.
    package let end: End
    /// The network it was made from, as a keyed hash; nil for the desk and imports.
    package let network: String?

    /// Collects the parts.
    package init(principal: PersonTag, agent: PersonTag?, made: BusinessDay, end: End, network: String? = nil) {
        (self.principal, self.agent, self.made, self.end, self.network) = (principal, agent, made, end, network)
    }
}
