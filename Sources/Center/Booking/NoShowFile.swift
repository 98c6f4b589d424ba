// SPDX-License-Identifier: Apache-2.0
package import Terms

/// All that the register says of one person, as the person may read it (R30, R69).
package struct NoShowFile: Sendable, Equatable {
    /// One event with what can be done about it.
    package struct Entry: Sendable, Equatable {
        /// The event.
        package let event: NoShowEvent
        /// The appeal that was made against it.
        package let appeal: NoShowAppeal?
        /// The last moment of an appeal.
        package let appealUntil: Timestamp
        /// True when an appeal would be taken now.
        package let mayAppeal: Bool

        /// Collects the parts.
        package init(event: NoShowEvent, appeal: NoShowAppeal?, appealUntil: Timestamp, mayAppeal: Bool) {
            (self.event, self.appeal, self.appealUntil, self.mayAppeal) = (event, appeal, appealUntil, mayAppeal)
        }
    }

    /// The events since the first day that can still count, in the order of their registration.
    package let entries: [Entry]
    /// How they add up, and whether the person is on the list.
    package let count: NoShowCount
    /// Until when the person may not book online, nil when the person may (A13).
    package let suspendedUntil: Timestamp?
    /// What the province's list says, nil when it says nothing (R28).
    package let province: ProvinceListing?

    /// Collects the parts.
    package init(
        entries: [Entry],
        count: NoShowCount,
        suspendedUntil: Timestamp?,
        province: ProvinceListing?
    ) {
        (self.entries, self.count) = (entries, count)
        (self.suspendedUntil, self.province) = (suspendedUntil, province)
    }
}
