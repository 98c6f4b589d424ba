// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The body of a document of the kind `mode`.
package struct ModeDocument: Sendable, Equatable, Codable {
    /// The periods that have not ended when it is signed; empty in normal times.
    package let periods: [BookingOnlyPeriod]

    /// The periods one document may hold: the one in force, and its renewals.
    package static let mostPeriods = 4

    /// Wraps the periods.
    package init(periods: [BookingOnlyPeriod]) { self.periods = periods }
}
