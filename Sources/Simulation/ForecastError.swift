// SPDX-License-Identifier: Apache-2.0

/// How far announced ranges of minutes were from what happened; the error is taken to the middle of the range.
package struct ForecastError: Sendable, Equatable {
    /// Announcements compared.
    package private(set) var count = 0
    private var absolute = 0.0
    private var signed = 0.0
    private var inside = 0
    private var widths = 0.0

    /// Nothing compared yet.
    package init() {}

    /// Compares what was announced with the wait that followed.
    mutating func add(announced minutes: ClosedRange<Int>, waited milliseconds: Int64) {
        let waited = Double(milliseconds) / 60_000
        let middle = Double(minutes.lowerBound + minutes.upperBound) / 2
        count += 1
        absolute += abs(waited - middle)
        signed += middle - waited
        widths += Double(minutes.count - 1)
        if Double(minutes.lowerBound) <= waited, waited <= Double(minutes.upperBound) { inside += 1 }
    }

    /// Mean absolute error in minutes.
    package var mean: Double { absolute / Double(max(1, count)) }
    /// Minutes announced too many in the mean; below 0 when too few.
    package var bias: Double { signed / Double(max(1, count)) }
    /// The share of waits inside their range.
    package var coverage: Double { Double(inside) / Double(max(1, count)) }
    /// Minutes from the one end of a range to the other, in the mean.
    package var width: Double { widths / Double(max(1, count)) }
}
