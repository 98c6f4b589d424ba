// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Whether every number of every slot is somewhere (R40): issued + free + pooled + expired = quota, and each of them is
/// what bookings and pool say.
package struct ConservationReport: Sendable, Equatable {
    /// A slot whose numbers are not what they should be.
    package struct Fault: Sendable, Equatable {
        /// Which count is wrong.
        package enum Kind: String, Sendable {
            case issued, pooled, sum
        }

        /// Which count is wrong.
        package let kind: Kind
        /// Where.
        package let center: CenterID
        /// For which service.
        package let service: ServiceID
        /// The slot's start.
        package let start: Timestamp

        /// Names the slot and the count.
        package init(_ kind: Kind, _ center: CenterID, _ service: ServiceID, _ start: Timestamp) {
            (self.kind, self.center, self.service, self.start) = (kind, center, service, start)
        }
    }

    /// Slots that were looked at.
    package var slots = 0
    /// Their numbers, all together and by place.
    package var quota = 0, issued = 0, free = 0, pooled = 0, expired = 0
    /// What is wrong; empty when the law holds.
    package var faults: [Fault] = []

    /// A report of nothing.
    package init() {}

    /// Whether every number is where it should be.
    package var holds: Bool { faults.isEmpty && issued + free + pooled + expired == quota }
}
