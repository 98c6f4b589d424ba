// SPDX-License-Identifier: Apache-2.0
package import Booking
package import Supervision
package import Terms

/// Everything that the center has of one person (PIPL 45); only ever on its way to that person.
package struct PersonFile: Sendable {
    /// One booking, and what the person is in it.
    package struct Entry: Sendable {
        /// As the center decides by it.
        package let booking: BookingRecord
        /// Whether the person is the agent, not the principal.
        package let isAgent: Bool
        /// The name as it was registered; nil once it was deleted.
        package let name: String?
        /// What happened to it.
        package let steps: [BookingStep]
        /// What was filled in ahead, by field.
        package let form: [String: String]
        /// What was sent ahead, by its label.
        package let materials: [String]
    }

    /// In the order of their numbers.
    package let bookings: [Entry]
    /// Complaints that are not over, by number.
    package let complaints: [Int64]
    /// Missed bookings that can still count.
    package let noShows: [NoShowEvent]
    /// Places of the wait-list.
    package let places: [WaitlistEntry]
}

/// What became of a person's wish to be deleted (PIPL 47).
package struct ErasureReport: Sendable, Equatable {
    /// The bookings that the person was taken out of.
    package var erased: [BookingNumber] = []
    /// What stays for now, and why.
    package var holds: [ErasureHold] = []

    /// Collects the parts.
    package init(erased: [BookingNumber] = [], holds: [ErasureHold] = []) {
        (self.erased, self.holds) = (erased, holds)
    }
}
