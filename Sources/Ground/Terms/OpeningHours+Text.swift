// SPDX-License-Identifier: Apache-2.0

extension OpeningHours {
    private static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Reads `mon-fri 09:00-12:00 13:00-17:00; sat 09:00-12:00`; nil when it is anything else or a day comes twice.
    package init?(text: String) {
        var week: [Weekday: [Range<Int>]] = [:]
        for part in text.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
            let words = part.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            guard let first = words.first, words.count > 1, let days = Self.days(first) else { return nil }
            let spans = words.dropFirst().compactMap(Self.span)
            guard spans.count == words.count - 1 else { return nil }
            for day in days {
                guard week.updateValue(spans, forKey: Weekday.allCases[day]) == nil else { return nil }
            }
        }
        self.init(week)
    }

    /// The shortest text that reads as these hours.
    package var text: String {
        var parts: [String] = []
        var day = 0
        while day < Self.names.count {
            let spans = self[Weekday.allCases[day]]
            var last = day
            while last + 1 < Self.names.count, self[Weekday.allCases[last + 1]] == spans { last += 1 }
            if !spans.isEmpty {
                let days = last == day ? Self.names[day] : Self.names[day] + "-" + Self.names[last]
                parts.append(([days] + spans.map(Self.text)).joined(separator: " "))
            }
            day = last + 1
        }
        return parts.joined(separator: "; ")
    }

    /// `mon`, or `mon-fri` in the order of the week.
    private static func days(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(ends.count), let first = names.firstIndex(of: ends[0]),
            let last = names.firstIndex(of: ends[ends.count - 1]), first <= last
        else { return nil }
        return first...last
    }

    /// Reads one session like `09:00-12:00` as minutes since midnight; nil for anything else.
    package static func session(_ text: String) -> Range<Int>? { span(text) }

    private static func span(_ text: String) -> Range<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { minute(String($0)) }
        guard ends.count == 2, let begin = ends[0], let end = ends[1], begin < end else { return nil }
        return begin..<end
    }

    /// `09:00`, up to `24:00`.
    private static func minute(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = Digits.value(bytes[..<2]),
            let minute = Digits.value(bytes[3...]), minute < 60, hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }

    private static func text(_ span: Range<Int>) -> String {
        [span.lowerBound, span.upperBound].map { Digits.padded($0 / 60, to: 2) + ":" + Digits.padded($0 % 60, to: 2) }
            .joined(separator: "-")
    }
}

extension OpeningHours: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hours = OpeningHours(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not opening hours")
        }
        self = hours
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
