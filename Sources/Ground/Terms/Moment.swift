// SPDX-License-Identifier: Apache-2.0

/// Now, as a rule sees it: the point in time and the hall's offset from UTC at that point.
///
/// Rules never ask a clock or a time zone; whoever calls them passes a `Moment`.
package struct Moment: Hashable, Sendable {
    /// The point in time.
    package let timestamp: Timestamp
    /// Seconds east of UTC in the hall's zone at `timestamp`.
    package let offsetSeconds: Int

    /// Joins a point in time and the zone's offset at it.
    package init(_ timestamp: Timestamp, offsetSeconds: Int) {
        self.timestamp = timestamp
        self.offsetSeconds = offsetSeconds
    }

    /// The hall's local date.
    package var day: BusinessDay {
        BusinessDay(daysSinceEpoch: Int(localSeconds.flooredQuotient(by: 86_400)))
    }

    /// Seconds since local midnight, 0–86,399.
    package var secondOfDay: Int {
        Int(localSeconds - localSeconds.flooredQuotient(by: 86_400) * 86_400)
    }

    /// `HH:MM`.
    package var clockText: String {
        Digits.padded(secondOfDay / 3600, to: 2) + ":" + Digits.padded(secondOfDay / 60 % 60, to: 2)
    }

    /// `YYYY-MM-DD HH:MM:SS`, local.
    package var text: String { day.text + " " + clockText + ":" + Digits.padded(secondOfDay % 60, to: 2) }

    /// The same zone offset at another point in time.
    package func at(_ other: Timestamp) -> Moment { Moment(other, offsetSeconds: offsetSeconds) }

    private var localSeconds: Int64 { timestamp.seconds + Int64(offsetSeconds) }
}

extension Moment: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        timestamp = try container.decode(Timestamp.self, forKey: .timestamp)
        offsetSeconds = try container.decode(Int.self, forKey: .offsetSeconds)
        guard (-86_400...86_400).contains(offsetSeconds) else {
            throw DecodingError.dataCorruptedError(
                forKey: .offsetSeconds,
                in: container,
                debugDescription: "an offset beyond a day"
            )
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(timestamp, forKey: .timestamp)
        try container.encode(offsetSeconds, forKey: .offsetSeconds)
    }

    private enum CodingKeys: String, CodingKey {
        case timestamp, offsetSeconds
    }
}
