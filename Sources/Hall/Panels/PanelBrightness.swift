// SPDX-License-Identifier: Apache-2.0

/// How bright a panel is at what time of day.
package struct PanelBrightness: Sendable, Equatable {
    /// By day.
    package let day: Int
    /// By night.
    package let night: Int
    /// When the night begins and ends, in minutes of the day; it may run over midnight.
    package let nightHours: Range<Int>?

    /// Takes the levels in the panel's own scale.
    ///
    /// `nightHours` runs from 0–1439 up to a bound that may lie on the next day.
    package init(day: Int, night: Int, nightHours: Range<Int>?) {
        (self.day, self.night, self.nightHours) = (day, night, nightHours)
    }

    /// The level at a minute of the day, 0–1439.
    package func level(at minute: Int) -> Int {
        guard let nightHours else { return day }
        let isNight = nightHours.contains(minute) || nightHours.contains(minute + Self.minutesOfDay)
        return isNight ? night : day
    }

    private static let minutesOfDay = 1440
}
