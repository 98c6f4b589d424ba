// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The cap of one day of a booking-only period, with where it comes from.
package struct ModeCap: Sendable, Equatable {
    /// How it was derived, line by line.
    package let derived: DailyCap
    /// What counts: the derived sum, or less.
    package let cap: Int
    /// Why it is less; empty when it is not (R48).
    package let reason: String
    /// Who confirmed the period, or set the cap.
    package let staff: StaffID

    /// Collects the parts.
    package init(derived: DailyCap, cap: Int, reason: String, staff: StaffID) {
        (self.derived, self.cap, self.reason, self.staff) = (derived, cap, reason, staff)
    }
}
