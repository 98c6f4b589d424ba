// SPDX-License-Identifier: Apache-2.0

/// The on-site number a visitor holds (现场办理号): prefix and at least three digits, growing to four and five without
/// stopping (R33); a kiosk cut off from the hall's queue issues from its own series, `A3-01`.
package struct TicketNumber: TextCoded {
    /// The letter in front.
    package let prefix: TicketPrefix
    /// 0 for the hall's ordinary series.
    private let seriesNumber: UInt8
    private let serialNumber: UInt32

    /// The highest serial of a series: five digits.
    package static let highestSerial = 99_999

    /// Accepts a serial of 1–99,999 and a series of 1–99, otherwise nil.
    package init?(prefix: TicketPrefix, serial: Int, series: Int? = nil) {
        guard (1...Self.highestSerial).contains(serial), series.map({ (1...99).contains($0) }) ?? true
        else { return nil }
        (self.prefix, serialNumber, seriesNumber) = (prefix, UInt32(serial), UInt8(series ?? 0))
    }

    /// The kiosk whose own series this is, 1–99; nil for the hall's ordinary series.
    package var series: Int? { seriesNumber == 0 ? nil : Int(seriesNumber) }

    /// 1–99,999.
    package var serial: Int { Int(serialNumber) }

    /// Reads the canonical text only: `A017`, `A1000`, `A3-01`.
    package init?(text: String) { self.init(utf8: Array(text.utf8)[...]) }

    package init?(utf8 bytes: ArraySlice<UInt8>) {
        guard let first = bytes.first, let prefix = TicketPrefix(letter: first) else { return nil }
        let digits = bytes.dropFirst()
        guard let dash = digits.firstIndex(of: UInt8(ascii: "-")) else {
            guard let serial = Self.value(digits, width: 3) else { return nil }
            self.init(prefix: prefix, serial: serial)
            return
        }
        guard let series = Self.value(digits[..<dash], width: 1),
            let serial = Self.value(digits[(dash + 1)...], width: 2)
        else { return nil }
        self.init(prefix: prefix, serial: serial, series: series)
    }

    /// A number with at least `width` digits, and zeros in front only to reach that.
    private static func value(_ digits: ArraySlice<UInt8>, width: Int) -> Int? {
        guard digits.count == width || (digits.count > width && digits.first != UInt8(ascii: "0")) else { return nil }
        return Digits.value(digits)
    }

    package var text: String { textFromBytes }

    package func append(to bytes: inout [UInt8]) {
        bytes.append(prefix.letter)
        if let series {
            Digits.append(series, to: &bytes)
            bytes.append(UInt8(ascii: "-"))
        }
        Digits.append(serial, width: series == nil ? 3 : 2, to: &bytes)
    }
}
