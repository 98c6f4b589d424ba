// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The name of a backup's folder: the second it was begun, in UTC, so that names sort as they were made whatever the zone
/// does: `20261123T023000Z` (ISO 8601, basic format).
package struct BackupName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// When the backup was begun, to the second.
    package let moment: Timestamp

    /// Names a backup begun at `moment`.
    package init(_ moment: Timestamp) {
        self.moment = Timestamp(milliseconds: moment.milliseconds - moment.milliseconds.flooredRemainder(by: 1000))
    }

    /// Reads a folder's name; nil for anything that no backup is called.
    package init?(text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
            let year = Digits.value(bytes[0..<4]), let month = Digits.value(bytes[4..<6]),
            let day = Digits.value(bytes[6..<8]), let hour = Digits.value(bytes[9..<11]),
            let minute = Digits.value(bytes[11..<13]), let second = Digits.value(bytes[13..<15]),
            hour < 24, minute < 60, second < 60,
            let date = BusinessDay(year: year, month: month, day: day)
        else { return nil }
        let seconds = date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second
        moment = Timestamp(milliseconds: Int64(seconds) * 1000)
    }

    /// The folder's name.
    package var text: String {
        let utc = Moment(moment, offsetSeconds: 0)
        let time = [utc.secondOfDay / 3600, utc.secondOfDay / 60 % 60, utc.secondOfDay % 60]
        return utc.day.text.filter { $0 != "-" } + "T" + time.map { Digits.padded($0, to: 2) }.joined() + "Z"
    }

    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.moment < right.moment }
}

extension Int64 {
    fileprivate func flooredRemainder(by divisor: Int64) -> Int64 {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
