// SPDX-License-Identifier: Apache-2.0
package import Terms

/// One step in the life of a booking.
package struct BookingStep: Sendable, Equatable {
    /// When.
    package let at: Timestamp
    /// The standing it came to, or `booked`, `changed`.
    package let step: String
    /// A member of staff or a hall; empty for the person itself and for what the rules did.
    package let by: String
    /// Why, or which other booking; never about a person.
    package let note: String

    /// Collects the parts.
    package init(at: Timestamp, step: String, by: String, note: String) {
        (self.at, self.step, self.by, self.note) = (at, step, by, note)
    }
}
