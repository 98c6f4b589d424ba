// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

/// Spans of the day.
struct ClockSpanTests {
    @Test(arguments: ["12:00-13:30", "18:00-08:00", "00:00-24:00", "23:59-00:01", "09:00-24:00"])
    func `a span is written as it is read`(text: String) {
        #expect(ClockSpan(text: text)?.text == text)
    }

    @Test(arguments: [
        "", "12:00", "12:00-", "-12:00", "12:00-12:00", "9:00-12:00", "25:00-26:00", "12:60-13:00", "24:00-08:00",
        "08:00-00:00", "12:00-13:00-14:00", "１２:00-13:00", "12.00-13.00",
    ])
    func `anything else is none`(text: String) {
        #expect(ClockSpan(text: text) == nil)
    }

    @Test(arguments: [
        ("12:00-13:30", "11:59", false), ("12:00-13:30", "12:00", true), ("12:00-13:30", "13:29", true),
        ("12:00-13:30", "13:30", false), ("18:00-08:00", "17:59", false), ("18:00-08:00", "18:00", true),
        ("18:00-08:00", "00:00", true), ("18:00-08:00", "07:59", true), ("18:00-08:00", "08:00", false),
        ("00:00-24:00", "23:59", true),
    ])
    func `a moment is in it by the hall's clock`(span: String, clock: String, isIn: Bool) throws {
        let parts = clock.split(separator: ":").compactMap { Int64($0) }
        let seconds = parts[0] * 3600 + parts[1] * 60 + 59
        // The clock of a hall eight hours east of UTC.
        let moment = Moment(Timestamp(seconds: 1_795_392_000 + seconds - 28_800), offsetSeconds: 28_800)
        #expect(moment.clockText == clock)
        #expect(try #require(ClockSpan(text: span)).contains(moment) == isIn)
    }
}
