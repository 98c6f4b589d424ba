// SPDX-License-Identifier: Apache-2.0

/// How much paper a printer is thought to have.
package struct PaperLeft: Sendable, Equatable {
    /// What is left of the roll, in millimetres.
    package let millimetres: Int
    /// For how many open days that lasts, after the last ones' use; nil before the first whole day.
    package let days: Int?
    /// Whether somebody should put a new roll beside it.
    package let isLow: Bool

    /// Collects the parts.
    package init(millimetres: Int, days: Int?, isLow: Bool) {
        (self.millimetres, self.days, self.isLow) = (millimetres, days, isLow)
    }
}
