// SPDX-License-Identifier: Apache-2.0
package import Booking
import Supervision

/// Figures as supervisors, media and everybody may have them (R50): no count that only a few people can be behind.
package struct AnonymousFigures: Encodable, Sendable {
    /// One group; nil is a count that is not shown.
    package struct Row: Encodable, Sendable {
        let key: String
        let booked, cancelled, noShow, exchanged, calledInSlot, walkIn, green: Int?

        /// The row as a CSV file has it; what is not shown is empty.
        package var fields: [String] {
            [key]
                + [booked, cancelled, noShow, exchanged, calledInSlot, walkIn, green].map { $0.map(String.init) ?? "" }
        }
    }

    let by: String
    /// The groups.
    package let rows: [Row]

    /// The headings of a row's `fields`.
    package static let headings = [
        "key", "booked", "cancelled", "no_show", "exchanged", "called_in_slot", "walk_in", "green",
    ]

    /// Hides what must not be shown of `rows`.
    package init(_ grouping: FigureGrouping, _ rows: [FigureRow]) {
        by = grouping.rawValue
        let table = rows.map { row in
            [
                row.booked, row.cancelled + row.cancelledLate, row.noShow, row.exchanged, row.calledInSlot,
                row.walkIn ?? 0, row.green ?? 0,
            ]
        }
        self.rows = zip(rows, SmallCells.hidden(table)).map { row, shown in
            Row(
                key: row.key,
                booked: shown[0],
                cancelled: shown[1],
                noShow: shown[2],
                exchanged: shown[3],
                calledInSlot: shown[4],
                walkIn: row.walkIn == nil ? nil : shown[5],
                green: row.green == nil ? nil : shown[6]
            )
        }
    }
}
