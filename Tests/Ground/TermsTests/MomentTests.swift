// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct MomentTests {
    /// 2026-11-22T16:00:00Z, midnight in Shanghai.
    static let midnight = Timestamp(seconds: 1_795_363_200)
    static let shanghai = 8 * 3600

    @Test(
        arguments: [
            (-1, "2026-11-22 23:59:59"), (0, "2026-11-23 00:00:00"), (1, "2026-11-23 00:00:01"),
            (86_399, "2026-11-23 23:59:59"), (86_400, "2026-11-24 00:00:00"),
        ] as [(Int64, String)]
    )
    func `the day changes at local midnight`(seconds: Int64, text: String) {
        let moment = Moment(Self.midnight.adding(seconds: seconds), offsetSeconds: Self.shanghai)
        #expect(moment.text == text)
        #expect(moment.day.text + " " + moment.clockText == String(text.dropLast(3)))
    }

    @Test(arguments: [
        (-5 * 3600, "2026-11-22 11:00:00"), (-(9 * 3600 + 1800), "2026-11-22 06:30:00"), (0, "2026-11-22 16:00:00"),
        (5 * 3600 + 2700, "2026-11-22 21:45:00"), (14 * 3600, "2026-11-23 06:00:00"),
    ])
    func `west of Greenwich counts backwards`(offset: Int, text: String) {
        #expect(Moment(Self.midnight, offsetSeconds: offset).text == text)
    }

    @Test func `before 1970 the clock still runs forwards`() {
        let moment = Moment(Timestamp(milliseconds: -1), offsetSeconds: 0)
        #expect(moment.text == "1969-12-31 23:59:59")
        #expect(moment.secondOfDay == 86_399)
        #expect(Moment(Timestamp(milliseconds: -1), offsetSeconds: -3600).clockText == "22:59")
    }

    @Test func `a millisecond before midnight is still the old day`() {
        let late = Moment(Timestamp(milliseconds: Self.midnight.milliseconds - 1), offsetSeconds: Self.shanghai)
        #expect(late.day.text == "2026-11-22")
        #expect(late.at(Self.midnight).day.text == "2026-11-23")
    }

    @Test func `a wait is never below zero`() {
        let start = Timestamp(seconds: 1000)
        #expect(start.adding(seconds: 119).minutes(since: start) == 1)
        #expect(start.adding(minutes: 30).minutes(since: start) == 30)
        #expect(start.minutes(since: start.adding(minutes: 5)) == 0)
    }

    @Test func `a moment survives JSON, and one that would overflow is refused`() throws {
        let moment = Moment(Self.midnight, offsetSeconds: Self.shanghai)
        #expect(try value(Moment.self, json: json(moment)) == moment)
        for text in [
            #"[{"timestamp":0,"offsetSeconds":86401}]"#, #"[{"timestamp":0,"offsetSeconds":-9223372036854775808}]"#,
            #"[{"timestamp":9223372036854775807,"offsetSeconds":0}]"#, #"[{"timestamp":0}]"#,
        ] {
            #expect(throws: DecodingError.self) { try value(Moment.self, json: text) }
        }
    }
}
