// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Something that members of staff may do but should not do often (R56).
package struct StaffAction: Sendable, Hashable {
    /// What is counted.
    package enum Kind: String, Sendable, CaseIterable {
        case void
        /// A green ticket was given out.
        case green
        /// Somebody was called before others of the same class who came earlier, or after having been missed.
        case outOfTurn = "out_of_turn"
        case undo
    }

    /// The business day.
    package let day: BusinessDay
    /// Who.
    package let staff: StaffID
    /// What.
    package let kind: Kind
}
