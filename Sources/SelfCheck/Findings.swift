// SPDX-License-Identifier: Apache-2.0

/// What was read of a hall and of a center; nil for one that was not asked.
package struct Findings: Sendable, Equatable {
    /// The hall.
    package let hall: HallFindings?
    /// The center.
    package let center: CenterFindings?

    /// Joins the two.
    package init(hall: HallFindings?, center: CenterFindings?) { (self.hall, self.center) = (hall, center) }
}
