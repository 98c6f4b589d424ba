// SPDX-License-Identifier: Apache-2.0
package import Terms

/// All days that are not as their weekday says; answers when a center is open and which days are working days.
package struct CityCalendar: Sendable, Equatable {
    private let ofCity: [BusinessDay: CalendarDay]
    private let ofCenters: [CenterID: [BusinessDay: CalendarDay]]

    /// Sorts days by whom they concern; of two entries for the same day and center the later one counts.
    package init(_ days: [CalendarDay] = []) {
        var ofCity: [BusinessDay: CalendarDay] = [:]
        var ofCenters: [CenterID: [BusinessDay: CalendarDay]] = [:]
        for day in days {
            if let center = day.center { ofCenters[center, default: [:]][day.day] = day } else { ofCity[day.day] = day }
        }
        (self.ofCity, self.ofCenters) = (ofCity, ofCenters)
    }

    /// When a center is open on a day.
    package struct Opening: Sendable, Equatable {
        /// The sessions, ascending and apart; none when it is closed.
        package var sessions: [Range<Int>]
        /// The weekday whose hours count, another one on make-up workdays.
        package var weekday: OpeningHours.Weekday
        /// The entry that says so, nil on an ordinary day.
        package var reason: CalendarDay?
    }

    /// When `center` is open on `day`; its own entry comes before the city's.
    package func opening(of center: CenterProfile, on day: BusinessDay) -> Opening {
        let weekday = OpeningHours.Weekday(day)
        var opening = Opening(sessions: center.hours[weekday], weekday: weekday, reason: nil)
        if let entry = ofCity[day] { opening.take(entry, center.hours) }
        if let entry = ofCenters[center.id]?[day] { opening.take(entry, center.hours) }
        return opening
    }

    /// The sessions of `center` on `day`, in minutes since midnight.
    package func sessions(of center: CenterProfile, on day: BusinessDay) -> [Range<Int>] {
        opening(of: center, on: day).sessions
    }

    /// When `service` of `center` is open on `day`: within the center's sessions, and in its own hours if it has any.
    package func sessions(of service: ServiceEntry, at center: CenterProfile, on day: BusinessDay) -> [Range<Int>] {
        let opening = opening(of: center, on: day)
        guard let hours = service.hours else { return opening.sessions }
        return Spans.intersection(opening.sessions, hours[opening.weekday])
    }

    /// The entries that concern `center` from `first` to `last`, its own and the city's, by date.
    package func entries(of center: CenterID?, from first: BusinessDay, through last: BusinessDay) -> [CalendarDay] {
        let own = center.flatMap { ofCenters[$0] }.map { Array($0.values) } ?? []
        return (Array(ofCity.values) + own).filter { first <= $0.day && $0.day <= last }
            .sorted { ($0.day, $0.center == nil ? 0 : 1) < ($1.day, $1.center == nil ? 0 : 1) }
    }

    /// The city's own entry for `day`, nil on an ordinary day.
    func cityEntry(_ day: BusinessDay) -> CalendarDay? { ofCity[day] }
}

extension CityCalendar.Opening {
    fileprivate mutating func take(_ entry: CalendarDay, _ hours: OpeningHours) {
        reason = entry
        switch entry.kind {
        case .holiday, .closed: sessions = []
        case .workday:
            weekday = entry.weekday ?? weekday
            sessions = entry.sessions.isEmpty ? hours[weekday] : entry.sessions
        case .open: sessions = entry.sessions
        case .extra: sessions = Spans.union(sessions + entry.sessions)
        }
    }
}
