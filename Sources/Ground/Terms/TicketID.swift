// SPDX-License-Identifier: Apache-2.0

/// Names one ticket of a hall for ever: its business day and number, `2026-11-23.A017`.
package struct TicketID: TextCoded {
    /// The day the number was issued on.
    package let day: BusinessDay
    /// The number, which begins anew each day.
    package let number: TicketNumber

    /// Joins day and number.
    package init(day: BusinessDay, number: TicketNumber) {
        (self.day, self.number) = (day, number)
    }

    package init?(text: String) { self.init(utf8: Array(text.utf8)[...]) }

    package init?(utf8 bytes: ArraySlice<UInt8>) {
        guard let dot = bytes.firstIndex(of: UInt8(ascii: ".")), let day = BusinessDay(utf8: bytes[..<dot]),
            let number = TicketNumber(utf8: bytes[(dot + 1)...])
        else { return nil }
        self.init(day: day, number: number)
    }

    package var text: String { textFromBytes }

    package func append(to bytes: inout [UInt8]) {
        day.append(to: &bytes)
        bytes.append(UInt8(ascii: "."))
        number.append(to: &bytes)
    }
}
