// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The body of a document of the kind `calendar`: when a center is open.
package struct CalendarDocument: Sendable, Equatable, Codable {
    /// A date that is not as its weekday.
    package struct Day: Sendable, Equatable, Codable {
        /// The date.
        package let day: BusinessDay
        /// Sessions like `09:00-12:00`, in order; none on a holiday.
        package let sessions: [String]
        /// Whether it counts as a working day.
        package let workday: Bool
        /// What people call it: `国庆节`, `调休上班`.
        package let name: String

        /// Collects the parts.
        package init(day: BusinessDay, sessions: [String], workday: Bool, name: String) {
            (self.day, self.sessions, self.workday, self.name) = (day, sessions, workday, name)
        }
    }

    /// The weekly hours, as `hall.conf` writes them; nil where each hall has its own.
    package let hours: String?
    /// The days that differ, in order; at most `mostDays`.
    package let days: [Day]

    /// Two years of days at most.
    package static let mostDays = 800

    /// Collects the parts.
    package init(hours: String?, days: [Day]) { (self.hours, self.days) = (hours, days) }
}
