// SPDX-License-Identifier: Apache-2.0

/// A piece of what changed on the province's list after a cursor.
package struct ProvinceListPage: Sendable, Equatable {
    /// The cursor it continues.
    package let from: Int64
    /// The cursor to continue with.
    package let through: Int64
    /// More has changed than fits into one piece.
    package let hasMore: Bool
    /// The changes, in their order; the latest word on a person counts.
    package let changes: [ProvinceListing]

    /// Accepts a piece that moves forward, otherwise nil.
    package init?(from: Int64, through: Int64, hasMore: Bool, changes: [ProvinceListing]) {
        guard from >= 0, through >= from, changes.isEmpty || through > from, !hasMore || through > from else {
            return nil
        }
        (self.from, self.through, self.hasMore, self.changes) = (from, through, hasMore, changes)
    }
}
