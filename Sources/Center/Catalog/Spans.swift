// SPDX-License-Identifier: Apache-2.0

/// Arithmetic on spans of a local day, in minutes since midnight; every result is ascending and apart.
package enum Spans {
    /// All minutes that lie in one of `spans`; spans that touch become one.
    package static func union(_ spans: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for span in spans.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, span.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                merged.append(span)
            }
        }
        return merged
    }

    /// The minutes that lie in both.
    package static func intersection(_ left: [Range<Int>], _ right: [Range<Int>]) -> [Range<Int>] {
        union(left.flatMap { one in right.map { one.clamped(to: $0) } })
    }

    /// The minutes of `whole` that lie in none of `parts`.
    package static func difference(_ whole: [Range<Int>], _ parts: [Range<Int>]) -> [Range<Int>] {
        let parts = union(parts)
        return union(whole).flatMap { span -> [Range<Int>] in
            var (rest, start): ([Range<Int>], Int) = ([], span.lowerBound)
            for part in parts where part.overlaps(span) {
                if part.lowerBound > start { rest.append(start..<part.lowerBound) }
                start = max(start, part.upperBound)
            }
            if start < span.upperBound { rest.append(start..<span.upperBound) }
            return rest
        }
    }
}
