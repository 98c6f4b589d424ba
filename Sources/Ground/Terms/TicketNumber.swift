// SPDX-License-Identifier: Apache-2.0

/// The on-site number a visitor holds (现场办理号): prefix and at least three digits, growing to four and five without
/// stopping (R33); a kiosk cut off from the hall's queue issues from its own series, `A3-01`.
package struct TicketNumber: TextCoded {
    /// The letter in front.
    package let prefix: TicketPrefix
    /// The kiosk whose own series this is, 1–99; nil for the hall's ordinary series.
    package let series: Int?
    /// 1–99,999.
    package let serial: Int

    /// The highest serial of a series: five digits.
    package static let highestSerial = 99_999

    /// Accepts a serial of 1–99,999 and a series of 1–99, otherwise nil.
    package init?(prefix: TicketPrefix, serial: Int, series: Int? = nil) {
        guard (1...Self.highestSerial).contains(serial), series.map({ (1...99).contains($0) }) ?? true
        else { return nil }
        (self.prefix, self.serial, self.series) = (prefix, serial, series)
    }

    /// Reads the canonical text only: `A017`, `A1000`, `A3-01`.
    package init?(text: String) {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let prefix = TicketPrefix(letter: first) else { return nil }
        let parts = bytes.dropFirst().split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let values = parts.compactMap { Digits.value($0) }
        guard values.count == parts.count, (1...2).contains(values.count) else { return nil }
        let series = values.count == 2 ? values[0] : nil
        self.init(prefix: prefix, serial: values[values.count - 1], series: series)
        guard self.text.utf8.elementsEqual(bytes) else { return nil }
    }

    package var text: String {
        guard let series else { return prefix.text + Digits.padded(serial, to: 3) }
        return prefix.text + String(series) + "-" + Digits.padded(serial, to: 2)
    }
}
