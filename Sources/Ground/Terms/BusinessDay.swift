// SPDX-License-Identifier: Apache-2.0

/// A local calendar date of the hall (proleptic Gregorian); ticket numbers start anew with it.
package struct BusinessDay: TextCoded, Comparable {
    private let wideYear: Int32
    private let narrowMonth: UInt8
    private let narrowDay: UInt8

    /// 1–9999 for every date that was read.
    package var year: Int { Int(wideYear) }
    /// 1–12.
    package var month: Int { Int(narrowMonth) }
    /// 1–31, as the month has.
    package var day: Int { Int(narrowDay) }

    /// Accepts an existing date of the years 1–9999, otherwise nil.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        (wideYear, narrowMonth, narrowDay) = (Int32(year), UInt8(month), UInt8(day))
    }

    /// Makes the date `days` days after 1970-01-01.
    ///
    /// Days-to-civil of Howard Hinnant's "chrono-compatible low-level date algorithms".
    package init(daysSinceEpoch days: Int) {
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        narrowDay = UInt8(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        narrowMonth = UInt8(month)
        // 2^63 milliseconds are 292 million years.
        wideYear = Int32(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))
    }

    /// Reads `YYYY-MM-DD`.
    package init?(text: String) { self.init(utf8: Array(text.utf8)[...]) }

    package init?(utf8 bytes: ArraySlice<UInt8>) {
        let start = bytes.startIndex
        guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
            let year = Digits.value(bytes[start..<start + 4]), let month = Digits.value(bytes[start + 5..<start + 7]),
            let day = Digits.value(bytes[start + 8..<start + 10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `YYYY-MM-DD`.
    package var text: String { textFromBytes }

    package func append(to bytes: inout [UInt8]) {
        Digits.append(year, width: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Digits.append(month, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Digits.append(day, width: 2, to: &bytes)
    }

    /// Days from 1970-01-01 to this date; negative before it.
    package var daysSinceEpoch: Int {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let era = yearFromMarch.flooredQuotient(by: 400)
        let yearOfEra = yearFromMarch - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The date `days` later.
    package func advanced(byDays days: Int) -> BusinessDay { BusinessDay(daysSinceEpoch: daysSinceEpoch + days) }

    package static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
