// SPDX-License-Identifier: Apache-2.0
/// One request to the center, without its address.
///
/// It has no description: a claim holds a booking number.
package struct LinkRequest: Sendable {
    /// What is asked, which also says on whose connection: a long poll must hold up nobody.
    package enum Lane: Sendable, Hashable, CaseIterable {
        /// Facts go up.
        case facts
        /// Changes come down, by long poll.
        case changes
        /// A visitor waits for the answer.
        case claims
        /// The hall's report and its certificate; nobody waits for them.
        case upkeep
    }

    /// What is asked.
    package let lane: Lane
    /// Path and query.
    package let target: String
    /// The JSON that is posted; nil for a GET.
    package let body: [UInt8]?
    /// How long the whole exchange may take.
    package let limit: Duration

    /// Collects the parts.
    package init(lane: Lane, target: String, body: [UInt8]?, limit: Duration) {
        (self.lane, self.target, self.body, self.limit) = (lane, target, body, limit)
    }
}
