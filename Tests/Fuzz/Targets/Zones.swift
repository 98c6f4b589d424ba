// SPDX-License-Identifier: Apache-2.0
import Terms

@testable import Ports

/// Time zone files (RFC 8536) and their rules (POSIX TZ).
enum Zones {
    /// 0001-01-02, 1970, the summer and winter of 2026, 2038, 9999-12-30.
    private static let times: [Int64] = [
        -62_135_510_400, 0, 1_781_000_000, 1_795_395_600, 2_147_483_648, 253_402_214_399,
    ]

    static func check(_ input: [UInt8]) throws(Broken) {
        if let table = TZTable(input) {
            for time in times { try check(table.offset(at: time)) }
        }
        if let rule = TZRule(input) {
            for time in times { try check(rule.offset(at: time)) }
        }
    }

    /// RFC 8536 section 3.2: more than -25 h and less than 26 h; POSIX allows 24 h 59 min 59 s.
    private static func check(_ offset: Int) throws(Broken) {
        try hold((-90_000...93_600).contains(offset), "an offset that no zone has")
        let moment = Moment(Timestamp(seconds: 1_795_395_600), offsetSeconds: offset)
        try hold((0..<86_400).contains(moment.secondOfDay), "a clock that shows no time")
    }
}
