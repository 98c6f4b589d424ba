// SPDX-License-Identifier: Apache-2.0
import Terms

/// The hours of a simulated city, in milliseconds.
enum CityCalendar {
    static let second: Int64 = 1000
    static let minute: Int64 = 60 * second
    static let hour: Int64 = 60 * minute
    static let day: Int64 = 24 * hour

    /// Windows open after it.
    static let opening = 8 * hour + 30 * minute
    /// Visitors come until then.
    static let lastVisitor = 17 * hour
    /// Windows close after it.
    static let closing = 17 * hour + 30 * minute
    /// What a city is given at the end to bring everything together.
    static let healing = 3 * hour

    /// Local midnight at the beginning of the run's `day`, from 0: the first is 2026-11-23.
    static func midnight(of day: Int) -> Int64 { 1_795_363_200_000 + Int64(day) * Self.day }
}
