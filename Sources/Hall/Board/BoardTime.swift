// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Now, as the board sees it: the hall's time for the clock, and a steady count for everything that lasts.
///
/// A clock set back by an hour must not hide a lost link for an hour.
package struct BoardTime: Sendable {
    /// The hall's wall clock.
    package let moment: Moment
    /// Milliseconds of CLOCK_MONOTONIC or any other count that never steps.
    package let steady: Int64

    /// Joins the two readings, taken together.
    package init(_ moment: Moment, steadyMilliseconds steady: Int64) { (self.moment, self.steady) = (moment, steady) }
}
