// SPDX-License-Identifier: Apache-2.0

/// A day's cap below what all windows can do, with its reason (R48).
package struct LoweredCap: Sendable, Equatable {
    /// The numbers of a day.
    package let cap: Int
    /// Why they are fewer.
    package let reason: String

    /// Joins the two.
    package init(cap: Int, reason: String) { (self.cap, self.reason) = (cap, reason) }

    /// Whether anything is given as a reason.
    package var hasReason: Bool { reason.unicodeScalars.contains { $0 != " " } }
}
