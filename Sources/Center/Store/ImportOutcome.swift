// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What an import did; numbers given to new bookings are in the order of the rows.
package struct ImportOutcome: Sendable, Equatable {
    /// The booking number of every row.
    package var numbers: [BookingNumber] = []
    /// Bookings that were made.
    package var made = 0
    /// Bookings that were brought up to date.
    package var changed = 0
    /// Rows that said what was known.
    package var unchanged = 0
    /// The bookings of rows that say something else and were not taken: they are another person's, exchanged or over.
    package var notTaken: [BookingNumber] = []
}
