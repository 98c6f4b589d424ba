// SPDX-License-Identifier: Apache-2.0
import Terms

extension Moment {
    /// The local time with its offset, `2026-11-23T09:41:07+08:00` (RFC 3339).
    var webText: String {
        let minutes = abs(offsetSeconds) / 60
        let sign = offsetSeconds < 0 ? "-" : "+"
        let clock = Digits.padded(secondOfDay % 60, to: 2)
        return day.text + "T" + clockText + ":" + clock + sign + Digits.padded(minutes / 60, to: 2) + ":"
            + Digits.padded(minutes % 60, to: 2)
    }
}
