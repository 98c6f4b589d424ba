// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What a no-show event rests on, kept for as long as the event (R69).
package struct NoShowEvidence: Sendable, Equatable {
    /// Until when the center's halls had been heard when it was judged; nil for a late cancellation, which needs no hall.
    package let heardUntil: Timestamp?
    /// Minutes of grace after the slot that applied (A6), or that the cancellation should have come before it (R27).
    package let minutes: Int
    /// The version of the text that the person agreed to (R26).
    package let terms: Int

    /// Collects the parts.
    package init(heardUntil: Timestamp?, minutes: Int, terms: Int) {
        (self.heardUntil, self.minutes, self.terms) = (heardUntil, minutes, terms)
    }
}
