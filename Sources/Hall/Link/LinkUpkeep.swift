// SPDX-License-Identifier: Apache-2.0
package import Vault
package import Wire

/// What the link looks after besides bookings and facts, by the ways that the composition opens.
package struct LinkUpkeep: Sendable {
    /// Says how the hall is doing now.
    package let report: @Sendable () async -> HallReport
    /// The enrolment that the hall works with.
    package let bundle: @Sendable () -> EnrolmentBundle
    /// Keeps an enrolment with a new certificate, on the disk before it is used; false when that failed.
    package let adopt: @Sendable (EnrolmentBundle) -> Bool

    /// Collects the ways.
    package init(
        report: @escaping @Sendable () async -> HallReport,
        bundle: @escaping @Sendable () -> EnrolmentBundle,
        adopt: @escaping @Sendable (EnrolmentBundle) -> Bool
    ) {
        (self.report, self.bundle, self.adopt) = (report, bundle, adopt)
    }
}
