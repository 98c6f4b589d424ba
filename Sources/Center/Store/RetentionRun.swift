// SPDX-License-Identifier: Apache-2.0
package import Supervision
package import Terms

/// What one run deleted of one kind.
package struct RetentionRun: Sendable, Equatable {
    /// When.
    package let at: Timestamp
    /// Of what.
    package let kind: RetentionKind
    /// What is older than this day was deleted.
    package let before: BusinessDay
    /// How many.
    package let count: Int
}
