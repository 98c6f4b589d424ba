// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The day's cap of the booking-only mode, derived line by line: the numbers that all accepting windows can serve (R48, A15).
package struct DailyCap: Sendable, Equatable, Codable {
    /// One accepting window.
    package struct Line: Sendable, Equatable, Codable {
        /// Its hall.
        package let hall: HallID
        /// The window.
        package let window: WindowID
        /// What it handles.
        package let services: [ServiceID]
        /// The minutes that it is open that day.
        package let openMinutes: Int
        /// Seconds of one visit: the trimmed means of its services, weighted by how often they come.
        package let handlingSeconds: Int
        /// How many visits the mean is taken of; 0 when it is assumed.
        package let samples: Int
        /// ⌊open minutes ÷ mean handling minutes⌋.
        package let numbers: Int
    }

    /// A window as the derivation needs it.
    package struct Window: Sendable, Equatable {
        /// Its hall.
        package let hall: HallID
        /// The window.
        package let window: WindowID
        /// What it handles.
        package let services: [ServiceID]

        /// Collects the parts.
        package init(hall: HallID, window: WindowID, services: [ServiceID]) {
            (self.hall, self.window, self.services) = (hall, window, services)
        }
    }

    /// The day.
    package let day: BusinessDay
    /// Every window, by hall and name.
    package let lines: [Line]

    /// The sum of all lines.
    package var total: Int { lines.reduce(0) { $0 + $1.numbers } }

    /// Minutes assumed for a visit where none is known.
    package static let assumedMinutes = 9
    /// Percent of the shortest and of the longest visits that the mean leaves out.
    package static let trimmedPercent = 10

    /// Derives the cap of `day`, on which the center is open for `openMinutes`.
    ///
    /// `visits` are the seconds from service to end of the last days, by service.
    package init(day: BusinessDay, windows: [Window], openMinutes: Int, visits: [ServiceID: [Int]]) {
        self.day = day
        lines = windows.sorted { ($0.hall, $0.window) < ($1.hall, $1.window) }.map { window in
            let known = window.services.compactMap { service in
                Self.trimmedMean(of: visits[service] ?? []).map { (mean: $0, count: visits[service]?.count ?? 0) }
            }
            let count = known.reduce(0) { $0 + $1.count }
            // Each business by its own mean, weighted by how often it comes.
            let sum = known.reduce(0) { $0 + $1.mean * $1.count }
            let seconds = count == 0 ? Self.assumedMinutes * 60 : (sum + count - 1) / count
            return Line(
                hall: window.hall,
                window: window.window,
                services: window.services.sorted(),
                openMinutes: openMinutes,
                handlingSeconds: seconds,
                samples: count,
                numbers: openMinutes * 60 / seconds
            )
        }
    }

    /// The mean in whole seconds without the shortest and longest tenth, rounded up, at least 1; nil of nothing.
    package static func trimmedMean(of seconds: [Int]) -> Int? {
        guard !seconds.isEmpty else { return nil }
        let cut = seconds.count * trimmedPercent / 100
        let kept = seconds.sorted().dropFirst(cut).dropLast(cut)
        return max(1, (kept.reduce(0, +) + kept.count - 1) / kept.count)
    }

    /// Judges a cap that people set instead: below the derived one only with a reason (R48), never above it.
    package func refusal(of cap: Int, reason: String) -> ModeRefusal? {
        guard cap <= total else { return .capTooHigh(most: total) }
        let hasReason = reason.unicodeScalars.contains { $0 != " " }
        return cap < total && !hasReason ? .noReason : nil
    }
}
