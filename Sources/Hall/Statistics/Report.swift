// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The visits of some days by window, clerk, service, hour, class or day, and all of them together.
package struct Report: Sendable, Equatable {
    /// A group, or all.
    package struct Line: Sendable, Equatable {
        /// The group's name; empty for visits without one.
        package let key: String
        /// The same names in the same order on every line.
        package let columns: [ReportColumn]
    }

    /// The first day.
    package let from: BusinessDay
    /// The last day.
    package let to: BusinessDay
    /// What the lines are.
    package let grouping: ReportGrouping
    /// The groups by key.
    package let rows: [Line]
    /// All together.
    package let total: Line

    /// Groups what `days` brings day by day, so that a year need not be in memory.
    init(
        from: BusinessDay,
        to: BusinessDay,
        by grouping: ReportGrouping,
        window: WindowID? = nil,
        _ days: [(visits: [VisitRow], actions: [StaffAction: Int])]
    ) {
        var tally = ReportTally(grouping, window: window)
        for day in days { tally.count(day.visits, day.actions) }
        self.init(from: from, to: to, tally)
    }

    /// Reports what was counted.
    init(from: BusinessDay, to: BusinessDay, _ tally: ReportTally) {
        (self.from, self.to, grouping) = (from, to, tally.grouping)
        (rows, total) = tally.lines()
    }
}
