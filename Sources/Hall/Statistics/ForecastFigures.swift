// SPDX-License-Identifier: Apache-2.0

/// How far the announced waits were from what happened; the error is taken to the middle of the range.
struct ForecastFigures {
    private var count = 0
    private var absolute = 0
    private var signed = 0
    private var inside = 0

    /// Counts a range of minutes that was announced, and the seconds that the wait then took.
    mutating func count(_ minutes: ClosedRange<Int>, waited seconds: Int) {
        let error = (minutes.lowerBound + minutes.upperBound) * 30 - seconds
        count += 1
        absolute += abs(error)
        signed += error
        if (minutes.lowerBound * 60...minutes.upperBound * 60).contains(seconds) { inside += 1 }
    }

    /// Positive bias: more was announced than happened.
    var columns: [ReportColumn] {
        [
            ReportColumn("announced", count), ReportColumn("forecast_error_s", mean: absolute, of: count),
            ReportColumn("forecast_bias_s", mean: signed, of: count),
            ReportColumn("forecast_inside_permille", share: inside, of: count),
        ]
    }
}
