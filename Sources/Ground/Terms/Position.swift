// SPDX-License-Identifier: Apache-2.0

/// The place of an event in a journal: 1, 2, 3, … without gaps; `.start` is before the first.
package struct Position: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// How many events lie up to and with this one.
    package let value: Int64

    /// Makes the position `value`; negative values are a programming error.
    package init(_ value: Int64) {
        precondition(value >= 0, "a position counts from 0")
        self.value = value
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        value = try container.decode(Int64.self)
        guard value >= 0 else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a position counts from 0")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    /// Before the first event.
    package static let start = Position(0)

    /// The following position.
    package var next: Position { Position(value + 1) }

    package var description: String { String(value) }

    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
