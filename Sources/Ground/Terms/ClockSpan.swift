// SPDX-License-Identifier: Apache-2.0

/// A span of the local day, `12:00-13:30`; one that ends before it begins reaches over midnight, `18:00-08:00`.
package struct ClockSpan: Sendable, Hashable {
    /// The first minute of the day in it, 0–1439.
    package let start: Int
    /// The first minute of the day behind it, 1–1440.
    package let end: Int

    /// Reads `HH:MM-HH:MM`, from 00:00 to 24:00; nil for anything else and for a span of no length.
    package init?(text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, let start = Self.minute(parts[0]), let end = Self.minute(parts[1]),
            start < 1440, end > 0, start != end
        else { return nil }
        (self.start, self.end) = (start, end)
    }

    /// `HH:MM-HH:MM`.
    package var text: String { Self.text(start) + "-" + Self.text(end) }

    /// Whether a moment lies in it, by the hall's clock.
    package func contains(_ moment: Moment) -> Bool {
        let minute = moment.secondOfDay / 60
        return start < end ? (start..<end).contains(minute) : minute >= start || minute < end
    }

    private static func minute(_ text: Substring.UTF8View.SubSequence) -> Int? {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 2, parts[1].count == 2,
            let hour = Digits.value(parts[0]), let minute = Digits.value(parts[1]),
            minute < 60, hour < 24 || (hour == 24 && minute == 0)
        else { return nil }
        return hour * 60 + minute
    }

    private static func text(_ minute: Int) -> String {
        Digits.padded(minute / 60, to: 2) + ":" + Digits.padded(minute % 60, to: 2)
    }
}
