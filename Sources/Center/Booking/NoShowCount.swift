// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

/// How a person stands on the register on a day: who has the threshold or more in a year is on the list (R30).
package struct NoShowCount: Sendable, Equatable {
    /// The weight of the events that count, in halves (A4).
    package let halves: Int
    /// The events that count.
    package let events: Int
    /// When the person came on the list, nil when not on it.
    package let listedSince: Timestamp?
    /// The first day on which the person is off the list again if nothing is added, nil when not on it (A13).
    package let listedUntil: BusinessDay?

    /// True when the person is on the list (失约名单).
    package var isListed: Bool { listedSince != nil }

    /// Counts one person's `events` as they stand on `day`.
    package init(_ events: [NoShowEvent], on day: BusinessDay, rules: CityRules) {
        let counted = events.filter { $0.counts && Self.isInPeriod($0.day, on: day, rules: rules) }
            .sorted { ($0.recordedAt, $0.booking.text) < ($1.recordedAt, $1.booking.text) }
        let threshold = 2 * rules.noShowThreshold
        halves = counted.reduce(0) { $0 + $1.halves }
        self.events = counted.count
        guard halves >= threshold else {
            (listedSince, listedUntil) = (nil, nil)
            return
        }
        var sum = 0
        listedSince =
            counted.first { event in
                sum += event.halves
                return sum >= threshold
            }?.recordedAt
        listedUntil = Self.end(of: counted, threshold: threshold, on: day, rules: rules)
    }

    /// Says whether an event of `eventDay` still counts on `day` (A1): in the same calendar year, or fewer than 365 days
    /// ago.
    package static func isInPeriod(_ eventDay: BusinessDay, on day: BusinessDay, rules: CityRules) -> Bool {
        switch rules.noShowPeriod {
        case .calendarYear: eventDay.year == day.year
        case .rolling365: day.daysSinceEpoch - eventDay.daysSinceEpoch < rollingDays
        }
    }

    /// The earliest day whose events can count on `day`.
    package static func firstDay(on day: BusinessDay, rules: CityRules) -> BusinessDay {
        switch rules.noShowPeriod {
        case .calendarYear: BusinessDay(year: day.year, month: 1, day: 1) ?? day
        case .rolling365: day.advanced(byDays: 1 - rollingDays)
        }
    }

    /// Until when online booking is suspended, nil when it is not (A13).
    ///
    /// Only where the city says so, never beyond `mostSuspensionDays`, never longer than the list itself, and never for
    /// walk-in or green tickets, which no rule of this kind can reach.
    package func suspendedUntil(at now: Moment, rules: CityRules) -> Timestamp? {
        guard rules.suspendsListed, let listedSince, let listedUntil else { return nil }
        let days = min(rules.suspensionDays, Self.mostSuspensionDays)
        let listEnd = Timestamp(
            seconds: Int64(listedUntil.daysSinceEpoch) * 86_400 - Int64(now.offsetSeconds)
        )
        let end = min(listedSince.adding(minutes: days * 24 * 60), listEnd)
        return now.timestamp < end ? end : nil
    }

    /// The days of the rolling year.
    package static let rollingDays = 365
    /// The longest suspension, whatever the rules say (A13).
    package static let mostSuspensionDays = 90

    private static func end(
        of counted: [NoShowEvent],
        threshold: Int,
        on day: BusinessDay,
        rules: CityRules
    ) -> BusinessDay {
        switch rules.noShowPeriod {
        case .calendarYear:
            return BusinessDay(year: day.year + 1, month: 1, day: 1) ?? day
        case .rolling365:
            var left = counted.reduce(0) { $0 + $1.halves }
            for event in counted.sorted(by: { $0.day < $1.day }) {
                left -= event.halves
                if left < threshold { return event.day.advanced(byDays: rollingDays) }
            }
            return day
        }
    }
}
