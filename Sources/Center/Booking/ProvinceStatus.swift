// SPDX-License-Identifier: Apache-2.0
package import Terms

/// How the line to the province is doing, as staff read it.
package struct ProvinceStatus: Sendable, Equatable {
    /// False while no province is configured: then every code stays pending.
    package var isEnabled: Bool
    /// When the province last answered.
    package var answeredAt: Timestamp?
    /// Why the last attempt failed, nil after one that did not.
    package var trouble: String?
    /// Failures in a row.
    package var failures: Int
    /// No attempt before this point in time.
    package var nextAt: Timestamp
    /// How far the province's list has been read.
    package var cursor: Int64
    /// Bookings without a code (`code_pending`).
    package var pendingCodes: Int
    /// Events that the province does not have in their latest form.
    package var pendingEvents: Int
    /// People on the province's list.
    package var listed: Int

    /// Collects the parts.
    package init(
        isEnabled: Bool,
        answeredAt: Timestamp?,
        trouble: String?,
        failures: Int,
        nextAt: Timestamp,
        cursor: Int64,
        pendingCodes: Int,
        pendingEvents: Int,
        listed: Int
    ) {
        (self.isEnabled, self.answeredAt, self.trouble) = (isEnabled, answeredAt, trouble)
        (self.failures, self.nextAt, self.cursor) = (failures, nextAt, cursor)
        (self.pendingCodes, self.pendingEvents, self.listed) = (pendingCodes, pendingEvents, listed)
    }
}
