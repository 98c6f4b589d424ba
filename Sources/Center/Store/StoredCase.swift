// SPDX-License-Identifier: Apache-2.0
package import Booking
package import Terms

/// A case with the place of the fact that made it.
package struct StoredCase: Sendable, Equatable {
    /// The position in the hall's journal.
    package let position: Position
    /// What is contradictory.
    package let content: BookingCase
}
