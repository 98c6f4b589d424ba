// SPDX-License-Identifier: Apache-2.0

/// A time slot (预约时间段): from `start` up to, not including, `end`.
package struct TimeSlot: Hashable, Sendable, Codable {
    /// The first point in the slot.
    package let start: Timestamp
    /// The first point after the slot.
    package let end: Timestamp

    /// Accepts a slot that ends after it starts, otherwise nil.
    package init?(start: Timestamp, end: Timestamp) {
        guard start < end else { return nil }
        (self.start, self.end) = (start, end)
    }

    /// Says whether `point` lies in the slot.
    package func contains(_ point: Timestamp) -> Bool { start <= point && point < end }

    /// `10:00–11:00` in the zone of `moment`.
    package func text(inZoneOf moment: Moment) -> String {
        moment.at(start).clockText + "–" + moment.at(end).clockText
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let start = try container.decode(Timestamp.self, forKey: .start)
        let end = try container.decode(Timestamp.self, forKey: .end)
        guard let slot = TimeSlot(start: start, end: end) else {
            throw DecodingError.dataCorruptedError(
                forKey: .end,
                in: container,
                debugDescription: "a slot must end after it starts"
            )
        }
        self = slot
    }

    private enum CodingKeys: String, CodingKey {
        case start, end
    }
}
