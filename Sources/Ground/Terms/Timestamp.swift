// SPDX-License-Identifier: Apache-2.0

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX).
package struct Timestamp: Hashable, Sendable, Comparable {
    /// Milliseconds since the epoch; negative before it.
    package var milliseconds: Int64

    /// Makes the point `milliseconds` after the epoch.
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Makes the point `seconds` after the epoch.
    package init(seconds: Int64) { milliseconds = seconds * 1000 }

    /// Whole seconds since the epoch, rounded down.
    package var seconds: Int64 { milliseconds.flooredQuotient(by: 1000) }

    /// The point `minutes` later.
    package func adding(minutes: Int) -> Timestamp { Timestamp(milliseconds: milliseconds + Int64(minutes) * 60_000) }

    /// The point `seconds` later.
    package func adding(seconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds + seconds * 1000) }

    /// Whole minutes from `earlier` to this point.
    ///
    /// Never negative, so a clock that stepped back cannot show a wait below 0.
    package func minutes(since earlier: Timestamp) -> Int {
        max(0, Int((milliseconds - earlier.milliseconds) / 60_000))
    }

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}

extension Timestamp: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        milliseconds = try container.decode(Int64.self)
        guard isStorable else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a timestamp beyond year 9999")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    /// True from 0001-01-02 to 9999-12-30 UTC: no decoded value can overflow the arithmetic on times, in any zone.
    package var isStorable: Bool { Self.storable.contains(milliseconds) }

    private static let storable: ClosedRange<Int64> = -62_135_510_400_000...253_402_214_399_999
}

extension FixedWidthInteger {
    /// The quotient rounded towards minus infinity; `divisor` is positive.
    package func flooredQuotient(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
