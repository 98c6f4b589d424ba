// SPDX-License-Identifier: Apache-2.0
import Terms

/// Minutes of the local day as text, and back.
package enum ClockText {
    /// `09:30`; the end of the day is `24:00`.
    package static func minute(_ minute: Int) -> String {
        Digits.padded(minute / 60, to: 2) + ":" + Digits.padded(minute % 60, to: 2)
    }

    /// `09:00-12:00`.
    package static func span(_ span: Range<Int>) -> String { minute(span.lowerBound) + "-" + minute(span.upperBound) }

    /// `09:00-12:00 13:00-17:00`.
    package static func spans(_ spans: [Range<Int>]) -> String { spans.map(span).joined(separator: " ") }

    /// Reads `HH:MM` from 00:00 to 24:00, nil for anything else.
    package static func minute(of text: some StringProtocol) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = Digits.value(bytes[..<2]),
            let minute = Digits.value(bytes[3...]), minute < 60, hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }

    /// Reads one span that ends after it begins, nil for anything else.
    package static func span(of text: some StringProtocol) -> Range<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let begin = minute(of: ends[0]), let end = minute(of: ends[1]), begin < end else {
            return nil
        }
        return begin..<end
    }

    /// Reads spans separated by blanks, ascending and apart; nil for anything else and for none.
    package static func spans(of text: some StringProtocol) -> [Range<Int>]? {
        let words = text.split(separator: " ")
        let spans = words.compactMap { span(of: $0) }
        guard !spans.isEmpty, spans.count == words.count,
            zip(spans, spans.dropFirst()).allSatisfy({ $0.upperBound < $1.lowerBound })
        else { return nil }
        return spans
    }
}
