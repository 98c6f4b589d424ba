// SPDX-License-Identifier: Apache-2.0
/// From how many on a lead begins.
package struct LeadLimits: Sendable, Equatable {
    /// Principals of one agent in a month.
    package let principals: Int
    /// Cancelled bookings of one principal in a month.
    package let cancels: Int
    /// Mismatches of one principal in a month.
    package let mismatches: Int
    /// Bookings of one network in a day.
    package let perAddress: Int

    /// Sets the limits, none below 2: one booking is nobody's lead.
    package init(principals: Int = 10, cancels: Int = 5, mismatches: Int = 2, perAddress: Int = 20) {
        (self.principals, self.cancels) = (max(2, principals), max(2, cancels))
        (self.mismatches, self.perAddress) = (max(2, mismatches), max(2, perAddress))
    }
}
