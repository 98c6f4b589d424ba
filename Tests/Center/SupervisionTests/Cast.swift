// SPDX-License-Identifier: Apache-2.0
import Supervision
import Terms
import Testing

/// Days, tags and staff of the tests; nobody exists.
enum Cast {
    static func day(_ text: String) throws -> BusinessDay { try #require(BusinessDay(text: text)) }

    static func staff(_ number: Int) throws -> StaffID { try #require(StaffID("\(number)")) }

    static func tag(_ number: Int) -> PersonTag {
        PersonTag(hash: (0..<32).map { UInt8(truncatingIfNeeded: number >> ($0 % 4 * 8)) })
    }

    /// Monday to Friday but for the week of the National Day, whose make-up workdays are a Sunday before and a Saturday
    /// after it (2026-09-27 and 2026-10-10).
    static func calendar() throws -> WorkingDays {
        let off = try day("2026-10-01")...day("2026-10-07")
        let on = try [day("2026-09-27"), day("2026-10-10")]
        return WorkingDays { day in
            on.contains(day) || !off.contains(day) && (day.daysSinceEpoch + 3) % 7 < 5
        }
    }
}

/// A generator whose seed is printed when a test fails.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
