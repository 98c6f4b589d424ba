// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The emergency booking-only mode as a signed document of the center tells it: in force and announced periods.
package struct BookingOnlyMode: Sendable, Equatable, Hashable {
    /// The document's version: a newer one takes an older one's place, never the other way.
    package let version: Int64
    /// The periods that have not ended, in the order of their starts; at most `mostPeriods`.
    package let periods: [BookingOnlyPeriod]

    /// The periods one document may hold: the one in force, and its renewals.
    package static let mostPeriods = 4
    /// What is known before any document.
    package static let none = BookingOnlyMode(version: 0)

    private init(version: Int64) { (self.version, periods) = (version, []) }

    /// Accepts a version that is not negative and at most `mostPeriods`, otherwise nil.
    package init?(version: Int64, periods: [BookingOnlyPeriod]) {
        guard version >= 0, periods.count <= Self.mostPeriods else { return nil }
        (self.version, self.periods) = (version, periods.sorted { ($0.start, $0.end) < ($1.start, $1.end) })
    }

    /// The period that `time` lies in, by the center's clock; the one that ends last when there are more.
    package func period(at time: Timestamp) -> BookingOnlyPeriod? {
        periods.filter { $0.contains(time) }.max { $0.end < $1.end }
    }

    /// The first period that starts after `time`.
    package func period(after time: Timestamp) -> BookingOnlyPeriod? { periods.first { $0.start > time } }

    /// The same document without the periods that have ended at `time`.
    func without(endedAt time: Timestamp) -> BookingOnlyMode {
        guard periods.contains(where: { $0.end <= time }) else { return self }
        return BookingOnlyMode(version: version, periods: periods.filter { $0.end > time }) ?? self
    }
}

extension BookingOnlyMode: Codable {
    private enum CodingKeys: String, CodingKey {
        case version, periods
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let mode = try BookingOnlyMode(
            version: container.decode(Int64.self, forKey: .version),
            periods: container.decode([BookingOnlyPeriod].self, forKey: .periods)
        )
        guard let mode else {
            throw DecodingError.dataCorruptedError(
                forKey: .periods,
                in: container,
                debugDescription: "more periods than a document holds"
            )
        }
        self = mode
    }
}

extension BookingOnlyMode: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        writer.number(version)
        periods.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let version = try reader.number()
        guard let mode = BookingOnlyMode(version: version, periods: try [BookingOnlyPeriod](from: &reader))
        else { throw ByteReader.Malformed() }
        self = mode
    }
}
