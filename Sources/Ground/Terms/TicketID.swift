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

    package init?(text: String) {
        guard let dot = text.firstIndex(of: "."), let day = BusinessDay(text: String(text[..<dot])),
            let number = TicketNumber(text: String(text[text.index(after: dot)...]))
        else { return nil }
        self.init(day: day, number: number)
    }

    package var text: String { day.text + "." + number.text }
}
