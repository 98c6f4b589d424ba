// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

/// Local times as the APIs write them (RFC 3339).
struct MomentRFC3339Tests {
    @Test(arguments: [
        ("2026-11-23T09:41:07+08:00", 1_795_398_067), ("1970-01-01T00:00:00+00:00", 0),
        ("2026-11-22T20:11:07-05:30", 1_795_398_067), ("2026-11-23T00:00:00+14:00", 1_795_341_600),
    ])
    func `a local time is read and written`(text: String, seconds: Int64) throws {
        let moment = try #require(Moment(rfc3339: text))
        #expect(moment.timestamp == Timestamp(seconds: seconds))
        #expect(moment.rfc3339 == text)
    }

    @Test(arguments: [
        "", "2026-11-23", "2026-11-23T09:41:07Z", "2026-11-23 09:41:07+08:00", "2026-11-23T24:00:00+08:00",
        "2026-02-30T09:41:07+08:00", "2026-11-23T09:41:07+08:0０", "2026-11-23T09:41:07*08:00",
    ])
    func `anything else is refused`(text: String) {
        #expect(Moment(rfc3339: text) == nil)
    }
}
