// SPDX-License-Identifier: Apache-2.0

/// 仅预约办理（特殊情形）: a time in which no walk-in numbers are given out, by a notice published before it (R47, A14).
package struct BookingOnlyPeriod: Sendable, Equatable, Hashable {
    /// The number of the notice (公告…号), at most `longestNotice` bytes.
    package let notice: String
    /// What the notice says, at most `longestText` bytes.
    package let text: String
    /// When the notice was published.
    package let published: Timestamp
    /// From when on walk-ins are refused.
    package let start: Timestamp
    /// From when on they are not: the mandatory expiry, inside the signed document (R49).
    package let end: Timestamp

    /// Bytes of a notice's number at most.
    package static let longestNotice = 120
    /// Bytes of a notice's text at most.
    package static let longestText = 2000
    /// The most days that a period may last, whatever a city sets (A14).
    package static let mostDays = 30

    /// Accepts a notice with number and text, published before it starts, that ends after it starts and within
    /// `mostDays`; otherwise nil.
    package init?(notice: String, text: String, published: Timestamp, start: Timestamp, end: Timestamp) {
        guard Self.says(notice, upTo: Self.longestNotice), Self.says(text, upTo: Self.longestText),
            published.isStorable, start.isStorable, end.isStorable, published < start, start < end,
            end.milliseconds - start.milliseconds <= Int64(Self.mostDays) * 86_400_000
        else { return nil }
        (self.notice, self.text) = (notice, text)
        (self.published, self.start, self.end) = (published, start, end)
    }

    /// Says whether `time`, by the center's clock, lies in the period: the first instant does, the last does not.
    package func contains(_ time: Timestamp) -> Bool { start <= time && time < end }

    private static func says(_ text: String, upTo limit: Int) -> Bool {
        text.utf8.count <= limit && !text.allSatisfy(\.isWhitespace)
            && !text.utf8.contains { $0 < 0x20 && $0 != 0x0A }
    }
}

extension BookingOnlyPeriod: Codable {
    private enum CodingKeys: String, CodingKey {
        case notice, text, published, start, end
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let period = try BookingOnlyPeriod(
            notice: container.decode(String.self, forKey: .notice),
            text: container.decode(String.self, forKey: .text),
            published: container.decode(Timestamp.self, forKey: .published),
            start: container.decode(Timestamp.self, forKey: .start),
            end: container.decode(Timestamp.self, forKey: .end)
        )
        guard let period else {
            throw DecodingError.dataCorruptedError(
                forKey: .end,
                in: container,
                debugDescription: "no notice before it, or an end that is not within 30 days of the start"
            )
        }
        self = period
    }
}

extension BookingOnlyPeriod: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        writer.text(notice)
        writer.text(text)
        published.write(to: &writer)
        start.write(to: &writer)
        end.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let (notice, text) = (try reader.text(), try reader.text())
        let published = try Timestamp(from: &reader)
        let start = try Timestamp(from: &reader)
        guard
            let period = BookingOnlyPeriod(
                notice: notice,
                text: text,
                published: published,
                start: start,
                end: try Timestamp(from: &reader)
            )
        else { throw ByteReader.Malformed() }
        self = period
    }
}
