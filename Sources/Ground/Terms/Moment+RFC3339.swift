// SPDX-License-Identifier: Apache-2.0

extension Moment {
    /// The local time with its offset, to the second: `2026-11-23T09:41:07+08:00` (RFC 3339).
    package var rfc3339: String {
        let minutes = abs(offsetSeconds) / 60
        let offset = Digits.padded(minutes / 60, to: 2) + ":" + Digits.padded(minutes % 60, to: 2)
        return day.text + "T" + clockText + ":" + Digits.padded(secondOfDay % 60, to: 2)
            + (offsetSeconds < 0 ? "-" : "+") + offset
    }

    /// Reads what `rfc3339` writes; nil for any other text.
    package init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 25, let day = BusinessDay(text: String(text.prefix(10))),
            let hour = Digits.value(bytes[11..<13]), let minute = Digits.value(bytes[14..<16]),
            let second = Digits.value(bytes[17..<19]), let offsetHours = Digits.value(bytes[20..<22]),
            let offsetMinutes = Digits.value(bytes[23..<25]), hour < 24, minute < 60, second < 60,
            offsetHours < 24, offsetMinutes < 60
        else { return nil }
        let offset = (offsetHours * 60 + offsetMinutes) * (bytes[19] == UInt8(ascii: "-") ? -60 : 60)
        let local = day.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second
        self.init(Timestamp(seconds: Int64(local - offset)), offsetSeconds: offset)
        guard rfc3339.utf8.elementsEqual(bytes) else { return nil }
    }
}
